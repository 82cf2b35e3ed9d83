import type {Point, Position} from 'unist'

/** The Markdown of a document, and where it stands in its file. */
export interface BodyText {
  readonly text: string
  /** Lines and characters of frontmatter before it. */
  readonly linesBefore: number
  readonly offsetBefore: number
  /** Offset in `text` of each line's first character. */
  readonly lineStarts: readonly number[]
}

export const bodyText = (text: string, linesBefore: number, offsetBefore: number): BodyText => ({
  text,
  linesBefore,
  offsetBefore,
  lineStarts: lineStartsOf(text),
})

/** A point counted in the body → the same point counted in the file. */
export const inFile = (
  {linesBefore, offsetBefore, lineStarts}: BodyText,
  {line, column}: Point,
): Point => ({
  line: line + linesBefore,
  column,
  offset: offsetBefore + (lineStarts[line - 1] ?? 0) + column - 1,
})

/** What a position of the file covers, as written. */
export function sourceOf({text, offsetBefore}: BodyText, position: Position | undefined): string {
  const from = position?.start.offset ?? offsetBefore
  const to = position?.end.offset ?? offsetBefore
  return text.slice(from - offsetBefore, to - offsetBefore)
}

/** Where one stands after a text that begins at `start`. */
export function pointAfter(start: Point, text: string): Point {
  const lines = text.split(/\r\n|\r|\n/)
  const last = lines.at(-1)?.length ?? 0
  return {
    line: start.line + lines.length - 1,
    column: lines.length === 1 ? start.column + last : last + 1,
    offset: (start.offset ?? 0) + text.length,
  }
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0]
  const lineEnding = text.includes('\r') ? /\r\n|\r|\n/g : /\n/g
  for (const match of text.matchAll(lineEnding)) starts.push(match.index + match[0].length)
  return starts
}
