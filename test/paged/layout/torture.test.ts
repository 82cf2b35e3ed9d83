import {expect, test} from 'vitest'
import type {Pages, TypesetterMessage} from '../../../src/paged/index.ts'
import {textOf} from './dump-pages.ts'
import {linesOf, outside, overlaps, upTo, wordsOf} from './invariants.ts'
import {typesetHtml} from './typeset-fixture.ts'

const margin = 20
const css = `
@page { size: 220pt 220pt; margin: ${margin}pt; @footnote { border-top: 1pt solid; margin: 4pt 0 0; padding: 2pt 0 0 } }
h1, h2, h3, p { margin: 6pt 0 } td, th { padding: 1pt; vertical-align: top }
h1, h2, h3 { break-after: avoid }
.note { float: footnote; font-size: 8pt; line-height: 9pt } ::footnote-call { content: '*' }
`

/** `w0 w1 …`, `count` words from `first` on. */
const words = (kind: string, count: number, first = 0) =>
  upTo(count)
    .map(index => `${kind}${first + index}`)
    .join(' ')

const contentOf = ({pages}: Pages) => pages.flatMap(page => page.content.flatMap(linesOf))
const notesOf = ({pages}: Pages) => pages.flatMap(page => page.footnotes.flatMap(linesOf))

/** Page index of the first line that has `word`. */
const pageOf = ({pages}: Pages, word: string) =>
  pages.findIndex(page =>
    [...page.content, ...page.footnotes]
      .flatMap(linesOf)
      .some(line => textOf(line.children).split(/\s+/).includes(word)),
  )

/** No line is on another, none leaves its frame but those told of. */
function expectSound({pages}: Pages, messages: readonly TypesetterMessage[]): void {
  expect(pages.flatMap(overlaps)).toEqual([])
  const told = messages.filter(({ruleId}) => /^overfull/.test(ruleId)).length
  expect(pages.flatMap(page => outside(page, margin)).length).toBeLessThanOrEqual(told)
}

test('a table of 300 rows, one of them higher than a page, under its head on every page', async () => {
  const rows = upTo(300).map(row =>
    row === 150
      ? `<tr><td>r${row}</td><td>${words('w', 400, 150)}</td></tr>`
      : `<tr><td>r${row}</td><td>w${row < 150 ? row : row + 399}</td></tr>`,
  )
  const {pages, messages} = await typesetHtml(
    `<table><thead><tr><th>Head</th><th>Words</th></tr></thead>${rows.join('')}</table>`,
    css,
  )
  const lines = contentOf(pages)
  expect(wordsOf(lines, 'r')).toEqual(upTo(300))
  expect(wordsOf(lines, 'w')).toEqual(upTo(699))
  const heads = lines.filter(line => textOf(line.children).includes('Head'))
  expect(heads.length).toBe(pages.pages.length)
  expectSound(pages, messages)
})

test('forty notes on one page stand in order, each on the page of its call or carried over', async () => {
  const text = upTo(40)
    .map(index => `w${index}<span class="note">n${index}</span>`)
    .join(' ')
  const {pages, messages} = await typesetHtml(`<p>${text}</p>`, css)
  expect(wordsOf(contentOf(pages), 'w')).toEqual(upTo(40))
  expect(wordsOf(notesOf(pages), 'n')).toEqual(upTo(40))
  for (const index of upTo(40)) {
    expect(pageOf(pages, `n${index}`)).toBeGreaterThanOrEqual(pageOf(pages, `w${index}*`))
  }
  expectSound(pages, messages)
})

test('a note called on the last line of a page stands, or begins, at its foot', async () => {
  for (const before of upTo(16)) {
    const {pages, messages} = await typesetHtml(
      `${'<p style="margin:0">x</p>'.repeat(before)}<p>wcall<span class="note">n0 ${words('n', 30, 1)}</span> ${words('w', 60)}</p>`,
      css,
    )
    expect(pageOf(pages, 'n0')).toBe(pageOf(pages, 'wcall*'))
    expect(wordsOf(notesOf(pages), 'n')).toEqual(upTo(31))
    expectSound(pages, messages)
  }
})

