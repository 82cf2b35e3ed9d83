import type {Root} from 'hast'
import {cascade} from '../css/cascade.ts'
import {genericFamilies} from '../css/generic-families.ts'
import type {Style} from '../css/style.ts'
import type {Stylesheet} from '../css/stylesheet.ts'
import type {Report} from '../diagnostics.ts'
import {setParagraph} from './break-paragraph.ts'
import {harfBuzzFontOf} from './font-file.ts'
import {type Fonts, openFonts} from './fonts.ts'
import {glyphOutline, type OutlineStep} from './glyph-outline.ts'
import type {GlyphRun} from './glyphs.ts'
import {kindOf, standInScale} from './stand-in.ts'
import {usedFaces} from './used-faces.ts'

/** How a stretch of a label is set. Lengths are in whatever unit the drawing counts. */
export interface LabelStyle {
  /** Names and generic names; those that the fonts lack are passed over. */
  readonly families: readonly string[]
  readonly size: number
  readonly weight: number
  readonly style: 'normal' | 'italic' | 'oblique'
  readonly letterSpacing: number
  readonly wordSpacing: number
  readonly smallCaps: boolean
  /** BCP 47, or empty. */
  readonly lang: string
}

export interface LabelPart {
  readonly text: string
  readonly style: LabelStyle
}

/** A glyph of a label, in visual order. */
export interface LabelGlyph {
  /** Index of its part. */
  readonly part: number
  /** Of the pen, from the label's left edge. */
  readonly x: number
  readonly advance: number
  /** From the pen on the baseline, y downwards. */
  readonly outline: readonly OutlineStep[]
}

/** Heights above the baseline. */
export interface LabelMetrics {
  readonly ascent: number
  readonly descent: number
  readonly xHeight: number
}

/** Sets labels of drawings, which stand on no page, in the fonts of a publication, as outlines. */
export interface Lettering {
  /** One line, of one or more parts; `missing` are characters that no font has. */
  readonly set: (
    parts: readonly LabelPart[],
    direction: 'ltr' | 'rtl',
  ) => {readonly glyphs: readonly LabelGlyph[]; readonly missing: readonly number[]}
  readonly metrics: (style: LabelStyle) => LabelMetrics
}

export interface LetteringOptions {
  readonly stylesheets: readonly Stylesheet[]
  readonly load: (url: string) => Uint8Array | undefined
  /** Of the document that the drawings stand in: decides what its body is set in. */
  readonly lang: string
}

/** The lettering of drawings with a text, which is all that they show or more. */
export type LetteringFor = (text: string) => Promise<Lettering>

/**
 * Reads what the stylesheets say of fonts, and opens those that a text needs: most drawings have no sign that takes a
 * font of its own. What is wrong with fonts is told when a document is set with them.
 */
export function openLettering({stylesheets, load, lang}: LetteringOptions): LetteringFor {
  const {body, fontFaces} = styleOfBody({stylesheets, load, lang})
  const families = familyChooser({
    own: [...new Set(fontFaces.map(({family}) => family))],
    body: body.fontFamily,
    generic: genericFamilies(stylesheets, load),
  })
  const plain = styleOfBody({stylesheets: [], load, lang}).body
  const opened = new Map<string, Promise<Lettering>>()
  return text => {
    const rules = usedFaces(fontFaces, {type: 'text', value: text}, '')
    const key = rules.map(rule => fontFaces.indexOf(rule)).join()
    const lettering =
      opened.get(key) ??
      openFonts(rules, {load, report: silent}).then(fonts => letter({fonts, families, plain}))
    opened.set(key, lettering)
    return lettering
  }
}

const silent: Report = () => {}

interface Letterer {
  readonly fonts: Fonts
  readonly families: ReturnType<typeof familyChooser>
  /** What labels look like where nobody says. */
  readonly plain: Style
}

function letter({fonts, families, plain}: Letterer): Lettering {
  const styles = new Map<string, Style>()
  const styleFor = (label: LabelStyle): Style => {
    const key = JSON.stringify(label)
    const known = styles.get(key)
    if (known) return known
    const chosen = families(label.families)
    const full = labelStyle(label, plain, chosen.families)
    const scale = chosen.isStandIn ? standInScale(label.families, meanAdvance(full, fonts)) : 1
    const style = scale === 1 ? full : {...full, fontSize: full.fontSize * scale}
    styles.set(key, style)
    return style
  }
  return {
    set: (parts, direction) => setLabel(parts, {fonts, styleFor, direction}),
    metrics: label => {
      const style = styleFor(label)
      const {ascent, descent} = fonts.lineMetrics(style)
      const xHeight = (fonts.facesFor(style)[0]?.xHeight ?? 0.5) * style.fontSize
      return {ascent, descent, xHeight}
    },
  }
}

