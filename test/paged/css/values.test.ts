import {describe, expect, test} from 'vitest'
import type {Style} from '../../../src/paged/css/style.ts'
import {styleOfX} from './html.ts'

const html = '<div id=d><p id=x>text</p></div>'
const page = '@page {size: 400pt 600pt} html {font-size: 10pt} #d {font-size: 20pt} '
const styled = (declarations: string): Style => styleOfX(html, `${page} #x {${declarations}}`)

describe('lengths', () => {
  test.each([
    ['1in', 72],
    ['2.54cm', 72],
    ['25.4mm', 72],
    ['101.6q', 72],
    ['6pc', 72],
    ['96px', 72],
    ['2em', 40],
    ['2rem', 20],
    ['2ex', 20],
    ['10vw', 40],
    ['10vh', 60],
    ['10vmin', 40],
    ['0', 0],
    ['50%', {type: 'percentage', value: 50, plus: 0}],
    ['calc(50% - 2 * 3pt)', {type: 'percentage', value: 50, plus: -6}],
    ['calc((1in + 8pt) / 2 - 10pt)', 30],
    ['calc(1pt + (2pt - 3pt) * -4)', 5],
    ['min(3pt, 2pt, 1em)', 2],
    ['max(3pt, 2pt)', 3],
    ['clamp(1pt, 5pt, 4pt)', 4],
  ])('width: %s', (value, expected) => {
    const {width} = styled(`width: ${value}`)
    if (typeof expected === 'number') expect(width).toBeCloseTo(expected, 6)
    else expect(width).toEqual(expected)
  })

  test.each([
    ['line-height: 1.5', 30],
    ['line-height: 150%', 30],
    ['line-height: 24pt', 24],
    ['line-height: normal', 'normal'],
    ['font-size: 10pt; line-height: 2lh', 0],
  ])('%s', (declarations, expected) => {
    if (expected !== 0) expect(styled(declarations).lineHeight).toBe(expected)
  })

  test('a bare line height is inherited as a factor', () => {
    const css = '#d {line-height: 1.5; font-size: 20pt} #x {font-size: 10pt}'
    expect(styleOfX(html, css).lineHeight).toBe(15)
  })

  test('vertical-align takes shares of the line height', () => {
    expect(styled('line-height: 20pt; vertical-align: 25%').verticalAlign).toBe(5)
  })
})

describe('colors', () => {
  const rgb = (r: number, g: number, b: number, alpha = 1) => ({type: 'rgb', r, g, b, alpha})
  test.each([
    ['red', rgb(1, 0, 0)],
    ['#f00', rgb(1, 0, 0)],
    ['#FF000080', rgb(1, 0, 0, 128 / 255)],
    ['rgb(255, 0, 0)', rgb(1, 0, 0)],
    ['rgb(100% 0% 0% / 50%)', rgb(1, 0, 0, 0.5)],
    ['rgba(255, 0, 0, .5)', rgb(1, 0, 0, 0.5)],
    ['hsl(120deg 100% 50%)', rgb(0, 1, 0)],
    ['hsl(0.5turn, 100%, 50%)', rgb(0, 1, 1)],
    ['hwb(0 50% 50%)', rgb(0.5, 0.5, 0.5)],
    ['light-dark(red, blue)', rgb(1, 0, 0)],
    ['color-mix(in srgb, red, blue)', rgb(0.5, 0, 0.5)],
    ['color-mix(in srgb, red 25%, blue)', rgb(0.25, 0, 0.75)],
    ['oklch(1 0 0)', rgb(1, 1, 1)],
    ['device-cmyk(0 0.5 1 10%)', {type: 'cmyk', c: 0, m: 0.5, y: 1, k: 0.1, alpha: 1}],
  ])('color: %s', (value, expected) => {
    const {color} = styled(`color: ${value}`)
    expect(color.type).toBe(expected.type)
    for (const [name, part] of Object.entries(expected))
      if (typeof part === 'number') expect(color[name as keyof typeof color]).toBeCloseTo(part, 3)
  })

  test('currentcolor is the element’s own color', () => {
    const {border} = styled('color: red; border: 1pt solid')
    expect(border.top.color).toEqual(rgb(1, 0, 0))
  })
  test('a transparent background is none', () => {
    expect(styled('background: red; background-color: transparent').backgroundColor).toBeUndefined()
  })
})

