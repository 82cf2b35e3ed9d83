import type {Face, GlyphRun} from '../text/glyphs.ts'
import type {FontResource} from './pdfkit.ts'
import {number, utf16Hex} from './syntax.ts'

/** A font as text operators need it: what each CID looks like in a string, and which text it stands for. */
export interface FontTable {
  readonly font: FontResource
  readonly literals: string[]
  readonly texts: string[]
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
    if (strings !== undefined && newY === lineY) return
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
    const {literals, texts, font} = tableOf(run.face)
    const {glyphs, advances, offsets, clusters, text} = run
    const fromRight = run.direction === 'rtl'
    const scale = 1000 / run.size
    const actual = run.addedHyphen ? '\u00AD' : fromRight ? text : undefined
    let rise = 0
    let at = x

    if (actual !== undefined) beginSpan(actual)
    for (let first = 0; first < glyphs.length; ) {
      const cluster = clusters[first] as number
      let next = first + 1
      while (next < glyphs.length && clusters[next] === cluster) next += 1
      const textEnd = fromRight
        ? first === 0
          ? text.length
          : (clusters[first - 1] as number)
        : next === glyphs.length
          ? text.length
          : (clusters[next] as number)
      const known = learn(run, first, next, text.slice(cluster, textEnd))
      const ambiguous = !known && actual === undefined
      if (ambiguous) beginSpan(text.slice(cluster, textEnd))
      for (let i = first; i < next; i++) {
        const cid = font.include(glyphs[i] as number)
        const up = offsets ? (offsets.y[i] as number) : 0
        if (up !== rise) {
          rise = up
          changeRise(rise)
        }
        const shift = Math.round((pen - at - (offsets ? (offsets.x[i] as number) : 0)) * scale)
        if (shift !== 0) {
          strings += `)${shift}(`
          pen -= shift / scale
        }
        strings += literals[cid] ?? literalOf(literals, cid)
        pen += (font.widths[cid] as number) / scale
        at += advances[i] as number
      }
      if (ambiguous) endSpan()
      first = next
    }
    if (rise !== 0) changeRise(0)
    if (actual !== undefined) endSpan()

    /** Note which text the glyphs of a cluster stand for; false when one already stands for another. */
    function learn(_run: GlyphRun, from: number, to: number, words: string): boolean {
      if (to - from === 1) return learnGlyph(glyphs[from] as number, words)
      const characters = [...words]
      const oneEach = characters.length === to - from
      let agreed = true
      for (let i = from; i < to; i++) {
        const place = fromRight ? to - 1 - i : i - from
        const share = oneEach ? (characters[place] as string) : place === 0 ? words : ''
        agreed = learnGlyph(glyphs[i] as number, share) && agreed
      }
      return agreed
    }

    function learnGlyph(glyph: number, words: string): boolean {
      const cid = font.include(glyph)
      const plain = isSpace(words) ? ' ' : words
      const known = texts[cid]
      if (known !== undefined) return known === plain
      if (cid === 0) return false
      texts[cid] = plain
      font.unicode[cid] = Array.from(plain, char => char.codePointAt(0) as number)
      return true
    }
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
    const glyph = tableOf(run.face).font.glyphOf(0x20)
    if (glyph === 0) return
    show(
      {
        ...run,
        glyphs: Uint16Array.of(glyph),
        advances: Float64Array.of(0),
        offsets: undefined,
        text: ' ',
        clusters: Uint32Array.of(0),
        direction: 'ltr',
        addedHyphen: false,
      },
      x,
      y,
    )
  }

  return {show, showSpace, pause, end}
}

const hundredths = (value: number): number => Math.round(value * 100) / 100

/** Spaces of other kinds read as a space where they share its glyph. */
const isSpace = (words: string): boolean => words.length === 1 && /[\s\u00A0]/.test(words)

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
