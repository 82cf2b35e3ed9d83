import type {Face, GlyphRun} from '../text/glyphs.ts'
import {readClusters} from './clusters.ts'
import type {FontResource} from './pdfkit.ts'
import {number, utf16Hex} from './syntax.ts'

/** A font as text operators need it. */
export interface FontTable {
  readonly font: FontResource
  /** CIDs as bytes of literal strings. */
  readonly literals: string[]
}

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
  emit: (operators: string) => void,
  tableOf: (face: Face) => FontTable,
): TextWriter {
  let inText = false
  let strings: string | undefined
  let face: Face | undefined
  let size = 0
  // The start of the line, as `Td` counts, and where the next glyph would stand.
  let lineX = 0
  let lineY = 0
  let pen = 0
  let turned = false
  /** Thousandths of the size in a point. */
  let scale = 1

  const pause = () => {
    if (strings !== undefined) emit(`${strings})]TJ\n`)
    strings = undefined
  }
  const end = () => {
    pause()
    if (inText) emit('ET\n')
    inText = false
  }

  function moveTo(run: GlyphRun, x: number, y: number): void {
    if (!inText) {
      emit('BT\n')
      inText = true
      lineX = 0
      lineY = 0
      pen = Number.NaN
    }
    if (run.face !== face || run.size !== size) {
      pause()
      face = run.face
      size = run.size
      emit(`/${tableOf(face).font.name} ${number(size, 3)} Tf\n`)
    }
    const newY = hundredths(y)
    // Right-to-left runs follow each other leftwards: each stands for itself, so that readers can turn it round.
    const goesOn = strings !== undefined && newY === lineY && !turned && run.direction === 'ltr'
    turned = run.direction === 'rtl'
    if (goesOn) return
    pause()
    const newX = hundredths(x)
    emit(`${number(newX - lineX)} ${number(newY - lineY)} Td\n`)
    lineX = newX
    lineY = newY
    pen = newX
    strings = '[('
  }

  function show(run: GlyphRun, x: number, y: number): void {
    moveTo(run, x, y)
    const table = tableOf(run.face)
    scale = 1000 / run.size
    if (run.addedHyphen) beginSpan('\u00AD')
    if (isPlain(run)) showPlain(run, x, table)
    else showClusters(run, x, table)
    if (run.addedHyphen) endSpan()
  }

  /** Nearly all text: one character a glyph, from left to right. */
  function showPlain({glyphs, advances, text}: GlyphRun, x: number, table: FontTable): void {
    const {includeUnit} = table.font
    let at = x
    for (let i = 0; i < glyphs.length; i++) {
      put(includeUnit(glyphs[i] as number, text.charCodeAt(i)), at, table)
      at += advances[i] as number
    }
  }

  function showClusters(run: GlyphRun, x: number, table: FontTable): void {
    const {glyphs, advances, offsets} = run
    const {include, blank} = table.font
    let rise = 0
    let at = x
    readClusters(run, blank !== undefined, (i, text, carried) => {
      const up = offsets ? (offsets.y[i] as number) : 0
      if (up !== rise) {
        rise = up
        changeRise(rise)
      }
      const glyph = isInvisible(text) ? blank : (glyphs[i] as number)
      if (glyph !== undefined)
        put(include(glyph, text), offsets ? at + (offsets.x[i] as number) : at, table)
      at += advances[i] as number
      for (const more of carried) put(include(blank as number, more), at, table)
    })
    if (rise !== 0) changeRise(0)
  }

  /** Show a glyph with its origin at `wanted`. */
  function put(cid: number, wanted: number, {literals, font}: FontTable): void {
    const shift = Math.round((pen - wanted) * scale)
    if (shift !== 0) {
      strings += `)${shift}(`
      pen -= shift / scale
    }
    strings += literals[cid] ?? literalOf(literals, cid)
    pen += (font.widths[cid] as number) / scale
  }

  function beginSpan(actualText: string): void {
    pause()
    emit(`/Span<</ActualText<FEFF${utf16Hex(actualText)}>>>BDC\n`)
    strings = '[('
  }

  function endSpan(): void {
    pause()
    emit('EMC\n')
    strings = '[('
  }

  function changeRise(rise: number): void {
    pause()
    emit(`${number(rise, 3)} Ts\n`)
    strings = '[('
  }

  function showSpace(run: GlyphRun, x: number, y: number): void {
    const {space} = tableOf(run.face).font
    if (space === undefined) return
    show({...run, ...spaceGlyph(space)}, x, y)
  }

  return {show, showSpace, pause, end}
}

const isPlain = ({glyphs, clusters, offsets, direction, text}: GlyphRun): boolean => {
  if (direction === 'rtl' || offsets || text.length !== glyphs.length) return false
  for (let i = 0; i < clusters.length; i++) {
    if (clusters[i] !== i) return false
    const unit = text.charCodeAt(i)
    // Controls, joiners, halves of pairs
    if (unit < 0x20 || unit === 0x7f || (unit >= 0x200b && unit < 0x2070) || unit >= 0xd800)
      return false
  }
  return true
}

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

/** A CID as two bytes of a literal string. */
function literalOf(literals: string[], cid: number): string {
  const literal = byte(cid >> 8) + byte(cid & 0xff)
  literals[cid] = literal
  return literal
}

const byte = (code: number): string =>
  code === 0x28 || code === 0x29 || code === 0x5c
    ? `\\${String.fromCharCode(code)}`
    : code === 0x0d
      ? '\\r'
      : String.fromCharCode(code)
