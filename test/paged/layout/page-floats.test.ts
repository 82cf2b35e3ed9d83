import {expect, test} from 'vitest'
import {linesOf, outside, overlaps, upTo, wordsOf} from './invariants.ts'
import {typesetHtml} from './typeset-fixture.ts'

const css = `
@page { size: 220pt 220pt; margin: 20pt; @footnote { border-top: 1pt solid; padding: 2pt 0 0 } }
p { margin: 6pt 0 } .columns { columns: 2; column-gap: 8pt } .boxed { padding: 4pt; break-inside: avoid }
.top { float: top } .bottom { float: bottom } .top, .bottom { margin: 3pt 0; border: 1pt solid }
.note { float: footnote; font-size: 8pt; line-height: 9pt } ::footnote-call { content: '*' } .chapter { break-before: page }
.column { break-before: column }
`

/**
 * A document whose words are numbered: `w` in the text, `n` in notes, `t` and `b` in floats
 * of pages, `x` and `y` in those of columns: a page's floats do not wait for a column's.
 */
function generate(seed: number): string {
  let state = seed + 1
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const counts = {w: 0, n: 0, t: 0, b: 0, x: 0, y: 0}
  let inColumns = false
  const words = (kind: keyof typeof counts, most: number) =>
    Array.from({length: 1 + random(most)}, () => `${kind}${counts[kind]++}`).join(' ')
  const note = () => (random(6) === 0 ? `<span class="note">${words('n', 12)}</span>` : '')
  const float = () => {
    const top = random(2) === 0
    const name = top ? 'top' : 'bottom'
    const kind = inColumns ? (top ? 'x' : 'y') : top ? 't' : 'b'
    return `<div class="${name}" style="height: ${random(120)}pt">${words(kind, 8)}${note()}</div>`
  }
  const paragraph = () => {
    const kind = ['', '', '', '', ' class="boxed"', ' class="chapter"', ' class="column"'][
      random(7)
    ]
    return `<p${kind}>${words('w', 40)}${note()}${random(3) === 0 ? float() : ''} ${words('w', 20)}</p>`
  }
  const block = () => (random(3) === 0 ? float() : paragraph())
  const blocks = (most: number) => Array.from({length: 1 + random(most)}, block).join('')
  const columns = () => {
    inColumns = true
    const content = blocks(8)
    inColumns = false
    return `<div class="columns">${content}</div>`
  }
  return Array.from({length: 3}, () => (random(2) === 0 ? columns() : blocks(8))).join('')
}

// In 845 and 1040 a page takes floats alone before columns go on.
test.each([...upTo(120), 845, 1040])(
  'document %i: floats at head and foot, none lost, none before its place, no line over another',
  async seed => {
    const html = generate(seed).replace(/<p([^>]*)>(.*?)<\/p>/g, '<div$1><div>$2</div></div>')
    const {pages} = await typesetHtml(html, css)
    const counted = (kind: string) => [...html.matchAll(new RegExp(`\\b${kind}\\d+`, 'g'))].length
    const lines = pages.pages.flatMap(page => page.content.flatMap(linesOf))
    const notes = pages.pages.flatMap(page => page.footnotes.flatMap(linesOf))
    const sorted = (found: readonly number[]) => found.toSorted((a, b) => a - b)
    for (const kind of ['w', 't', 'b', 'x', 'y']) {
      expect(wordsOf(lines, kind)).toEqual(upTo(counted(kind)))
    }
    expect(sorted(wordsOf(notes, 'n'))).toEqual(upTo(counted('n')))
    expect(pages.pages.flatMap(overlaps)).toEqual([])
    expect(pages.pages.flatMap(page => outside(page, 20))).toEqual([])
  },
)
