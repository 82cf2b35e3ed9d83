// Make the font that the theme sets formulas in on the site: node scripts/math-font.mjs. STIX Two Math without what
// formulas do not have; its MATH table and the features that browsers ask for stay.
import {copyFileSync, readFileSync, writeFileSync} from 'node:fs'
import subsetFont from 'subset-font'

const root = new URL('../', import.meta.url)
const source = new URL('node_modules/@expo-google-fonts/stix-two-math/', root)
const fonts = new URL('templates/press/fonts/', root)

/** Latin-1, dotless letters, accents, Greek, punctuation, scripts, letterlike signs, arrows, operators, alphabets. */
const ranges =
  '20-7e a0-ff 131-131 237-237 2c6-2dd 300-338 370-3ff 2000-209f 20d0-20f0 2100-214f 2190-23ff 25a0-25ff 2605-2606 2660-2667 27c0-27ff 2900-2aff 1d400-1d7ff'
const text = ranges
  .split(' ')
  .map(range => range.split('-').map(code => Number.parseInt(code, 16)))
  .map(([from, to]) =>
    Array.from({length: to - from + 1}, (_, at) => String.fromCodePoint(from + at)).join(''),
  )
  .join('')

const whole = readFileSync(new URL('400Regular/STIXTwoMath_400Regular.ttf', source))
const font = await subsetFont(whole, text, {
  targetFormat: 'woff2',
  keepFeatures: ['kern', 'liga', 'ccmp', 'mark', 'mkmk', 'ssty', 'dtls', 'flac'],
  noHinting: true,
})
writeFileSync(new URL('STIXTwoMath.woff2', fonts), font)
copyFileSync(new URL('LICENSE_FONT', source), new URL('STIXTwoMath-OFL.txt', fonts))