function styleOfBody({stylesheets, load, lang}: LetteringOptions) {
  const body = {type: 'element', tagName: 'body', properties: {lang}, children: []} as const
  const html = {type: 'element', tagName: 'html', properties: {lang}, children: [body]} as const
  const tree = {type: 'root', children: [html]} as unknown as Root
  const {styleOf, fontFaces} = cascade(tree, {stylesheets, load, report: silent})
  return {body: styleOf(body as never), fontFaces}
}

const labelStyle = (
  {size, weight, style, letterSpacing, wordSpacing, smallCaps, lang}: LabelStyle,
  plain: Style,
  fontFamily: readonly string[],
): Style => ({
  ...plain,
  fontFamily,
  fontSize: size,
  fontWeight: weight,
  fontStyle: style,
  fontFeatures: smallCaps ? [{tag: 'smcp', value: 1}] : [],
  // A label is outlines: weights and slants that the fonts lack are better missing than made up.
  fontSynthesis: {weight: false, style: false, smallCaps: true},
  letterSpacing,
  wordSpacing,
  lang,
  whiteSpace: 'pre',
  textAlign: 'left',
  hyphens: 'none',
  hangingPunctuation: [],
})

interface Families {
  readonly own: readonly string[]
  readonly body: readonly string[]
  readonly generic: ReadonlyMap<string, readonly string[]>
}

/** The fonts for a list of names: those the theme has, then those of the kind that is meant, then all others. */
function familyChooser({own, body, generic}: Families) {
  const known = new Map(own.map(name => [name.toLowerCase(), name]))
  return (names: readonly string[]) => {
    const owned = names.flatMap(name => known.get(name.toLowerCase()) ?? [])
    const kind = kindOf(names)
    const meant = (kind && generic.get(kind)) ?? body
    const families = [...new Set([...owned, ...meant, ...body, ...own])]
    return {
      families: families.filter(name => own.includes(name)),
      isStandIn: owned[0]?.toLowerCase() !== names[0]?.toLowerCase() || names.length === 0,
    }
  }
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz'].map(letter => letter.codePointAt(0)!)

/** Em. */
function meanAdvance(style: Style, fonts: Fonts): number {
  const face = fonts.facesFor({...style, fontWeight: 400, fontStyle: 'normal'})[0]
  if (!face) return 0
  const font = harfBuzzFontOf(face)
  const advances = alphabet.map(letter => font.glyphHAdvance(font.nominalGlyph(letter) ?? 0))
  return advances.reduce((sum, advance) => sum + advance, 0) / alphabet.length / face.unitsPerEm
}

interface Setting {
  readonly fonts: Fonts
  readonly styleFor: (label: LabelStyle) => Style
  readonly direction: 'ltr' | 'rtl'
}

/** Wider than any drawing: a label is never divided. */
const room = {width: 1e7, left: 0}

function setLabel(parts: readonly LabelPart[], {fonts, styleFor, direction}: Setting) {
  fonts.missing.clear()
  const items = parts.map(({text, style}, source) => ({
    type: 'text' as const,
    text,
    style: styleFor(style),
    source,
  }))
  const first = items[0]
  if (!first) return {glyphs: [], missing: []}
  const lines = setParagraph(items, {
    style: {...first.style, direction},
    fonts,
    report: () => {},
    position: undefined,
    room: () => room,
  })
  const glyphs = lines.flatMap(({pieces}) =>
    pieces.flatMap(piece =>
      piece.type === 'glyphs' ? glyphsOf(piece.run, piece.x, piece.source) : [],
    ),
  )
  return {glyphs, missing: [...fonts.missing]}
}

function glyphsOf(run: GlyphRun, left: number, part: number): readonly LabelGlyph[] {
  const {face, glyphs, advances, offsets, size, text, clusters} = run
  let x = left
  return [...glyphs].map((glyph, index) => {
    const advance = advances[index] ?? 0
    const [dx, dy] = [offsets?.x[index] ?? 0, offsets?.y[index] ?? 0]
    // Fonts may draw a bar for what nobody is to see.
    const isJoiner = /[\u200c\u200d]/.test(text[clusters[index] ?? 0] ?? '') && advance === 0
    const outline = (isJoiner ? [] : glyphOutline(face, glyph)).map(step =>
      step.type === 'close'
        ? step
        : {
            ...step,
            to: step.to.map((value, i) => (i % 2 === 0 ? dx + value * size : -dy - value * size)),
          },
    )
    const set = {part, x, advance, outline}
    x += advance
    return set
  })
}
