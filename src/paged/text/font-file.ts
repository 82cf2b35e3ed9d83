import {createHash} from 'node:crypto'
import {Blob, Face as HarfBuzzFace, Font as HarfBuzzFont, MetricsTag, Variation} from 'harfbuzzjs'
import type {Style} from '../css/style.ts'
import type {Range} from '../css/stylesheet.ts'
import type {Face} from './glyphs.ts'

/** What a style asks of a variable font. Weight 1–1000, stretch in percent. */
export interface Instance {
  readonly weight: number
  readonly stretch: number
  readonly style: 'normal' | 'italic' | 'oblique'
  /** Axes by name; they win over the rest. */
  readonly settings: Style['fontVariationSettings']
}

/** An opened file: one face, or as many as its axes are asked for. */
export interface FontFile {
  readonly face: (instance: Instance) => Face
  /** From where to where an axis goes; undefined where the font has none of that tag. */
  readonly axis: (tag: string) => Range | undefined
  /** Makes the bytes of the instances asked for so far. */
  readonly settle: () => Promise<void>
}

const files = new Map<string, Promise<FontFile>>()
/** The same array again and again over a batch: its content need not be hashed anew. */
const filesOfBytes = new WeakMap<Uint8Array, Promise<FontFile>>()
const harfBuzzFonts = new WeakMap<Face, HarfBuzzFont>()

/**
 * Open TrueType, OpenType, WOFF or WOFF2 bytes. One object per content and process, so that a batch of documents
 * finds its fonts open. Rejects when the bytes are no font.
 */
export function openFontFile(bytes: Uint8Array): Promise<FontFile> {
  const known = filesOfBytes.get(bytes) ?? openContent(bytes)
  filesOfBytes.set(bytes, known)
  return known
}

function openContent(bytes: Uint8Array): Promise<FontFile> {
  const key = createHash('sha256').update(bytes).digest('hex')
  const opened = files.get(key) ?? readFontFile(bytes, key)
  files.set(key, opened)
  return opened
}

/** HarfBuzz's side of a face. */
export function harfBuzzFontOf(face: Face): HarfBuzzFont {
  const font = harfBuzzFonts.get(face)
  if (!font) throw new Error(`face ${face.key} was not opened here`)
  return font
}

async function readFontFile(bytes: Uint8Array, key: string): Promise<FontFile> {
  const sfnt = isCompressed(bytes) ? await toTrueType(bytes, {}) : bytes
  if (!isSfnt(sfnt)) throw new Error('not a TrueType, OpenType, WOFF or WOFF2 file')
  const harfBuzzFace = new HarfBuzzFace(new Blob(sfnt))
  const codePoints = new Set(harfBuzzFace.collectUnicodes())
  if (codePoints.size === 0) throw new Error('the file maps no character to a glyph')

  const axes = harfBuzzFace.getAxisInfos()
  const faces = new Map<string, Face>()
  const unsettled: (() => Promise<void>)[] = []
  return {
    axis: tag => axes[tag] && {min: axes[tag].min, max: axes[tag].max},
    face: instance => {
      const location = locate(axes, instance)
      const suffix = Object.entries(location)
        .map(([tag, value]) => `:${tag}=${value}`)
        .join('')
      const known = faces.get(suffix)
      if (known) return known
      const font = new HarfBuzzFont(harfBuzzFace)
      const pinned = suffix !== ''
      if (pinned) {
        font.setVariations(
          Object.entries(location).map(([tag, value]) => new Variation(tag, value)),
        )
      }
      const source = pinned ? lateBytes() : {bytes: sfnt}
      const face = describe(font, {key: key + suffix, codePoints, source})
      if ('settle' in source) unsettled.push(() => source.settle(sfnt, location))
      faces.set(suffix, face)
      return face
    },
    settle: async () => {
      for (const settle of unsettled.splice(0)) await settle()
    },
  }
}

/** Bytes that exist only after an instance was cut out of a variable font. */
function lateBytes() {
  let made: Uint8Array | undefined
  return {
    get bytes(): Uint8Array {
      if (!made)
        throw new Error('await fonts.settle() before the bytes of a variable font are read')
      return made
    },
    settle: async (sfnt: Uint8Array, location: Readonly<Record<string, number>>) => {
      made = await toTrueType(sfnt, location)
    },
  }
}

/** All glyphs with all features, uncompressed, with the axes named pinned. */
async function toTrueType(
  font: Uint8Array,
  variationAxes: Readonly<Record<string, number>>,
): Promise<Uint8Array> {
  const {default: subsetFont} = await import('subset-font')
  const options = {targetFormat: 'truetype', keepAllGlyphs: true, variationAxes} as const
  return subsetFont(Buffer.from(font), '', options)
}

/** A value for every axis; an axis that no style speaks of (optical size, grade) keeps its default. */
function locate(
  axes: ReturnType<HarfBuzzFace['getAxisInfos']>,
  {weight, stretch, style, settings}: Instance,
): Readonly<Record<string, number>> {
  const wanted: Readonly<Record<string, number>> = {
    wght: weight,
    wdth: stretch,
    ital: style === 'italic' ? 1 : 0,
    slnt: style === 'normal' ? 0 : -12,
    ...Object.fromEntries(settings.map(({tag, value}) => [tag, value])),
  }
  return Object.fromEntries(
    Object.entries(axes)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([tag, {min, max, default: initial}]) => [
        tag,
        Math.min(max, Math.max(min, wanted[tag] ?? initial)),
      ]),
  )
}

function describe(
  font: HarfBuzzFont,
  of: {
    readonly key: string
    readonly codePoints: ReadonlySet<number>
    readonly source: {readonly bytes: Uint8Array}
  },
): Face {
  const unitsPerEm = font.face.upem
  const {ascender, descender, lineGap} = font.hExtents()
  const metric = (tag: MetricsTag) => font.getMetricPositionWithFallback(tag) / unitsPerEm
  const face: Face = {
    key: of.key,
    family: font.face.getName(16, 'en') || font.face.getName(1, 'en'),
    postscriptName: font.face.getName(6, 'en'),
    unitsPerEm,
    ascent: ascender / unitsPerEm,
    descent: descender / unitsPerEm,
    lineGap: lineGap / unitsPerEm,
    xHeight: metric(MetricsTag.X_HEIGHT),
    capHeight: metric(MetricsTag.CAP_HEIGHT),
    underline: {
      position: metric(MetricsTag.UNDERLINE_OFFSET),
      thickness: metric(MetricsTag.UNDERLINE_SIZE),
    },
    get bytes() {
      return of.source.bytes
    },
    has: codePoint => of.codePoints.has(codePoint),
    features: new Set(font.face.getTableFeatureTags('GSUB')),
  }
  harfBuzzFonts.set(face, font)
  return face
}

const signature = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, 4))
const isCompressed = (bytes: Uint8Array) => ['wOFF', 'wOF2'].includes(signature(bytes))
const isSfnt = (bytes: Uint8Array) => ['\0\x01\0\0', 'OTTO', 'true'].includes(signature(bytes))
