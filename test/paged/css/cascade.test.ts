import {describe, expect, test} from 'vitest'
import {elementWithId, styleHtml, styleOfX} from './html.ts'

const p = '<p id=x class="a b" style="">text</p>'
/** Blocks outside of lists, so that a width tells which rule won. */
const width = (css: string, html = p) => styleOfX(html, css).width

describe('which declaration wins', () => {
  test.each([
    ['the later of equals', 'p {width: 1pt} p {width: 2pt}', 2],
    ['a class over types', '.a {width: 2pt} html body p {width: 1pt}', 2],
    ['an id over classes', '#x {width: 2pt} .a.b {width: 1pt}', 2],
    ['the strongest of a list', 'p, #x {width: 2pt} .a {width: 1pt}', 2],
    [':is() counts as its strongest', ':is(#y, p) {width: 2pt} .a.b {width: 1pt}', 2],
    [':where() counts as nothing', 'p {width: 2pt} :where(#x) {width: 1pt}', 2],
    [':not() counts as what it holds', 'p:not(#y) {width: 2pt} .a.b {width: 1pt}', 2],
    ['& counts as its parent', '#x {&.a {width: 2pt}} #x {width: 1pt}', 2],
    ['importance over specificity', 'p {width: 2pt !important} #x {width: 1pt}', 2],
    ['no layer over any layer', 'p {width: 2pt} @layer a {#x {width: 1pt}}', 2],
    ['a later layer', '@layer a, b; @layer b {p {width: 2pt}} @layer a {#x {width: 1pt}}', 2],
    ['a layer over those inside it', '@layer a {p {width: 2pt} @layer b {#x {width: 1pt}}}', 2],
    [
      'important: the earlier layer',
      '@layer a {p {width: 2pt !important}} @layer b {p {width: 1pt !important}}',
      2,
    ],
    ['print, not screen', '@media print {p {width: 2pt}} @media screen {p {width: 1pt}}', 2],
    ['not an e-book', 'p {width: 2pt} @media ebook {p {width: 1pt}}', 2],
    ['all but screen', '@media not screen {p {width: 2pt}}', 2],
    ['light, not dark', '@media (prefers-color-scheme: dark) {p {width: 1pt}}', 'auto'],
    ['what is supported', '@supports (float: footnote) {p {width: 2pt}}', 2],
    ['not what is not', '@supports (display: flex) {p {width: 1pt}}', 'auto'],
    ['both of two', '@supports (widows: 2) and (not (display: flex)) {p {width: 2pt}}', 2],
    ['a selector', '@supports selector(p:has(a)) {p {width: 2pt}}', 2],
    ['nested conditions', 'p {@media print {width: 2pt} width: 1pt}', 1],
  ])('%s', (_, css, expected) => expect(width(css)).toBe(expected))

  test.each([
    ['a type', 'body {p {width: 2pt}}', 2],
    ['a type with a pseudo-class', 'body {p:first-child {width: 2pt} color: red}', 2],
    ['a list', 'body {b, p {width: 2pt}}', 2],
    ['a child', 'body {> p {width: 2pt}} html {> p {width: 1pt}}', 2],
    ['in a condition', 'body {@media print {p {width: 2pt}}}', 2],
    ['deep', 'html {body {&:last-child {.a {width: 2pt}}}}', 2],
    ['with & behind', '.a {body & {width: 2pt}} .b {body p & {width: 1pt}}', 2],
    ['with & in a function', '.a {:is(body > &) {width: 2pt}}', 2],
    ['between declarations', 'body {color: red; p {width: 2pt} font-size: 9pt}', 2],
    ['behind a custom property with braces', 'body {--x: {a: b}; p {width: 2pt}}', 2],
    ['behind a url', 'body {background: url(data:x;y{); p {width: 2pt}}', 2],
    ['not what is below a page', '@page {@top-left {content: "x"}} p {width: 2pt}', 2],
  ])('a rule in a rule: %s', (_, css, expected) => expect(width(css)).toBe(expected))

  test('a style attribute over rules, but not over important ones', () => {
    const html = '<p id=x style="width: 1pt; height: 1pt">text</p>'
    const {width, height} = styleOfX(html, '#x {width: 2pt; height: 2pt !important}')
    expect([width, height]).toEqual([1, 2])
  })
})

