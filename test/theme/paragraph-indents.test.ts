import {expect, test} from 'vitest'
import {cascade} from '../../src/paged/css/cascade.ts'
import {builtinTheme, loadTheme} from '../../src/theme/load.ts'
import {elementWithId, parseHtml} from '../paged/css/html.ts'

const {stylesheets, ebook, load} = await loadTheme(builtinTheme('press'))
const sheets = {
  print: stylesheets,
  'an e-book': [{path: 'style.css', css: ebook.css}],
}

const body = `
<div class="story-body"><p id="first"><p id="next"><h2></h2><p id="under-heading">
<blockquote><p id="quoted"></blockquote><ul><li><p id="item"><p id="item-next"></ul>
<aside class="admonition"><p><p id="note-next"></aside></div>`

/** First-line indents of paragraphs by id, in ems of their own. */
function indentsOf(target: keyof typeof sheets, lang: string, design: string) {
  const tree = parseHtml(
    `<html lang=${lang} dir=ltr><body class="single ${design}"><article lang=${lang} class="story ${design}">${body}`,
  )
  const styled = cascade(tree, {stylesheets: sheets[target], load, report: () => {}})
  return Object.fromEntries(
    ['first', 'next', 'under-heading', 'quoted', 'item', 'item-next', 'note-next'].map(id => {
      const {textIndent, fontSize} = styled.styleOf(elementWithId(tree, id))
      const length = typeof textIndent === 'number' ? textIndent : Number.NaN
      return [id, Math.round((length / fontSize) * 10) / 10]
    }),
  )
}

const plain = {first: 0, quoted: 0, item: 0, 'note-next': 0}

test.each<[keyof typeof sheets, string, Readonly<Record<string, number>>]>([
  ['print', 'en', {...plain, next: 1.3, 'under-heading': 0, 'item-next': 1.3}],
  ['print', 'zh', {...plain, first: 2, next: 2, 'under-heading': 2, quoted: 2, 'item-next': 2}],
  ['print', 'ja', {...plain, first: 1, next: 1, 'under-heading': 1, quoted: 1, 'item-next': 1}],
  ['an e-book', 'en', {...plain, next: 1.3, 'under-heading': 0, 'item-next': 1.3}],
  [
    'an e-book',
    'zh-Hant',
    {...plain, first: 2, next: 2, 'under-heading': 2, quoted: 2, 'item-next': 2},
  ],
  ['an e-book', 'ja', {...plain, first: 1, next: 1, 'under-heading': 1, quoted: 1, 'item-next': 1}],
])('paragraphs in %s of %s are set in as their language does', (target, lang, indents) => {
  expect(indentsOf(target, lang, 'design-article')).toEqual(indents)
})

test('a report divides paragraphs by space alone, in every language', () => {
  expect(new Set(Object.values(indentsOf('print', 'zh', 'design-report')))).toEqual(new Set([0]))
})
