import type {Style} from '../style.ts'

type Features = Style['fontFeatures']

/** OpenType tags of the font-variant-* words (css-fonts-4, 7). */
const tags: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  none: {liga: 0, clig: 0, dlig: 0, hlig: 0, calt: 0},
  'common-ligatures': {liga: 1, clig: 1},
  'no-common-ligatures': {liga: 0, clig: 0},
  'discretionary-ligatures': {dlig: 1},
  'no-discretionary-ligatures': {dlig: 0},
  'historical-ligatures': {hlig: 1},
  'no-historical-ligatures': {hlig: 0},
  contextual: {calt: 1},
  'no-contextual': {calt: 0},
  'small-caps': {smcp: 1},
  'all-small-caps': {smcp: 1, c2sc: 1},
  'petite-caps': {pcap: 1},
  'all-petite-caps': {pcap: 1, c2pc: 1},
  unicase: {unic: 1},
  'titling-caps': {titl: 1},
  'lining-nums': {lnum: 1},
  'oldstyle-nums': {onum: 1},
  'proportional-nums': {pnum: 1},
  'tabular-nums': {tnum: 1},
  'diagonal-fractions': {frac: 1},
  'stacked-fractions': {afrc: 1},
  ordinal: {ordn: 1},
  'slashed-zero': {zero: 1},
  jis78: {jp78: 1},
  jis83: {jp83: 1},
  jis90: {jp90: 1},
  jis04: {jp04: 1},
  simplified: {smpl: 1},
  traditional: {trad: 1},
  'full-width': {fwid: 1},
  'proportional-width': {pwid: 1},
  ruby: {ruby: 1},
  sub: {subs: 1},
  super: {sups: 1},
  'historical-forms': {hist: 1},
}

/**
 * One sorted list from the words of font-variant-*, `font-kerning` and `font-feature-settings`, which wins over the
 * rest (css-fonts-4, 7.2). Letter-spaced text loses its common ligatures (css-text-3, 8.2).
 */
export function fontFeatures(given: {
  readonly words: readonly string[]
  readonly kerning: 'auto' | 'normal' | 'none'
  readonly spaced: boolean
  readonly settings: Features
}): Features {
  const features = new Map<string, number>()
  if (given.spaced) for (const tag of ['liga', 'clig']) features.set(tag, 0)
  for (const word of given.words)
    for (const [tag, value] of Object.entries(tags[word] ?? {})) features.set(tag, value)
  if (given.kerning === 'none') features.set('kern', 0)
  for (const {tag, value} of given.settings) features.set(tag, value)
  return [...features]
    .map(([tag, value]) => ({tag, value}))
    .sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
}