test('a float bigger than a page is made to fit, and no word is lost', async () => {
  const {pages, messages} = await typesetHtml(
    `<p>${words('w', 40)}</p><p><img src="400x900.png" style="float: left">${words('w', 60, 40)}</p>`,
    css,
  )
  expect(wordsOf(contentOf(pages), 'w')).toEqual(upTo(100))
  expectSound(pages, messages)
})

test('three levels of heading move on together with the text they head', async () => {
  for (const before of upTo(16)) {
    const {pages, messages} = await typesetHtml(
      `${'<p style="margin:0">x</p>'.repeat(before)}<h1>h1</h1><h2>h2</h2><h3>h3</h3><p>${words('w', 50)}</p>`,
      css,
    )
    const of = ['h1', 'h2', 'h3', 'w0'].map(word => pageOf(pages, word))
    expect(new Set(of).size).toBe(1)
    expectSound(pages, messages)
  }
})

test('columns of one character take every word, told of as too wide', async () => {
  const {pages, messages} = await typesetHtml(
    `<div style="columns: 20; column-gap: 4pt; hyphens: none">${words('w', 30)}</div>`,
    css,
  )
  expect(wordsOf(contentOf(pages), 'w')).toEqual(upTo(30))
  expect(messages.some(({ruleId}) => ruleId === 'overfull-line')).toBe(true)
})

test('an address of 80 characters is broken where it may be, or told of', async () => {
  const url = `https://example.org/${'path-of-words/'.repeat(4)}page.html?q=1`
  const {pages, messages} = await typesetHtml(
    `<p style="width: 120pt">w0 ${url} w1</p>`,
    `${css} p { overflow-wrap: anywhere }`,
  )
  const lines = contentOf(pages)
  expect(
    lines
      .map(line => textOf(line.children))
      .join('')
      .replace(/\s/g, ''),
  ).toBe(`w0${url}w1`)
  expect(messages).toEqual([])
  expectSound(pages, messages)
})

test('Persian with English and numbers keeps every word, each run in its own direction', async () => {
  const sentence = 'نسخهٔ Octavo 2.0 در ۱۲ آبان ۱۴۰۵ (3 November 2026) با 45% تخفیف، «free» آمد. '
  const {pages, messages} = await typesetHtml(
    `<div dir="rtl" lang="fa"><p style="text-align: justify">${sentence.repeat(6)}</p></div>`,
    css,
  )
  const runs = contentOf(pages).flatMap(line => line.children)
  const text = runs.map(child => (child.type === 'text' ? child.run.text : '')).join(' ')
  expect(text.match(/Octavo/g)).toHaveLength(6)
  expect(text.match(/2026/g)).toHaveLength(6)
  expect(text.match(/۱۴۰۵/g)).toHaveLength(6)
  expect(messages).toEqual([])
  expectSound(pages, messages)
})

test('a book of 500 pages loses no word', async () => {
  const paragraphs = upTo(1500).map(
    index => `${index % 60 ? '' : `<h1>c${index / 60}</h1>`}<p>${words('w', 40, index * 40)}</p>`,
  )
  const {pages, messages} = await typesetHtml(paragraphs.join(''), css)
  expect(pages.pages.length).toBeGreaterThanOrEqual(500)
  expect(wordsOf(contentOf(pages), 'w')).toEqual(upTo(60_000))
  expect(messages).toEqual([])
})

test('a glyph that no font has is told of with its character and its font', async () => {
  const {messages} = await typesetHtml('<p>w0 \u{1F40C} w1</p>', css)
  expect(messages.map(({ruleId, severe}) => [ruleId, severe])).toEqual([['missing-glyph', true]])
  expect(messages[0]?.reason).toMatch(/U\+1F40C.*Serif/s)
})
