import type {PhrasingContent} from 'mdast'
import type {Point} from 'unist'
import {plainInlines} from './plain-inlines.ts'

/** A paragraph of the simplest kind, read without the tokenizer. Lines count from 1, columns too. */
export interface PlainParagraph {
  readonly start: Point
  readonly end: Point
  readonly children: PhrasingContent[]
  /** Identifiers of the footnotes it calls: it is only right if all of them are defined. */
  readonly calls: readonly string[]
}

/** What no block starts with: a letter, a quotation mark, or an inline that `plainInlines` reads. */
const paragraphLine =
  /^(?:[\p{L}"'“”‘’«»(—–…]|\d(?!\d{0,8}[.)])|\*{1,3}(?=\p{L})|\[(?=[\p{L}^])|`(?!`))/u
const fence = /^ {0,3}(`{3,}|~{3,})/
const container = /^ {0,3}(:{3,})(.*)/

/**
 * Find the paragraphs at the top level of a document whose every construct is known to be one of a few: tokenizing
 * is most of the cost of a build, and most words of an article stand in such paragraphs. A find is a guess about the
 * blocks around it (a line may still be inside HTML, say), which the caller must confirm.
 */
export function findPlainParagraphs(lines: readonly string[]): readonly PlainParagraph[] {
  const found: PlainParagraph[] = []
  let first = 0
  let inside = ''
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index] ?? ''
    inside = blockAfter(line, inside)
    if (line !== '' && index < lines.length) continue
    if (index > first && inside === '' && !lines[index + 1]?.startsWith(':')) {
      const paragraph = plainParagraph(lines, first, index)
      if (paragraph) found.push(paragraph)
    }
    first = index + 1
  }
  return found
}

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

function plainParagraph(
  lines: readonly string[],
  first: number,
  end: number,
): PlainParagraph | undefined {
  for (let index = first; index < end; index++) {
    const line = lines[index] ?? ''
    if (line.endsWith(' ') || !paragraphLine.test(line)) return
  }
  const text = end === first + 1 ? (lines[first] ?? '') : lines.slice(first, end).join('\n')
  const inlines = plainInlines(text, first + 1)
  return inlines && {start: {line: first + 1, column: 1}, ...inlines}
}