describe('CSS-wide keywords', () => {
  const nested = '<div id=d><h1 id=x>text</h1></div>'
  const outer = '#d {width: 9pt; color: red; font-weight: 300} '
  test.each([
    ['inherit', 'width: inherit', 'width', 9],
    ['initial', 'font-weight: initial', 'fontWeight', 400],
    ['unset of what inherits', 'font-weight: unset', 'fontWeight', 300],
    ['unset of what does not', 'display: unset', 'display', 'inline'],
    ['revert to the user agent', 'font-weight: revert', 'fontWeight', 700],
    [
      'shorthands',
      'margin: 3pt; margin: inherit',
      'margin',
      {top: 0, right: 0, bottom: 0, left: 0},
    ],
    ['all', 'width: 3pt; all: inherit', 'width', 9],
  ])('%s', (_, css, field, expected) => {
    const style = styleOfX(nested, `${outer} #x {${css}}`)
    expect(style[field as keyof typeof style]).toEqual(expected)
  })
})

describe('custom properties', () => {
  test.each([
    ['inherit', ':root {--w: 2pt} p {width: var(--w)}', 2],
    ['fall back', 'p {width: var(--none, 3pt)}', 3],
    ['fall back to another', 'body {--v: 4pt} p {width: var(--none, var(--v))}', 4],
    ['refer to each other', 'p {--a: var(--b); --b: 2pt; width: calc(var(--a) * 2)}', 4],
    ['have no value in a circle', 'p {--a: var(--b); --b: var(--a); width: var(--a, 7pt)}', 7],
    ['make a declaration unset without a value', 'p {width: 1pt} .a {width: var(--none)}', 'auto'],
    ['are parts of values', 'p {--n: 2; width: calc(var(--n) * 1pt + 1pt)}', 3],
    ['keep their case', 'p {--W: 1pt; --w: 2pt; width: var(--w)}', 2],
  ])('%s', (_, css, expected) => expect(width(css)).toBe(expected))

  test('fill shorthands', () => {
    const {margin} = styleOfX(p, 'p {--m: 1pt 2pt; margin: var(--m) 3pt}')
    expect(margin).toEqual({top: 1, right: 2, bottom: 3, left: 2})
  })
})

describe('imports', () => {
  const others = {
    'sheets/parts/a.css': '@import "../b.css"; p {width: 1pt}',
    'sheets/b.css': 'p {height: 2pt} @font-face {font-family: F; src: url(../fonts/f.ttf)}',
    'sheets/circle.css': '@import "circle.css"; p {width: 5pt}',
  }
  const styled = (css: string) => styleHtml(p, css, others)
  const sizes = (css: string) => {
    const {tree, styled: result} = styled(css)
    const {width, height} = result.styleOf(elementWithId(tree, 'x'))
    return [width, height]
  }

  test('resolve against their own sheet', () =>
    expect(sizes('@import url(parts/a.css);')).toEqual([1, 2]))
  test('fonts too', () => {
    expect(styled('@import "b.css";').styled.fontFaces[0]?.sources).toEqual(['fonts/f.ttf'])
  })
  test('by medium', () => expect(sizes('@import "b.css" screen;')).toEqual(['auto', 'auto']))
  test('into a layer', () =>
    expect(sizes('@import "parts/a.css" layer(x); p {width: 3pt}')).toEqual([3, 2]))
  test('end in a circle', () => expect(sizes('@import "circle.css";')).toEqual([5, 'auto']))
})

test('elements that compute alike share one style', () => {
  const {tree, styled} = styleHtml(
    '<p id=a>one <em id=c>x</em></p><p id=b class=wide>two <em id=d>y</em></p><p id=e>three</p>',
    '.wide {margin-left: 3pt}',
  )
  const of = (id: string) => styled.styleOf(elementWithId(tree, id))
  expect(of('a')).toBe(of('e'))
  expect(of('a')).not.toBe(of('b'))
  expect(of('c')).toBe(of('d'))
})

test('a tree without html is styled as the content of one', () => {
  const {styled} = styleHtml('', ':root {font-size: 20pt}')
  expect(styled.rootStyle.fontSize).toBe(20)
})
