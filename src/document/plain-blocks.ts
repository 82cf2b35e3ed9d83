import type {PhrasingContent} from 'mdast'
import type {Point} from 'unist'
import {plainInlines} from './plain-inlines.ts'

/**
 * Text of the simplest kind, read without the tokenizer: a whole paragraph, or what follows the mark of a heading, a
 * list item, a quotation or a footnote on one line. Lines count from 1, columns too.
 */
export interface PlainText {
  /** The mark before it on its line, with its space; '' before a paragraph. */
  readonly mark: string
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

export interface PlainBlocks {
  readonly texts: readonly PlainText[]
  readonly codes: readonly PlainCode[]
}

/** What no block starts with: a letter, a quotation mark, or an inline that `plainInlines` reads. */
const textStart =
  /^(?:[\p{L}"'“”‘’«»(—–…]|\d(?!\d{0,8}[.)])|\*{1,3}(?=\p{L})|\[(?=[\p{L}^])|`(?!`))/u
const mark = /^(?:#{1,6}|[-*+]|\d{1,9}[.)]|>|\[\^[A-Za-z0-9-]+\]:) (?=\S)/
const itemMark = /^(?:[-*+]|\d{1,9}[.)]) /
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
  if (!mark.test(lines[first] ?? '')) return plainParagraph(lines, first, end)
  const texts: PlainText[] = []
  for (let index = first; index < end; index++) {
    const text = markedText(lines[index] ?? '', index + 1)
    if (text && (text.mark.startsWith('#') || endsItself(lines, index + 1, end))) texts.push(text)
  }
  return texts
}

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
  return inlines ? [{mark: '', start: {line: first + 1, column: 1}, ...inlines}] : []
}

function markedText(line: string, number: number): PlainText | undefined {
  const [before] = mark.exec(line) ?? []
  if (!before) return
  const content = line.slice(before.length)
  if (content.endsWith(' ') || content.endsWith('#') || !textStart.test(content)) return
  const start = {line: number, column: before.length + 1}
  const inlines = plainInlines(content, start)
  return inlines && {mark: before, start, ...inlines}
}
