import type {Paragraph} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import {type BodyText, pointAfter, sourceOf} from '../body-text.ts'

/** What only a line between the head and the rows of a table is made of; some editors turn hyphens into dashes. */
const delimiterRow = /^[\s>]*\|?(?:\s*:?[-–—]+:?\s*\|)+\s*(?::?[-–—]+:?\s*)?$/

/** Report a paragraph that would be a table, if the line below its head were right (GFM 4.10). */
export function reportBrokenTable(paragraph: Paragraph, body: BodyText, file: VFile): void {
  const {children, position} = paragraph
  if (!position || !children.some(child => child.type === 'text' && child.value.includes('|')))
    return
  const source = sourceOf(body, position)
  const lines = source.split(/\r\n|\r|\n/)
  const index = lines.findIndex(
    (line, index) => index > 0 && delimiterRow.test(line) && lines[index - 1]?.includes('|'),
  )
  if (index < 1) return
  const row = lines[index] ?? ''
  const wanted = cellsIn(lines[index - 1] ?? '')
  const found = cellsIn(row)
  const expected = /[–—]/.test(row) ? 'hyphens' : `${wanted}, one for each cell of the line above`
  report(
    file,
    'table-syntax',
    `Unexpected line of ${found} ${found === 1 ? 'cell' : 'cells'} below the head of a table, expected ${expected}`,
    pointAfter(
      position.start,
      lines
        .slice(0, index)
        .map(line => `${line}\n`)
        .join(''),
    ),
  )
}

/** Pipes with a backslash are text. */
const cellsIn = (line: string): number =>
  line.replace(/^[\s>]*\|?|\|?\s*$/g, '').split(/(?<!\\)\|/).length
