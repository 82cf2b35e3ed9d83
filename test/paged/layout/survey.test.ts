import {expect, test} from 'vitest'
import {survey} from '../../../src/paged/index.ts'
import {typesetHtml} from './typeset-fixture.ts'

const surveyOf = async (html: string, css: string) => {
  const {pages} = await typesetHtml(html, css)
  return survey(pages.pages)
}

test('a line is surveyed with its baseline, width, text, ratio and the element around it', async () => {
  const {pages} = await surveyOf(
    '<p id="a">Two words<br>more</p>',
    '@page { size: 200pt 100pt; margin: 20pt } p { margin: 0 }',
  )
  expect(pages).toMatchObject([
    {
      page: 1,
      side: 'right',
      filling: {height: 60, depth: 24, goesOn: false, cost: 0, broken: []},
      lines: [
        {
          x: 20,
          baseline: 29.51,
          measure: 160,
          ratio: 0,
          hyphenated: false,
          last: true,
          text: 'Two words',
          element: 'p',
          id: 'a',
        },
        {baseline: 41.51, text: 'more'},
      ],
      boxes: [
        {element: 'html'},
        {element: 'body'},
        {element: 'p', id: 'a', x: 20, y: 20, width: 160, height: 24},
      ],
    },
  ])
})

test('hyphens, ladders, short last words and lines that stick out are counted', async () => {
  const {summary, pages} = await surveyOf(
    '<p lang="en">extraordinarily uncharacteristically counterproductive representation so</p><p>Unbreakableword</p>',
    '@page { size: 70pt 200pt; margin: 10pt } p { margin: 0; hyphens: auto; text-align: justify } p + p { hyphens: none }',
  )
  const {lines} = pages[0]!
  const divided = lines.filter(({hyphenated}) => hyphenated)
  expect(divided.length).toBeGreaterThan(2)
  expect(summary).toMatchObject({
    pages: 1,
    lines: lines.length,
    overfullLines: 1,
    shortLastWords: 1,
  })
  expect(summary.hyphenatedShare).toBeCloseTo(divided.length / lines.length, 3)
  expect(summary.longestLadder).toBeGreaterThan(1)
  expect(lines.find(({width, measure}) => width > measure)?.text).toBe('Unbreakableword')
})

const pageOfFive = '@page { size: 120pt 80pt; margin: 10pt } body { margin: 0 } p { margin: 0 }'
const text = (lines: number) => `<p>${Array(lines).fill('line').join('<br>')}</p>`

test('full pages are told from last ones, and those off the grid from those on it', async () => {
  const on = await surveyOf(text(12), `${pageOfFive} p { line-snap: baseline }`)
  expect(on.summary).toMatchObject({fullPages: 2, onGridShare: 1, toTheFootShare: 1, broken: {}})
  const off = await surveyOf(
    `${text(5)}<h2>H</h2>${text(8)}`,
    `${pageOfFive} h2 { font: 8pt/9pt Serif; margin: 0; }`,
  )
  expect(off.summary.onGridShare).toBeLessThan(1)
})

test('a page says which wishes it broke', async () => {
  const {pages, summary} = await surveyOf(
    text(13),
    `${pageOfFive} p { break-inside: avoid; orphans: 9 }`,
  )
  expect(pages[0]!.filling.broken).toEqual(['stray-line'])
  expect(summary.broken).toEqual({'stray-line': 1})
})

test('short, unequal and runt pages are told', async () => {
  const css = `${pageOfFive} div { break-inside: avoid }`
  const brokenBy = async (...parts: readonly number[]) => {
    const html = parts.map(lines => `<div>${text(lines)}</div>`).join('')
    const {pages} = await surveyOf(html, css)
    return pages.map(({filling}) => filling.broken.join(' '))
  }
  expect(await brokenBy(5, 5, 3)).toEqual(['', '', ''])
  expect(await brokenBy(5, 4, 5, 5)).toEqual(['', 'short-page', 'unequal-spread', ''])
  expect(await brokenBy(5, 5, 2)).toEqual(['', '', 'runt-page'])
})

test('text of Arabic lines is in the order that it is read', async () => {
  const {pages} = await surveyOf(
    '<p dir="rtl">سلام <b>دنیا</b> خوب</p>',
    '@page { size: 200pt 100pt }',
  )
  expect(pages[0]!.lines[0]!.text).toBe('سلام دنیا خوب')
})
