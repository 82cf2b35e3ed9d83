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
    let end: {readonly box: Box; readonly rest: string} | undefined
    for (const item of items) {
      end = undefined
      if (item.type !== 'text' || item.run.addedHyphen || item.box.type !== 'text') continue
      const from = read.get(item.box) ?? 0
      const to = passed(item.box.text, from, item.run.text)
      if (to === undefined) continue
      read.set(item.box, to)
      if (!/\s$/.test(item.run.text)) end = {box: item.box, rest: item.box.text.slice(to)}
    }
    const needsSpace =
      end !== undefined &&
      (end.rest === '' ? leaves.get(end.box)?.breaks === true : /^\s/.test(end.rest))
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

const flatten = (children: readonly InlineFragment[]): LineItem[] =>
  children.flatMap(child => (child.type === 'inline' ? flatten(child.children) : [child]))

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
