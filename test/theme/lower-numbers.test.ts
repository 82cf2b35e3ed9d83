import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {expect, test} from 'vitest'
import type {LabelKind} from '../../src/document/labels.ts'
import {type Numbered, noNumbers} from '../../src/publication/numbering.ts'
import {bodyWords, lowerBody} from '../../src/theme/lower.ts'
import type {Target} from '../../src/theme/theme.ts'
import {sampleAddresses, sampleDocument} from './sample.ts'

const numbered = (kind: LabelKind, path = 'a.md'): Numbered => ({
  kind,
  path,
  id: `${kind}-x`,
  number: [3, 2],
})

function lowered(element: Element, target: Target, lang = 'en'): string {
  const own = new Map((['fig', 'tbl', 'eq', 'sec'] as const).map(k => [`${k}-x`, numbered(k)]))
  const find = (name: string) =>
    name === 'fig:far' ? numbered('fig', 'b.md') : own.get(name.replace(':', '-'))
  const document = sampleDocument({path: 'a.md', lang, body: h(null, [element])})
  const setting = {words: bodyWords({}), numbers: {...noNumbers, own, find}}
  return toHtml(lowerBody(document, target, sampleAddresses, 'c1-', setting))
}

const reference = (name: string, form?: string) =>
  h('a', {dataReference: name, dataForm: form}, [`@${name}`])

test.each<[string, Element, Target, string]>([
  [
    'a reference is a link',
    reference('fig:x'),
    'web',
    '<a class="cross-reference" href="#c1-fig-x">Figure\u00a03.2</a>',
  ],
  [
    'print is told what a page is called',
    reference('tbl:x'),
    'print',
    '<a class="cross-reference" href="#c1-tbl-x" data-page="p.">Table\u00a03.2</a>',
  ],
  [
    'a reference to another document has its address',
    reference('fig:far', 'number'),
    'ebook',
    '<a class="cross-reference" href="to:b.md#fig-x">3.2</a>',
  ],
  ['an unknown reference is as written', reference('fig:none'), 'web', '@fig:none'],
  [
    'a number begins the caption',
    h('figure', {id: 'fig-x'}, [h('img'), h('figcaption', 'A press')]),
    'web',
    '<figure id="c1-fig-x"><img><figcaption><span class="caption-label">Figure\u00a03.2.</span> A press</figcaption></figure>',
  ],
  [
    'a number is the caption',
    h('table', {id: 'tbl-x'}),
    'print',
    '<table id="c1-tbl-x"><caption><span class="caption-label">Table\u00a03.2</span></caption></table>',
  ],
  [
    'a number stands before a heading',
    h('h2', {id: 'sec-x'}, 'Paper'),
    'feed',
    '<h2 id="c1-sec-x" class="with-number"><span class="section-number">3.2</span> Paper</h2>',
  ],
  [
    'a number stands beside an equation',
    h('div', {id: 'eq-x', className: ['math']}, h('b', 'e')),
    'print',
    '<div id="c1-eq-x" class="math numbered"><b>e</b><span class="equation-number">(3.2)</span></div>',
  ],
])('%s', (_, element, target, expected) => {
  expect(lowered(element, target)).toBe(expected)
})

test('digits are those of the language', () => {
  expect(lowered(h('h2', {id: 'sec-x'}, 'کاغذ'), 'web', 'fa')).toContain('>۳.۲<')
})
