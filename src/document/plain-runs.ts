import type {Code, Heading, Paragraph} from 'mdast'
import type {Position} from 'unist'
import type {PlainBlocks, PlainCode, PlainText} from './plain-blocks.ts'

export type PlainBlock = (Paragraph | Heading | Code) & {position: Position}

/**
 * Paragraphs, headings and fenced code that follow each other at the top level: by the line of the first, the others.
 * Where the first stands, so do they, whatever is around them, so that they need not even have placeholders.
 */
export type Runs = ReadonlyMap<number, readonly PlainBlock[]>

export function findRuns(lines: readonly string[], {texts, codes}: PlainBlocks): Runs {
  const blocks = [
    ...texts.map(text => ofText(text, lines)),
    ...codes.map(code => ofCode(code, lines)),
  ]
    .filter(block => block !== undefined)
    .sort((one, other) => one.position.start.line - other.position.start.line)
  const runs = new Map<number, PlainBlock[]>()
  let first = 0
  let end = 0
  for (const block of blocks) {
    const {start} = block.position
    const follows = first > 0 && isBlank(lines, end, start.line - 1)
    // What comes before a colon may be a term, and its definition would take hold of the first of the run.
    if (follows && !lines[nextLine(lines, block.position.end.line)]?.startsWith(':')) {
      const run = runs.get(first)
      if (run) run.push(block)
      else runs.set(first, [block])
    } else first = start.line
    end = block.position.end.line
  }
  return runs
}

/** Whether the lines from index `from` to before `to` are blank, and at least one. */
const isBlank = (lines: readonly string[], from: number, to: number): boolean =>
  to > from && lines.slice(from, to).every(line => line === '')

function nextLine(lines: readonly string[], from: number): number {
  let at = from
  while (lines[at] === '') at++
  return at
}

function ofText({start, end, children}: PlainText, lines: readonly string[]) {
  if (start.column === 1) {
    return {type: 'paragraph', children, position: {start, end}} satisfies PlainBlock
  }
  const depth = lines[start.line - 1]?.indexOf(' ') ?? 0
  if (!lines[start.line - 1]?.startsWith('#')) return
  const position = {start: {line: start.line, column: 1}, end}
  return {
    type: 'heading',
    depth: depth as Heading['depth'],
    children,
    position,
  } satisfies PlainBlock
}

const plainFence = /^(`{3,}|~{3,})([A-Za-z0-9-]*)$/

function ofCode({first, last}: PlainCode, lines: readonly string[]) {
  const [, fence, lang] = plainFence.exec(lines[first - 1] ?? '') ?? []
  if (fence === undefined || lines[last - 1] !== fence) return
  return {
    type: 'code',
    lang: lang || null,
    meta: null,
    value: lines.slice(first, last - 1).join('\n'),
    position: {start: {line: first, column: 1}, end: {line: last, column: fence.length + 1}},
  } satisfies PlainBlock
}
