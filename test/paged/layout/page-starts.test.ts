import {expect, test} from 'vitest'
import {pageStarts} from '../../../src/paged/index.ts'
import {typesetHtml} from './typeset-fixture.ts'

/** Each page as its folio and the first thing on it: letters that came before, and the text. */
const startsOf = async (html: string, css: string) => {
  const {pages} = await typesetHtml(html, css)
  return pageStarts(pages.pages).map(({folio, points}) => {
    const [first] = points
    const words = first && (first.type === 'text' ? `${first.passed} ${first.text}` : first.type)
    return `${folio}: ${words ?? '-'}`
  })
}

const page = '@page { size: 100pt 60pt; margin: 12pt } p, h1, table { margin: 0 } '

test('a page begins with the first of its text that no page before has shown', async () => {
  expect(await startsOf('<p>one two three four five six seven eight nine</p>', page)).toEqual([
    '1: 0 one two three four five six seven eight nine',
    '2: 22 one two three four five six seven eight nine',
  ])
})

test('a blank page begins with nothing', async () => {
  const css = `${page} p + p { break-before: right }`
  expect(await startsOf('<p>one</p><p>two</p>', css)).toEqual(['1: 0 one', '2: -', '3: 0 two'])
})

test('what is repeated or generated is no beginning: heads of tables, numbers, notes', async () => {
  const rows = ['a', 'b', 'c', 'd'].map(cell => `<tr><td>${cell}</td></tr>`).join('')
  const table = `<table><thead><tr><th>Head</th></tr></thead><tbody>${rows}</tbody></table>`
  expect(await startsOf(table, page)).toEqual(['1: 0 Head', '2: 0 b', '3: 0 d'])
  const notes = `@page { size: 100pt 100pt; margin: 12pt } i { float: footnote } p::before { content: '§ ' } p + p { break-before: page }`
  expect(await startsOf('<p>x<i>note</i></p><p>y</p>', notes)).toEqual(['1: 0 x', '2: 0 y'])
})

test('in a line from right to left the first word of the source is the beginning', async () => {
  const html = '<p dir="rtl" lang="ar"><b>abc</b> اب <i>جد</i></p>'
  expect(await startsOf(html, page)).toEqual(['1: 0 abc'])
})

test('a page that prints no number is counted in the numerals of its row', async () => {
  const css = `${page}
    @page front { @bottom-center { content: counter(page, lower-roman) } }
    @page body { @bottom-center { content: counter(page, persian) } }
    .front { page: front; break-before: page }
    .body { page: body; break-before: page; counter-reset: page 1 }
    .end { page: end; break-before: page }`
  const html =
    '<p>half</p><p class="front">a</p><p class="body">b</p><p class="end">c</p><p class="end">d</p>'
  expect(await startsOf(html, css)).toEqual(['i: 0 half', 'ii: 0 a', '۱: 0 b', '۲: 0 c', '۳: 0 d'])
})