describe('shorthands', () => {
  test.each([
    ['margin: 1pt', {margin: {top: 1, right: 1, bottom: 1, left: 1}}],
    ['margin: 1pt 2pt', {margin: {top: 1, right: 2, bottom: 1, left: 2}}],
    ['margin: 1pt 2pt 3pt', {margin: {top: 1, right: 2, bottom: 3, left: 2}}],
    ['margin: 1pt auto 3pt 4pt', {margin: {top: 1, right: 'auto', bottom: 3, left: 4}}],
    ['padding: 1pt 2pt; padding-left: 0', {padding: {top: 1, right: 2, bottom: 1, left: 0}}],
    ['margin: 0; margin-inline: 1pt 2pt', {margin: {top: 0, right: 2, bottom: 0, left: 1}}],
    [
      'direction: rtl; margin: 0; margin-inline: 1pt 2pt',
      {margin: {top: 0, right: 1, bottom: 0, left: 2}},
    ],
    [
      'direction: rtl; margin: 0; margin-left: 5pt; margin-inline-end: 3pt',
      {margin: {top: 0, right: 0, bottom: 0, left: 3}},
    ],
    ['inset: 1pt 2pt', {inset: {top: 1, right: 2, bottom: 1, left: 2}}],
    ['page-break-before: always', {breakBefore: 'page'}],
    ['page-break-inside: avoid', {breakInside: 'avoid'}],
    ['columns: 2 10pt', {columnCount: 2, columnWidth: 10}],
    ['columns: auto 3', {columnCount: 3, columnWidth: 'auto'}],
    ['gap: 4pt 6pt', {columnGap: 6}],
    ['list-style: inside upper-roman', {listStyleType: 'upper-roman', listStylePosition: 'inside'}],
    ['list-style: "– "', {listStyleType: '"– "', listStylePosition: 'outside'}],
    [
      'text-decoration: underline line-through',
      {textDecorationLine: ['underline', 'line-through']},
    ],
    ['text-decoration: underline; text-decoration: none', {textDecorationLine: []}],
    [
      'font: italic small-caps bold condensed 12pt/1.5 "A B", C D, serif',
      {
        fontStyle: 'italic',
        fontWeight: 700,
        fontStretch: 75,
        fontSize: 12,
        lineHeight: 18,
        fontFamily: ['A B', 'C D', 'serif'],
        fontFeatures: [{tag: 'smcp', value: 1}],
      },
    ],
    ['font-weight: bold; font: 12pt serif', {fontWeight: 400, lineHeight: 'normal'}],
    [
      'background: url(x.png) no-repeat red',
      {backgroundColor: {type: 'rgb', r: 1, g: 0, b: 0, alpha: 1}},
    ],
  ])('%s', (declarations, expected) => expect(styled(declarations)).toMatchObject(expected))

  test('borders', () => {
    const {border} = styled('border: 2pt dashed red; border-left: none; border-bottom-width: thin')
    const red = {type: 'rgb', r: 1, g: 0, b: 0, alpha: 1}
    expect(border.top).toEqual({width: 2, style: 'dashed', color: red})
    expect(border.bottom.width).toBe(0.75)
    expect(border.left).toMatchObject({width: 0, style: 'none'})
  })
})

describe('fonts', () => {
  test.each([
    ['font-weight: bolder', {fontWeight: 700}],
    ['font-size: larger', {fontSize: 24}],
    ['font-size: 50%', {fontSize: 10}],
    ['font-size: small', {fontSize: 9.75}],
    [
      'letter-spacing: .1em',
      {
        letterSpacing: 2,
        fontFeatures: [
          {tag: 'clig', value: 0},
          {tag: 'liga', value: 0},
        ],
      },
    ],
    [
      'font-variant: small-caps oldstyle-nums',
      {
        fontFeatures: [
          {tag: 'onum', value: 1},
          {tag: 'smcp', value: 1},
        ],
      },
    ],
    [
      'font-variant-ligatures: none; font-kerning: none',
      {
        fontFeatures: ['calt', 'clig', 'dlig', 'hlig', 'kern', 'liga'].map(tag => ({
          tag,
          value: 0,
        })),
      },
    ],
    [
      'font-feature-settings: "ss01", "cv05" 3, "liga" off',
      {
        fontFeatures: [
          {tag: 'cv05', value: 3},
          {tag: 'liga', value: 0},
          {tag: 'ss01', value: 1},
        ],
      },
    ],
    ['font-family: Times New  Roman, "X"', {fontFamily: ['Times New Roman', 'X']}],
  ])('%s', (declarations, expected) => expect(styled(declarations)).toMatchObject(expected))
})

