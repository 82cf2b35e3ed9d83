import type {Box} from '../boxes/box.ts'
import type {
  BoxFragment,
  ImageFragment,
  InlineFragment,
  LineFragment,
  TextFragment,
} from '../layout/fragment.ts'
import type {Leaf} from './structure.ts'

/** What stands on a line, without the inline boxes around it. */
export type LineItem = TextFragment | ImageFragment | BoxFragment

/** A line as it is read. */
export interface ReadLine {
  readonly items: readonly LineItem[]
  /** A word ends with the line though no space glyph says so: after `<br>`, and in preformatted text. */
  readonly needsSpace: boolean
}

/**
 * Puts the pieces of lines, which come as they stand from left to right, into the order they are read.
 * Keeps how far each text has been read, so the lines of a text must be given in order.
 */
export function lineReader(leaves: ReadonlyMap<Box, Leaf>): (line: LineFragment) => ReadLine {
  const read = new Map<Box, number>()

  return line => {
    const visual = flatten(line.children)
    const items = visual.some(isRightToLeft) ? logical(visual) : visual
    let needsSpace = false
    for (const item of items) {
      needsSpace = false
      if (item.type !== 'text' || item.box.type !== 'text' || item.run.addedHyphen) continue
      const {box, run} = item
      const to = passed(box.text, read.get(box) ?? 0, run.text)
      if (to === undefined) continue
      read.set(box, to)
      if (isSpace(run.text, run.text.length - 1)) continue
      needsSpace = to === box.text.length ? leaves.get(box)?.breaks === true : isSpace(box.text, to)
    }
    return {items, needsSpace}
  }

  function logical(visual: readonly LineItem[]): readonly LineItem[] {
    const base = visual.find(item => item.type === 'text')?.box.style.direction
    const fromStart = base === 'rtl' ? visual.toReversed() : visual
    const rank = (item: LineItem) => leaves.get(item.box)?.order ?? Number.NaN
    if (fromStart.some(item => Number.isNaN(rank(item)))) return fromStart
    const ranked = fromStart.toSorted((a, b) => rank(a) - rank(b))
    const ordered: LineItem[] = []
    for (let from = 0; from < ranked.length; ) {
      let to = from + 1
      while (ranked[to]?.box === ranked[from]?.box) to += 1
      ordered.push(...inText(ranked.slice(from, to)))
      from = to
    }
    return ordered
  }

  /** Pieces of one text in the order in which they follow each other there. */
  function inText(pieces: readonly LineItem[]): readonly LineItem[] {
    const rest = [...pieces]
    const ordered: LineItem[] = []
    const box = rest[0]?.box
    if (rest.length < 2 || box?.type !== 'text') return rest
    let from = read.get(box) ?? 0
    while (rest.length > 0) {
      const follows = rest.findIndex(
        piece => piece.type === 'text' && passed(box.text, from, piece.run.text) !== undefined,
      )
      const [piece] = rest.splice(Math.max(0, follows), 1)
      if (piece) ordered.push(piece)
      if (piece?.type === 'text') from = passed(box.text, from, piece.run.text) ?? from
    }
    return ordered
  }
}

const isSpace = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x3000
}

function flatten(children: readonly InlineFragment[], items: LineItem[] = []): LineItem[] {
  for (const child of children) {
    if (child.type === 'inline') flatten(child.children, items)
    else items.push(child)
  }
  return items
}

const isRightToLeft = (item: LineItem): boolean =>
  item.type === 'text' && item.run.direction === 'rtl'

/** Where `piece` ends in `text` when it begins at `from`; white space and soft hyphens there may be gone from it. */
function passed(text: string, from: number, piece: string): number | undefined {
  if (text.startsWith(piece, from)) return from + piece.length
  let at = from
  for (const char of piece) {
    while (
      at < text.length &&
      !text.startsWith(char, at) &&
      /[\s\u00AD\u200B]/.test(text[at] ?? '')
    )
      at += 1
    if (!text.startsWith(char, at)) return undefined
    at += char.length
  }
  return at
}
