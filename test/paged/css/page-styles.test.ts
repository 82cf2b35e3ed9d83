import {describe, expect, test} from 'vitest'
import type {PageQuery, PageStyle} from '../../../src/paged/css/style.ts'
import {styleHtml} from './html.ts'

const right: PageQuery = {name: '', index: 2, side: 'right', first: false, blank: false, ordinal: 3}
const left: PageQuery = {...right, index: 1, side: 'left', ordinal: 2}
const first: PageQuery = {...right, index: 0, first: true, ordinal: 1}

const pageStyle = (css: string, query: PageQuery): PageStyle =>
  styleHtml('<p>', css).styled.pageStyle(query)

describe('size', () => {
  test.each([
    ['A5', 148, 210],
    ['a5 landscape', 210, 148],
    ['landscape', 297, 210],
    ['100mm', 100, 100],
    ['100mm 200mm', 100, 200],
    ['B5', 176, 250],
    ['letter', 215.9, 279.4],
  ])('%s', (size, width, height) => {
    const page = pageStyle(`@page {size: ${size}}`, right)
    expect(page.width).toBeCloseTo((width * 72) / 25.4, 3)
    expect(page.height).toBeCloseTo((height * 72) / 25.4, 3)
  })
})

describe('which rule wins', () => {
  const top = (css: string, query: PageQuery) => pageStyle(css, query).margin.top
  test.each([
    ['every page', '@page {margin: 1pt}', left, 1],
    ['sides', '@page :left {margin: 2pt} @page :right {margin: 3pt}', left, 2],
    ['first over right', '@page :first {margin: 4pt} @page :right {margin: 3pt}', first, 4],
    [
      'a name over first',
      '@page c {margin: 5pt} @page :first {margin: 4pt}',
      {...first, name: 'c'},
      5,
    ],
    [
      'a name and side',
      '@page c:left {margin: 6pt} @page c {margin: 5pt}',
      {...left, name: 'c'},
      6,
    ],
    ['another name', '@page {margin: 1pt} @page c {margin: 5pt}', {...left, name: 'd'}, 1],
    [
      'the first page of a name',
      '@page c:first {margin: 7pt}',
      {...right, name: 'c', ordinal: 1},
      7,
    ],
    ['blank', '@page :blank {margin: 8pt}', {...left, blank: true}, 8],
    ['nth', '@page {margin: 1pt} @page :nth(3n) {margin: 9pt}', right, 9],
    ['nth of a name', '@page {margin: 1pt} @page c:nth(2) {margin: 9pt}', {...left, name: 'c'}, 9],
    ['important', '@page {margin: 1pt !important} @page :first {margin: 2pt}', first, 1],
    ['the later of equals', '@page {margin: 1pt} @page {margin: 2pt}', right, 2],
    ['no layer', '@page {margin: 1pt} @layer a {@page :first {margin: 2pt}}', first, 1],
    ['print', '@media screen {@page {margin: 9pt}} @page {margin: 1pt}', right, 1],
  ])('%s', (_, css, query, expected) => expect(top(css, query)).toBe(expected))
})

test('percentages of a margin are of the page', () => {
  const {margin} = pageStyle('@page {size: 100pt 200pt; margin: 10%}', right)
  expect(margin).toEqual({top: 20, right: 10, bottom: 20, left: 10})
})

test('margin boxes inherit from the page, the page from the root', () => {
  const css = `html {color: red; font-family: F} @page {font-size: 8pt; @top-center {content: "a"; font-weight: bold}
    @bottom-left {font-weight: bold}} @page :first {@top-center {content: none}}`
  const {marginBoxes} = pageStyle(css, right)
  expect([...marginBoxes.keys()]).toEqual(['top-center'])
  expect(marginBoxes.get('top-center')).toMatchObject({
    fontFamily: ['F'],
    fontSize: 8,
    fontWeight: 700,
    color: {r: 1},
    textAlign: 'center',
    verticalAlign: 'middle',
    content: [{type: 'string', value: 'a'}],
  })
  expect(pageStyle(css, first).marginBoxes.size).toBe(0)
})

test('marks and bleed', () => {
  const page = pageStyle('@page {marks: crop cross; bleed: 3mm}', right)
  expect(page.marks).toEqual({crop: true, cross: true})
  expect(page.bleed).toBeCloseTo(8.504, 3)
  expect(pageStyle('@page {marks: crop}', right).bleed).toBe(6)
})

test('the footnote area', () => {
  const {footnoteArea} = pageStyle(
    '@page {@footnote {border-top: 2pt solid; max-height: 50%}}',
    right,
  )
  expect(footnoteArea.border.top.width).toBe(2)
  expect(footnoteArea.maxHeight).toEqual({type: 'percentage', value: 50, plus: 0})
})

test('pages that the same rules are for have one style', () => {
  const {styled} = styleHtml('<p>', '@page :left {margin: 1pt}')
  expect(styled.pageStyle(left)).toBe(styled.pageStyle({...left, index: 3, ordinal: 4}))
  expect(styled.pageStyle(left)).not.toBe(styled.pageStyle(right))
})

test('fonts', () => {
  const css = `@font-face {font-family: "A B"; src: local(x), url(f.woff2) format("woff2"), url("/g.ttf");
    font-weight: 100 900; font-style: italic; unicode-range: U+0600-06FF, U+4??}`
  expect(styleHtml('<p>', css).styled.fontFaces).toEqual([
    {
      family: 'A B',
      sources: ['sheets/f.woff2', '/g.ttf'],
      weight: {min: 100, max: 900},
      style: 'italic',
      stretch: 'auto',
      unicodeRange: [
        {from: 0x600, to: 0x6ff},
        {from: 0x400, to: 0x4ff},
      ],
      messageOf: expect.any(Function),
    },
  ])
})
