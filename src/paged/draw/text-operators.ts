import type {Face, GlyphRun} from '../text/glyphs.ts'
import type {ByteBuffer} from './byte-buffer.ts'
import {readGroup, soleUnit} from './clusters.ts'
import type {FontResource} from './pdfkit-font.ts'
import {number} from './syntax.ts'

export interface TextWriter {
  /** Show a run with its first glyph's origin at `x`, `y` in PDF space. */
  readonly show: (run: GlyphRun, x: number, y: number) => void
  /** Show a space glyph in the face and size of a run. */
  readonly showSpace: (run: GlyphRun, x: number, y: number) => void
  /** End the strings that are open, because another operator follows inside the text object. */
  readonly pause: () => void
  /** End the text object. */
  readonly end: () => void
}

/**
 * Writes text objects (ISO 32000-1, 9.4): one string array for all that stands on a baseline in one font, with real
 * space glyphs, and numbers between where an advance differs from the width the font gives.
 */
export function textWriter(
  {write, writeCode}: ByteBuffer,
  fontOf: (face: Face) => FontResource,
): TextWriter {
  let inText = false
  /** Inside a string of an array. */
  let inString = false
  let face: Face | undefined
  let size = 0
  // The start of the line, as `Td` counts, and where the next glyph would stand.
  let lineX = 0
  let lineY = 0
  let pen = 0
  let turned = false
  let slanted = false
  /** Thousandths of the size in a point. */
  let scale = 1

  const pause = () => {
    if (inString) write(')]TJ\n')
    inString = false
  }
  const resume = () => {
    write('[(')
    inString = true
  }
  const end = () => {
    pause()
    if (inText) write('ET\n')
    inText = false
  }

  function moveTo(run: GlyphRun, x: number, y: number): void {
    if (!inText) {
      write('BT\n')
      inText = true
      slanted = false
      lineX = 0
      lineY = 0
      pen = Number.NaN
    }
    if (run.face !== face || run.size !== size) {
      pause()
      face = run.face
      size = run.size
      write(`/${fontOf(face).name} ${number(size, 3)} Tf\n`)
    }
    const newY = hundredths(y)
    const slants = run.fake?.oblique === true
    // Right-to-left runs follow each other leftwards: each stands for itself, so that readers can turn it round.
    const goesOn =
      inString && newY === lineY && !turned && run.direction === 'ltr' && slants === slanted
    turned = run.direction === 'rtl'
    if (goesOn) return
    pause()
    const newX = hundredths(x)
    if (slants || slanted) write(`1 0 ${slants ? SLANT : 0} 1 ${number(newX)} ${number(newY)} Tm\n`)
    else write(`${number(newX - lineX)} ${number(newY - lineY)} Td\n`)
    slanted = slants
    lineX = newX
    lineY = newY
    pen = newX
    resume()
  }

  function show(run: GlyphRun, x: number, y: number): void {
    moveTo(run, x, y)
    scale = 1000 / run.size
    // A hyphen that only the line's end asks for says so itself (ISO 32000-1, 14.8.2.2.3): readers get lost where a
    // sequence for its actual text stands inside a tagged one.
    showGlyphs(run.addedHyphen ? {...run, text: '\u00AD'} : run, x, fontOf(run.face))
  }

  function showGlyphs(run: GlyphRun, x: number, font: FontResource): void {
    const {glyphs, advances, offsets} = run
    const {include, includeUnit, widths} = font
    let rise = 0
    let at = x

    const read = (i: number, text: string, carried: readonly string[]) => {
      const up = offsets ? (offsets.y[i] as number) : 0
      if (up !== rise) {
        rise = up
        changeRise(rise)
      }
      const glyph = isInvisible(text) ? font.blank : (glyphs[i] as number)
      if (glyph !== undefined)
        put(include(glyph, text), offsets ? at + (offsets.x[i] as number) : at, widths)
      at += advances[i] as number
      for (const more of carried) put(include(font.blank as number, more), at, widths)
    }
    for (let i = 0; i < glyphs.length; ) {
      const unit = soleUnit(run, i)
      if (unit < 0) {
        i = readGroup(run, i, {hasBlank: font.blank !== undefined, read})
        continue
      }
      if (rise !== 0) {
        rise = 0
        changeRise(rise)
      }
      const cid = includeUnit(glyphs[i] as number, unit)
      put(cid, offsets ? at + (offsets.x[i] as number) : at, widths)
      at += advances[i] as number
      i += 1
    }
    if (rise !== 0) changeRise(0)
  }

  /** Show a glyph with its origin at `wanted`. */
  function put(cid: number, wanted: number, widths: readonly number[]): void {
    const shift = Math.round((pen - wanted) * scale)
    if (shift !== 0) {
      write(`)${shift}(`)
      pen -= shift / scale
    }
    writeCode(cid)
    pen += (widths[cid] as number) / scale
  }

  function changeRise(rise: number): void {
    pause()
    write(`${number(rise, 3)} Ts\n`)
    resume()
  }

  function showSpace(run: GlyphRun, x: number, y: number): void {
    const {space} = fontOf(run.face)
    if (space === undefined) return
    show({...run, ...spaceGlyph(space)}, x, y)
  }

  return {show, showSpace, pause, end}
}

/** Of a faked oblique: twelve degrees, as fonts that have one. */
const SLANT = 0.2126

/** Joiners and direction marks, which some fonts draw: they are to be read, not seen. */
const isInvisible = (text: string): boolean =>
  text.length === 1 &&
  text >= '\u200B' &&
  /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/.test(text)

const hundredths = (value: number): number => Math.round(value * 100) / 100

const spaceGlyph = (glyph: number) => ({
  direction: 'ltr' as const,
  glyphs: Uint16Array.of(glyph),
  advances: Float64Array.of(0),
  offsets: undefined,
  text: ' ',
  clusters: Uint32Array.of(0),
  addedHyphen: false,
})
