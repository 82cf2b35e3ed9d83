import {expect, test} from 'vitest'
import {linesOf, outside, overlaps, upTo, wordsOf} from './invariants.ts'
import {typesetHtml} from './typeset-fixture.ts'

/** A small linear congruential generator: the same seed, the same document. */
const startRandom = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A document whose words are numbered in order: `w` in the text, `n` in notes, `t` in tables. */
function generate(seed: number): string {
  const random = startRandom(seed)
  const counts = {w: 0, n: 0, t: 0}
  const words = (kind: keyof typeof counts, most: number) =>
    Array.from({length: 1 + random(most)}, () => `${kind}${counts[kind]++}`).join(' ')
  const note = () => `<span class="note">${words('n', random(8) === 0 ? 150 : 15)}</span>`
  const paragraph = () =>
    `<p>${words('w', 60)}${random(5) === 0 ? note() : ''} ${words('w', 30)}${random(9) === 0 ? note() : ''}</p>`
  const image = () => `<img src="${20 + random(200)}x${20 + random(400)}.png">`
  const times = (most: number, make: () => string) =>
    Array.from({length: 1 + random(most)}, make).join('')
  const cell = (attributes = '') =>
    `<td${attributes}>${words('t', random(12) === 0 ? 200 : 12)}${random(12) === 0 ? note() : ''}</td>`
  const rows = () =>
    random(4)
      ? `<tr>${cell()}${cell()}</tr>`
      : `<tr>${cell(' rowspan="2"')}${cell()}</tr><tr>${cell()}</tr><tr>${cell(' colspan="2"')}</tr>`
  const block = (depth: number): string => {
    const kind = random(depth > 2 ? 4 : 12)
    switch (kind) {
      case 0:
        return `<h2>${words('w', 6)}</h2>`
      case 4:
        return `<ul>${times(4, () => `<li>${words('w', 20)}${random(3) ? '' : paragraph()}</li>`)}</ul>`
      case 5:
        return `<blockquote>${times(3, () => block(depth + 1))}</blockquote>`
      case 6:
        return `<table><thead><tr><th>Head</th></tr></thead>${times(6, rows)}</table>`
      case 7:
        return `<div class="columns">${times(5, () => block(depth + 3))}</div>`
      case 8:
        return `<figure>${image()}<figcaption>${words('w', 8)}</figcaption></figure>`
      case 9:
        return `<p>${image().replace('<img', `<img class="${random(2) ? 'left' : 'right'}"`)}${words('w', 80)}</p>`
      case 10:
        return `<div class="kept">${times(2, () => block(depth + 1))}</div>`
      case 11:
        return random(3) ? paragraph() : `<section>${times(2, () => block(depth + 1))}</section>`
      default:
        return paragraph()
    }
  }
  return times(14, () => block(0))
}

const css = `
@page { size: 220pt 220pt; margin: 20pt; @footnote { border-top: 1pt solid; margin: 4pt 0 0; padding: 2pt 0 0 } }
h2, p { margin: 6pt 0 } ul, blockquote { margin: 6pt 12pt } td { padding: 1pt; vertical-align: top }
.note { float: footnote; font-size: 8pt; line-height: 9pt } ::footnote-call { content: '*' }
.columns { columns: 2; column-gap: 8pt } .kept { break-inside: avoid; padding: 2pt } section { break-before: recto; page: other } section section { break-before: column }
@page other { margin: 30pt 20pt }
.left, .right { max-width: 60pt; max-height: 80pt } .left { float: left; margin-right: 4pt } .right { float: right }
figure { margin: 6pt 0 }
`

test.each(upTo(200))(
  'document %i: each word once and in order, no line over another',
  async seed => {
    const html = generate(seed)
    const {pages, messages} = await typesetHtml(html, css)
    const counted = (kind: string) => [...html.matchAll(new RegExp(`\\b${kind}\\d+`, 'g'))].length
    const content = pages.pages.flatMap(page => page.content.flatMap(linesOf))
    const notes = pages.pages.flatMap(page => page.footnotes.flatMap(linesOf))
    expect(wordsOf(content, 'w')).toEqual(upTo(counted('w')))
    expect(wordsOf(notes, 'n')).toEqual(upTo(counted('n')))
    expect(wordsOf(content, 't').toSorted((a, b) => a - b)).toEqual(upTo(counted('t')))
    expect(pages.pages.flatMap(overlaps)).toEqual([])
    expect(pages.pages.flatMap(page => outside(page, 20))).toEqual([])
    expect(messages).toEqual([])
  },
)

test.each([
  ['<div>', '</div>'],
  ['<b>', '</b>'],
  ['<ul><li>', '</li></ul>'],
  ['<table><tr><td>', '</td></tr></table>'],
  ['<div class="columns">', '</div>'],
  ['<div class="kept">', '</div>'],
])('a hundred %s inside of each other', async (open, close) => {
  const {pages} = await typesetHtml(`${open.repeat(100)}w0${close.repeat(100)}`, css)
  expect(
    wordsOf(
      pages.pages.flatMap(page => page.content.flatMap(linesOf)),
      'w',
    ),
  ).toEqual([0])
})
