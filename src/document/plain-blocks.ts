import type {PhrasingContent} from 'mdast'
import type {Point} from 'unist'
import {plainInlines} from './plain-inlines.ts'

/**
 * Text of the simplest kind, read without the tokenizer: a whole paragraph; on one line, what follows the mark of a
 * heading, a list item, a quotation or a footnote; a cell of a table. Lines count from 1, columns too.
 */
export interface PlainText {
  readonly start: Point
  readonly end: Point
  readonly children: PhrasingContent[]
  /** Identifiers of the footnotes it calls: it is only right if all of them are defined. */
  readonly calls: readonly string[]
}

/** Fenced code: the lines of its fences, which count from 1. */
export interface PlainCode {
  readonly first: number
  readonly last: number
}

/** In the order of the source. */
export interface PlainBlocks {
  readonly texts: readonly PlainText[]
  readonly codes: readonly PlainCode[]
}

/** What no block starts with: a letter, a quotation mark, or an inline that `plainInlines` reads. */
const textStart =
  /^(?:[\p{L}"'“”‘’«»(—–…]|\d(?!\d{0,8}[.)])|\*{1,3}(?=\p{L})|\[(?=[\p{L}^])|`(?!`))/u
const itemMark = /^ *(?:[-*+]|\d{1,9}[.)]) (?:\[[ x]\] )?(?=\S)/
const otherMark = /^(?:#{1,6}|>|\[\^[A-Za-z0-9-]+\]:) (?=\S)/
const delimiterRow = /^\|[|: -]+\|$/
const fence = /^ {0,3}(`{3,}|~{3,})/
const container = /^ {0,3}(:{3,})(.*)/

/**
 * Find the texts and the fenced code at the top level of a document whose every construct is known to be one of a few:
 * tokenizing is most of the cost of a build, and most words of an article stand in such texts. A find is a guess about
 * the blocks around it (a line may still be inside HTML, say), which the caller must confirm.
 */
export function findPlainBlocks(lines: readonly string[]): PlainBlocks {
  const texts: PlainText[] = []
  const codes: PlainCode[] = []
  /** The lines outside fences, containers and comments since the last blank one; `end` is the one after. */
  const read = (first: number, end: number) => {
    if (lines[end] === '' && lines[end + 1]?.startsWith(':')) return
    for (const text of plainTexts(lines, first, end)) texts.push(text)
  }
  let first = 0
  let fenceLine = 0
  let inside = ''
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const before = inside
    inside = blockAfter(line, inside)
    if (before === '' && inside === '' && line !== '') continue
    if (before === '') {
      read(first, index)
      fenceLine = isFence(line) ? index + 1 : 0
    } else if (inside === '' && fenceLine > 0) codes.push({first: fenceLine, last: index + 1})
    first = index + 1
  }
  if (inside === '') read(first, lines.length)
  return {texts, codes}
}

const isFence = (line: string): boolean => line.startsWith('```') || line.startsWith('~~~')

/** The block whose end is awaited after a line: by its closing mark, '' outside any. */
function blockAfter(line: string, inside: string): string {
  if (inside === '-->') return line.includes('-->') ? '' : inside
  const fenceMark = fence.exec(line)?.[1]
  if (inside.startsWith('`') || inside.startsWith('~')) {
    return fenceMark?.startsWith(inside) && line.trim() === fenceMark ? '' : inside
  }
  if (fenceMark) return fenceMark
  const [, colons = '', rest = ''] =
    line.startsWith(' ') || line.startsWith(':') ? (container.exec(line) ?? []) : []
  if (inside !== '') return colons.length >= inside.length && rest.trim() === '' ? '' : inside
  if (colons && rest.trim() !== '') return colons
  return line.startsWith('<!--') && !line.includes('-->') ? '-->' : ''
}

function plainTexts(lines: readonly string[], first: number, end: number): readonly PlainText[] {
  if (first >= end) return []
  const line = lines[first] ?? ''
  if (line.startsWith('|')) return tableTexts(lines, first, end)
  if (!markOf(line)) return plainParagraph(lines, first, end)
  const texts: PlainText[] = []
  for (let index = first; index < end; index++) {
    const line = lines[index] ?? ''
    if (!line.startsWith('#') && !endsItself(lines, index + 1, end)) continue
    const text = markedText(line, index + 1)
    if (text) texts.push(text)
  }
  return texts
}

const markOf = (line: string): string | undefined =>
  (itemMark.exec(line) ?? otherMark.exec(line))?.[0]

/** Whether no line at `next` goes on with the paragraph before it. */
const endsItself = (lines: readonly string[], next: number, end: number): boolean =>
  next === end || itemMark.test(lines[next] ?? '')

function plainParagraph(lines: readonly string[], first: number, end: number): PlainText[] {
  for (let index = first; index < end; index++) {
    const line = lines[index] ?? ''
    if (line.endsWith(' ') || !textStart.test(line)) return []
  }
  const text = end === first + 1 ? (lines[first] ?? '') : lines.slice(first, end).join('\n')
  const inlines = plainInlines(text, {line: first + 1, column: 1})
  return inlines ? [{start: {line: first + 1, column: 1}, ...inlines}] : []
}

function markedText(text: string, line: number): PlainText | undefined {
  const mark = markOf(text)
  if (!mark) return
  const content = text.slice(mark.length)
  if (content.endsWith(' ') || content.endsWith('#') || !textStart.test(content)) return
  return inlinesAt(content, {line, column: mark.length + 1})
}

function tableTexts(lines: readonly string[], first: number, end: number): readonly PlainText[] {
  if (!delimiterRow.test(lines[first + 1] ?? '')) return []
  const texts: PlainText[] = []
  for (let index = first; index < end; index++) {
    const row = lines[index] ?? ''
    if (index === first + 1 || !row.startsWith('|') || row.includes('\\')) continue
    let column = 1
    for (const cell of row.split('|')) {
      const content = cell.trim()
      const start = {line: index + 1, column: column + cell.indexOf(content)}
      const text = content.length > 1 ? inlinesAt(content, start) : undefined
      if (text) texts.push(text)
      column += cell.length + 1
    }
  }
  return texts
}

function inlinesAt(content: string, start: Point): PlainText | undefined {
  const inlines = plainInlines(content, start)
  return inlines && {start, ...inlines}
}