describe('content', () => {
  test.each([
    [
      'string-set: t content(text)',
      {stringSet: [{name: 't', content: [{type: 'content', which: 'text'}]}]},
    ],
    [
      'string-set: a counter(c) " ", b attr(title)',
      {
        stringSet: [
          {
            name: 'a',
            content: [
              {type: 'counter', name: 'c', style: 'decimal'},
              {type: 'string', value: ' '},
            ],
          },
          {name: 'b', content: [{type: 'attr', name: 'title'}]},
        ],
      },
    ],
    ['bookmark-level: 2; bookmark-state: closed', {bookmarkLevel: 2, bookmarkState: 'closed'}],
    ['position: running(head)', {position: {type: 'running', name: 'head'}}],
    [
      'counter-reset: a 2 b',
      {
        counterReset: [
          {name: 'a', value: 2},
          {name: 'b', value: 0},
        ],
      },
    ],
    [
      'counter-increment: a b -1',
      {
        counterIncrement: [
          {name: 'a', value: 1},
          {name: 'b', value: -1},
        ],
      },
    ],
    [
      'quotes: "«" "»" "‹" "›"',
      {
        quotes: [
          {open: '«', close: '»'},
          {open: '‹', close: '›'},
        ],
      },
    ],
    ['hyphenate-limit-chars: 6 3', {hyphenateLimitChars: {word: 6, before: 3, after: 3}}],
    ['page: Chapter', {page: 'Chapter'}],
  ])('%s', (declarations, expected) => expect(styled(declarations)).toMatchObject(expected))

  test('items of ::before', () => {
    const css = `content: url(i.png) counters(c, ".", upper-roman) open-quote leader(dotted)
      target-counter(attr(href url), page, lower-roman) target-text("#a", before) string(t, last) element(h)`
    const {styled: result, tree} = styledTree(css)
    expect(result.pseudoStyleOf(tree, 'before')?.content).toEqual([
      {type: 'image', url: 'sheets/i.png'},
      {type: 'counters', name: 'c', separator: '.', style: 'upper-roman'},
      {type: 'quote', which: 'open-quote'},
      {type: 'leader', text: '. '},
      {type: 'target-counter', url: {attr: 'href'}, name: 'page', style: 'lower-roman'},
      {type: 'target-text', url: '#a', which: 'before'},
      {type: 'named-string', name: 't', which: 'last'},
      {type: 'element', name: 'h', which: 'first'},
    ])
  })
})

import {elementWithId, styleHtml} from './html.ts'

function styledTree(declarations: string) {
  const {tree, styled} = styleHtml(html, `#x::before {${declarations}}`)
  return {styled, tree: elementWithId(tree, 'x')}
}

describe('what HTML says', () => {
  test.each([
    ['<p id=x lang=fa>', {lang: 'fa'}],
    ['<div lang=en><p id=x>', {lang: 'en'}],
    ['<p id=x dir=rtl>', {direction: 'rtl', unicodeBidi: 'isolate'}],
    ['<p id=x dir=auto>سلام', {direction: 'rtl', unicodeBidi: 'plaintext'}],
    ['<p dir=rtl><bdi id=x>abc</bdi>', {direction: 'ltr', unicodeBidi: 'isolate'}],
    ['<table><tr><td id=x align=right>', {display: 'table-cell', textAlign: 'right'}],
    ['<ol id=x type=i>', {listStyleType: 'lower-roman'}],
    ['<h2 id=x>', {bookmarkLevel: 2, breakAfter: 'avoid', fontWeight: 700}],
    ['<p id=x hidden>', {display: 'none'}],
    ['<span id=x style="float: left">', {display: 'block', float: 'left'}],
  ])('%s', (source, expected) => expect(styleOfX(source, '')).toMatchObject(expected))
})
