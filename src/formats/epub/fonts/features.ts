/** What fonts do by themselves, in any script. */
const always =
  'kern liga clig calt rclt rlig ccmp locl mark mkmk curs init medi med2 fina fin2 fin3 isol abvm blwm'.split(
    ' ',
  )

/** What a sheet asks for by names of `font-variant`, as OpenType calls it. */
const named: Readonly<Record<string, readonly string[]>> = {
  'all-small-caps': ['smcp', 'c2sc'],
  'diagonal-fractions': ['frac', 'numr', 'dnom'],
  'discretionary-ligatures': ['dlig'],
  'historical-forms': ['hist'],
  'lining-nums': ['lnum'],
  'oldstyle-nums': ['onum'],
  ordinal: ['ordn'],
  'proportional-nums': ['pnum'],
  'slashed-zero': ['zero'],
  'small-caps': ['smcp'],
  'tabular-nums': ['tnum'],
}

/** The features that fonts must keep for what a style sheet asks for: each brings its letters along. */
export function featuresFor(css: string): readonly string[] {
  const asked = Object.entries(named)
    .filter(([name]) => new RegExp(`[:\\s]${name}[;}\\s]`).test(css))
    .flatMap(([, features]) => features)
  const settings = [...css.matchAll(/font-feature-settings:([^;}]*)/g)].flatMap(([, value = '']) =>
    [...value.matchAll(/["'](\w{4})["']/g)].map(([, tag = '']) => tag),
  )
  return [...new Set([...always, ...asked, ...settings])]
}
