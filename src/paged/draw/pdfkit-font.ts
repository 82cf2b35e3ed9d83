import type {Face} from '../text/glyphs.ts'
import type {OpenedFont, Pdfkit, PdfkitFont} from './pdfkit-fields.ts'
import type {Reference} from './syntax.ts'

/** A face in this file. */
export interface FontResource {
  /** In resource dictionaries. */
  readonly name: string
  readonly reference: Reference
  /**
   * The CID under which a glyph stands for this text: one glyph has as many as it has meanings, so ToUnicode never
   * has to choose. Empty text: the glyph is a part of another's.
   */
  readonly include: (glyph: number, text: string) => number
  /** The same for a text of one UTF-16 unit, without making a string. */
  readonly includeUnit: (glyph: number, unit: number) => number
  /** Thousandths of the size, by CID. */
  readonly widths: readonly number[]
  /** The glyph of a space. */
  readonly space: number | undefined
  /** A glyph without ink and width: it can carry text that no other glyph has room for. */
  readonly blank: number | undefined
}

const opened = new WeakMap<Face, OpenedFont>()

/** pdfkit takes faces with equal names for equal: each is opened with none before it. */
export function openFont(pdfkit: Pdfkit, face: Face): FontResource {
  const others = pdfkit._fontFamilies
  pdfkit._fontFamilies = {}
  pdfkit.font(opened.get(face) ?? face.bytes)
  const font = pdfkit._font
  pdfkit._fontFamilies = {...others, [face.key]: font}
  opened.set(face, font.font)

  // .notdef, which must not claim to be U+0000 (ISO 14289-1, 7.21.7)
  font.unicode[0] = [0xfffd]
  return {
    name: font.id,
    reference: font.ref().id,
    ...cidTable(font),
    widths: font.widths,
    get space() {
      return font.font.glyphForCodePoint(0x20).id || undefined
    },
    get blank() {
      return blankGlyph(font.font)
    },
  }
}

/** 0 where a font has none. */
const blanks = new WeakMap<OpenedFont, number>()

function blankGlyph(font: OpenedFont): number | undefined {
  const blank = blanks.get(font) ?? findBlankGlyph(font) ?? 0
  blanks.set(font, blank)
  return blank || undefined
}

/** Most fonts have one, `.null` if nothing else. Joiners do not count: some fonts draw them. */
function findBlankGlyph(font: OpenedFont): number | undefined {
  for (let glyph = 1; glyph < font.numGlyphs; glyph++)
    if (advanceOf(font, glyph) === 0 && isEmpty(font, glyph)) return glyph
  return undefined
}

const isEmpty = (font: OpenedFont, glyph: number): boolean =>
  font.loca
    ? font.loca.offsets[glyph] === font.loca.offsets[glyph + 1]
    : font.getGlyph(glyph).path.commands.length === 0

const advanceOf = ({hmtx: {metrics}}: OpenedFont, glyph: number): number =>
  metrics.get(Math.min(glyph, metrics.length - 1)).advance

function cidTable(font: PdfkitFont): Pick<FontResource, 'include' | 'includeUnit'> {
  const firstCids: number[] = []
  const texts: string[] = []
  const units: number[] = []
  const others = new Map<string, number>()

  const include = (glyph: number, text: string) => {
    const first = firstCids[glyph]
    if (first === undefined) {
      const cid = glyph === 0 ? duplicate(glyph) : font.subset.includeGlyph(glyph)
      firstCids[glyph] = cid
      return name(cid, glyph, text)
    }
    if (texts[first] === text) return first
    const key = `${glyph} ${text}`
    const cid = others.get(key) ?? name(duplicate(glyph), glyph, text)
    others.set(key, cid)
    return cid
  }
  const includeUnit = (glyph: number, unit: number) => {
    const first = firstCids[glyph]
    return first !== undefined && units[first] === unit
      ? first
      : include(glyph, String.fromCharCode(unit))
  }
  return {include, includeUnit}

  function duplicate(glyph: number): number {
    return font.subset.glyphs.push(glyph) - 1
  }

  function name(cid: number, glyph: number, text: string): number {
    texts[cid] = text
    units[cid] = text.length === 1 ? text.charCodeAt(0) : -1
    font.widths[cid] = advanceOf(font.font, glyph) * font.scale
    font.unicode[cid] = Array.from(text, character => character.codePointAt(0) as number)
    return cid
  }
}
