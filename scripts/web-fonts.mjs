// Make what the site's fonts need and a theme carries ready-made, after `npm run build`: node scripts/web-fonts.mjs [theme]
// - web-fonts/: WOFF2 files by script.
// - css/fallbacks.css: the fonts that readers have, sized like the theme's, so that nothing moves when those arrive.

import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fromFile} from '@capsizecss/unpack/fs'
import {builtinTheme, loadTheme} from '../build/modules/theme/load.js'

const folder = builtinTheme(process.argv[2] ?? 'press')
await writeFallbacks()
const out = join(folder, 'web-fonts')
rmSync(out, {recursive: true, force: true})
const {web} = await loadTheme(folder)
mkdirSync(out)
for (const {path, make} of web.fonts) writeFileSync(join(out, path), await make())

/** Each with what stands in for it on Windows, Apple's systems and Android, by the names of Capsize's collection. */
async function writeFallbacks() {
  const families = [
    {
      family: 'Source Serif 4',
      file: 'SourceSerif4-Regular.ttf',
      systems: ['georgia', 'notoSerif', 'timesNewRoman'],
    },
    {family: 'Libre Franklin', file: 'LibreFranklin-Regular.ttf', systems: ['arial', 'roboto']},
  ]
  const faces = []
  for (const {family, file, systems} of families) {
    const own = await fromFile(join(folder, 'fonts', file))
    for (const name of systems)
      faces.push(...standIns(family, own, (await import(`@capsizecss/metrics/${name}`)).default))
  }
  const note =
    '/* Made by scripts/web-fonts.mjs from the metrics of the fonts: what readers have, sized like what is on its way. */'
  writeFileSync(join(folder, 'css/fallbacks.css'), `${note}\n${faces.join('\n')}\n`)
}

/** Weights and slants of a family differ alike enough for one size to serve all four. */
function standIns(family, own, system) {
  const size = own.xWidthAvg / own.unitsPerEm / (system.xWidthAvg / system.unitsPerEm)
  const share = length => percent(Math.abs(length) / (own.unitsPerEm * size))
  return [
    {suffix: '', weight: 400, style: 'normal'},
    {suffix: ' Italic', weight: 400, style: 'italic'},
    {suffix: ' Bold', weight: 700, style: 'normal'},
    {suffix: ' Bold Italic', weight: 700, style: 'italic'},
  ].map(
    ({suffix, weight, style}) => `@font-face {
  font-family: '${family} as ${system.familyName}';
  src: local('${system.familyName}${suffix}');
  font-weight: ${weight};
  font-style: ${style};
  size-adjust: ${percent(size)};
  ascent-override: ${share(own.ascent)};
  descent-override: ${share(own.descent)};
  line-gap-override: ${share(own.lineGap)};
}`,
  )
}

function percent(share) {
  return `${Number((100 * share).toFixed(2))}%`
}
