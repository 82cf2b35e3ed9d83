import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {describe, expect, test} from 'vitest'
import type {Note} from '../../src/document/document.ts'
import {lowerBody} from '../../src/theme/lower.ts'
import type {Target} from '../../src/theme/theme.ts'
import {sampleAddresses, sampleDocument} from './sample.ts'

const call = (key: string, id = `fnref-${key}`) => h('a', {role: 'doc-noteref', dataNote: key, id})
const note = (key: string, number: number, calls: number, text: string): Note => ({
  key,
  number,
  calls,
  children: [h('p', text)],
  position: undefined,
})

const lowered = (body: readonly Element[], target: Target, prefix = '', given = {}) =>
  toHtml(
    lowerBody(
      sampleDocument({path: 'a.md', body: h(null, [...body]), ...given}),
      target,
      sampleAddresses,
      prefix,
    ),
  )

describe('links and assets', () => {
  test.each([
    [
      'a link to a document gets its address',
      h('a', {dataDocument: 'b.md', dataFragment: 'x'}, 'b'),
      '<a href="to:b.md#x">b</a>',
    ],
    [
      'a link to what has no place keeps its words',
      h('a', {dataDocument: 'gone.md'}, ['b ', h('em', 'c')]),
      'b <em>c</em>',
    ],
    [
      'an image gets its address and size',
      h('img', {dataAsset: 'x.png', alt: 'x'}),
      '<img alt="x" src="file:x.png" width="640" height="480">',
    ],
    ['a missing image leaves its words', h('img', {dataAsset: 'gone.png', alt: 'x'}), 'x'],
    ['a file gets its address', h('a', {dataAsset: 'x.zip'}, 'x'), '<a href="file:x.zip">x</a>'],
    [
      'anything else stays',
      h('a', {href: 'https://x.example/'}, 'x'),
      '<a href="https://x.example/">x</a>',
    ],
  ])('%s', (_, element, expected) => {
    expect(lowered([element], 'feed')).toBe(expected)
  })

  test.each([
    ['web', '<math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>'],
    ['print', '<math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>'],
    ['ebook', '<math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>'],
    ['feed', '<span class="math">x²</span>'],
    ['cms', '<span class="math">x²</span>'],
  ] as const)('a formula for %s', (target, expected) => {
    const math = h('math', {alttext: 'x^2'}, [h('msup', [h('mi', 'x'), h('mn', '2')])])
    expect(lowered([math], target)).toBe(expected)
  })

  test('ids, fragments and references between elements get the prefix; addresses do not', () => {
    const body = [
      h('h2', {id: 'x'}, 'X'),
      h('a', {href: '#x'}, 'x'),
      h('a', {dataDocument: 'b.md', dataFragment: 'x'}, 'b'),
      h('td', {headers: ['x', 'y']}),
    ]
    expect(lowered(body, 'print', 'c1-')).toBe(
      '<h2 id="c1-x">X</h2><a href="#c1-x">x</a><a href="to:b.md#x">b</a><td headers="c1-x c1-y"></td>',
    )
  })

  test('a body without anything to bind is shared, not copied', () => {
    const document = sampleDocument({path: 'a.md'})
    const {children} = lowerBody(document, 'web', sampleAddresses, '')
    expect(children).toEqual(document.body.children)
    expect(children[0]).toBe(document.body.children[0])
  })
})

describe('footnotes', () => {
  const body = [h('p', ['One', call('n'), ' and again', call('n', 'fnref-n-2')])]
  const notes = [note('n', 1, 2, 'Said.')]

  test('are endnotes with links back on the web and in feeds', () => {
    const expected =
      '<p>One<sup class="note-call"><a href="#fn-n" id="fnref-n" role="doc-noteref">1</a></sup> and again' +
      '<sup class="note-call"><a href="#fn-n" id="fnref-n-2" role="doc-noteref">1</a></sup></p>' +
      '<section class="notes" role="doc-endnotes" aria-label="Notes"><ol><li id="fn-n"><p>Said.' +
      '\u00a0<a href="#fnref-n" class="back" role="doc-backlink" aria-label="Back to the text">↑</a>' +
      '\u00a0<a href="#fnref-n-2" class="back" role="doc-backlink" aria-label="Back to the text">↑</a></p></li></ol></section>'
    expect(lowered(body, 'web', '', {notes})).toBe(expected)
    expect(lowered(body, 'feed', '', {notes})).toBe(expected)
  })

  test('stand at their first call in print, to be floated; a second call is a link', () => {
    expect(lowered(body, 'print', 'c1-', {notes})).toBe(
      '<p>One<span class="footnote" role="doc-footnote" id="c1-fn-n" data-number="1"><p>Said.</p></span> and again' +
        '<sup class="note-call"><a href="#c1-fn-n" role="doc-noteref">1</a></sup></p>',
    )
  })

  test('are pop-ups in e-books', () => {
    expect(
      lowered([h('p', ['One', call('n')])], 'ebook', '', {notes: [note('n', 1, 1, 'Said.')]}),
    ).toBe(
      '<p>One<sup class="note-call"><a href="#fn-n" id="fnref-n" epub:type="noteref" role="doc-noteref">1</a></sup></p>' +
        '<section class="notes" epub:type="footnotes"><aside id="fn-n" class="footnote" epub:type="footnote" role="doc-footnote">' +
        '<p><a href="#fnref-n" class="back" role="doc-backlink" aria-label="Back to the text">1</a> Said.</p></aside></section>',
    )
  })

  test('have the digits of their language', () => {
    const html = lowered(body, 'web', '', {notes, lang: 'fa', dir: 'rtl'})
    expect(html).toContain('role="doc-noteref">۱</a>')
  })

  test('a note inside a note is lowered, too', () => {
    const outer: Note = {...note('n', 1, 1, ''), children: [h('p', ['Said', call('m')])]}
    const html = lowered([h('p', [call('n')])], 'web', '', {
      notes: [outer, note('m', 2, 1, 'Why.')],
    })
    expect(html).toContain('<p>Said<sup class="note-call"><a href="#fn-m" id="fnref-m"')
    expect(html).toContain('<li id="fn-m"><p>Why.')
  })
})

test('on the site, what is aligned says so in a class', () => {
  const cell = h('td', {align: 'right', className: 'sum'}, '1')
  expect(lowered([cell], 'web')).toBe('<td class="sum align-right">1</td>')
  expect(lowered([h('td', {align: 'here'}, '1')], 'web')).toBe('<td>1</td>')
  expect(lowered([h('img', {src: 'x', align: 'right'})], 'web')).toBe('<img src="x" align="right">')
  expect(lowered([cell], 'print')).toBe('<td align="right" class="sum">1</td>')
})

test('on the site, tables and code can be scrolled by keys, and an empty head cell is a cell', () => {
  const table = h('table', [h('tr', [h('th'), h('th', 'a')])])
  const row = '<tr><td></td><th>a</th></tr>'
  expect(lowered([table], 'web')).toBe(
    `<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>${row}</table></div>`,
  )
  const named = h('table', [h('caption', [h('em', 'Sums'), ' of it'])])
  expect(lowered([named], 'web')).toContain('aria-label="Sums of it"')
  expect(lowered([h('pre', 'x')], 'web')).toBe('<pre tabindex="0">x</pre>')
  expect(lowered([table], 'feed')).toBe('<table><tr><th></th><th>a</th></tr></table>')
})
