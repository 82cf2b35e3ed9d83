import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {loadTheme} from '../../src/theme/load.ts'

const theme = await loadTheme('test/theme/broken', 'broken')

test.each([
  ['unclosed', 'broken/layouts/unclosed.liquid', '2:1', 'template-syntax'],
  ['unknown-filter', 'broken/layouts/unknown-filter.liquid', '1:4', 'template-syntax'],
  ['absent-partial', 'broken/layouts/absent-partial.liquid', '2:1', 'template-render'],
  ['bad-partial', 'broken/partials/bad.liquid', '3:3', 'template-syntax'],
  ['endless', 'broken/layouts/endless.liquid', '1:1', 'template-render'],
])('layout %s gives one message at its place and an empty tree', (layout, path, place, ruleId) => {
  const file = new VFile({path: 'stories/a.md'})
  const tree = theme.render(layout, {title: 'T'}, {}, file)
  expect(tree.children).toEqual([])
  expect(file.messages.map(({file, name, ruleId, fatal}) => [file, name, ruleId, fatal])).toEqual([
    [path, place, ruleId, true],
  ])
})

test('a missing layout is named', () => {
  const file = new VFile()
  theme.render('none', {}, {}, file)
  expect(file.messages.map(({reason, ruleId}) => `${ruleId}: ${reason}`)).toEqual([
    'missing-layout: Unexpected missing layout, expected `broken/layouts/none.liquid`',
  ])
})

test('what a layout prints is escaped, and slots take trees', () => {
  const file = new VFile()
  const body = h(null, [h('p', 'x')])
  const tree = theme.render('good', {title: '<b>"&</b><slot name="body"></slot>'}, {body}, file)
  expect(toHtml(tree)).toBe(
    '<p title="<b>&#x22;&#x26;</b><slot name=&#x22;body&#x22;></slot>">&#x3C;b>"&#x26;&#x3C;/b>&#x3C;slot name="body">&#x3C;/slot></p><p>x</p>',
  )
  expect(tree.children.at(-1)).toBe(body.children[0])
})

test('as text, slots take text', () => {
  const text = theme.renderText('good', {title: 'T'}, {body: '<p>$1</p>'}, new VFile())
  expect(text).toBe('<p title="T">T</p><p>$1</p>')
})

test('a folder without a theme is refused', async () => {
  await expect(loadTheme('test/theme/none', 'none')).rejects.toMatchObject({
    ruleId: 'missing-theme',
    source: 'theme',
    fatal: true,
  })
})
