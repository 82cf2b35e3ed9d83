import type {Style} from '../css/style.ts'
import type {FontFaceRule, Range} from '../css/stylesheet.ts'
import type {Report, TypesetterMessage} from '../diagnostics.ts'
import {type FontFile, openFontFile} from './font-file.ts'
import {matchFaces} from './font-match.ts'
import type {Face} from './glyphs.ts'
import type {FaceManner} from './synthesis.ts'

/** Points, from the baseline: `descent` is negative, as in the font. */
export interface LineMetrics {
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
}

/** A face with the characters that its `unicode-range` leaves it. */
export interface RangedFace extends FaceManner {
  readonly face: Face
  readonly range: FontFaceRule['unicodeRange']
}

/** The fonts of one document. */
export interface Fonts {
  /** Faces that may set text of this style, best first. Empty only when the document has no font at all. */
  readonly facesFor: (style: Style) => readonly Face[]
  /** The same with their `unicode-range`s; one array per family list, weight, style and stretch. */
  readonly stackFor: (style: Style) => readonly RangedFace[]
  /** Of the first available face (CSS Fonts 4, 5.3), at the style's size. */
  readonly lineMetrics: (style: Style) => LineMetrics
  /**
   * Makes the bytes of instances of variable fonts that layout asked for. Await it after layout, before drawing:
   * until then `Face.bytes` of such a face throws.
   */
  readonly settle: () => Promise<void>
  /** Characters without a glyph that were reported for this document. */
  readonly missing: Set<number>
}

export interface FontSources {
  /** Bytes of a font by its URL. */
  readonly load: (url: string) => Uint8Array | undefined
  readonly report: Report
}

/** A rule whose file is open. */
export interface OpenedRule {
  readonly rule: OpenedFace
  readonly file: FontFile
}

export interface OpenedFace extends FontFaceRule {
  readonly weight: Range
  readonly stretch: Range
}

/** Open every font that the rules name. Reports `missing-font` and goes on without it. */
export async function openFonts(
  rules: readonly FontFaceRule[],
  sources: FontSources,
): Promise<Fonts> {
  const opened = (await Promise.all(rules.map(rule => openRule(rule, sources)))).filter(
    rule => rule !== undefined,
  )
  if (opened.length === 0) {
    sources.report({
      ruleId: 'missing-font',
      reason: 'Unexpected document without a font, expected an `@font-face` whose file can be read',
      origin: 'tree',
      place: undefined,
      severe: true,
    })
  }
  const stacks = new Map<string, readonly RangedFace[]>()
  const stackOfStyle = new WeakMap<Style, readonly RangedFace[]>()

  const stackFor = (style: Style) => {
    const known = stackOfStyle.get(style)
    if (known) return known
    const key = stackKey(style)
    const stack = stacks.get(key) ?? matchFaces(opened, style)
    stacks.set(key, stack)
    stackOfStyle.set(style, stack)
    return stack
  }
  return {
    stackFor,
    facesFor: style => stackFor(style).map(({face}) => face),
    lineMetrics: style => {
      const stack = stackFor(style)
      const first = stack.find(({range}) => inRange(range, 0x20)) ?? stack[0]
      const size = style.fontSize * (first?.scale ?? 1)
      return {
        ascent: (first?.face.ascent ?? 0.8) * size,
        descent: (first?.face.descent ?? -0.2) * size,
        lineGap: (first?.face.lineGap ?? 0) * size,
      }
    },
    settle: async () => {
      for (const {file} of opened) await file.settle()
    },
    missing: new Set(),
  }
}

/** What a stack depends on. */
const stackKey = (style: Style): string =>
  JSON.stringify([
    style.fontFamily,
    style.fontWeight,
    style.fontStyle,
    style.fontStretch,
    style.fontVariationSettings,
    style.fontSizeAdjust,
    style.fontSynthesis,
    style.fontFeatures.some(({tag, value}) => tag === 'smcp' && value === 1),
  ])

/** Whether a `unicode-range` lets a code point through; no range lets all. */
export const inRange = (range: FontFaceRule['unicodeRange'], codePoint: number) =>
  range === undefined || range.some(({from, to}) => from <= codePoint && codePoint <= to)

/** `auto` is all that the font has; one without the axis is taken for a normal one (css-fonts-4, 4.4). */
function rangesOf({weight, stretch}: FontFaceRule, file: FontFile) {
  const only = (value: number): Range => ({min: value, max: value})
  return {
    weight: weight === 'auto' ? (file.axis('wght') ?? only(400)) : weight,
    stretch: stretch === 'auto' ? (file.axis('wdth') ?? only(100)) : stretch,
  }
}

/** The first source that can be opened counts. */
async function openRule(
  rule: FontFaceRule,
  {load, report}: FontSources,
): Promise<OpenedRule | undefined> {
  const failures: string[] = []
  for (const url of rule.sources) {
    const bytes = load(url)
    if (!bytes) {
      failures.push(`${url} (not found)`)
      continue
    }
    try {
      const file = await openFontFile(bytes)
      return {rule: {...rule, ...rangesOf(rule, file)}, file}
    } catch {
      failures.push(`${url} (damaged, or not TrueType, OpenType, WOFF or WOFF2)`)
    }
  }
  const reason = `Unexpected sources of font \`${rule.family}\`: ${failures.join(', ') || 'none'}, expected a font file`
  const nowhere: TypesetterMessage = {
    ruleId: 'missing-font',
    reason,
    origin: 'tree',
    place: undefined,
    severe: false,
  }
  report(rule.messageOf?.('missing-font', reason) ?? nowhere)
  return undefined
}
