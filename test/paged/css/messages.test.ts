import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {lineOf, styleHtml} from './html.ts'

const folder = 'test/paged/css/messages'

test('what paper cannot do is said once, where it stands', async () => {
  const {messages} = styleHtml('<p>one</p><p>two</p>', readFileSync(`${folder}/in.css`, 'utf8'))
  const lines = messages
    .toSorted((a, b) => (a.place?.start.offset ?? 0) - (b.place?.start.offset ?? 0))
    .map(lineOf)
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('messages/expected.txt')
  expect(messages.every(({origin}) => typeof origin === 'object')).toBe(true)
})

test('a style attribute points at its element', () => {
  const {messages} = styleHtml('<p>\n<b style="colr: red; width 2pt">x</b>', '')
  expect(messages.map(lineOf)).toEqual([
    'tree 2:1 css-syntax: Unexpected style attribute, expected declarations',
    'tree 2:1 unknown-property: Unexpected unknown property `colr`, expected `color`',
  ])
})

test('any text is read without an error', () => {
  for (const css of [
    '}{',
    '@',
    '@page',
    '@import',
    'a{',
    '"',
    'a{b:c(',
    '@media{',
    ':is(',
    '\0',
    '@layer;',
    '@supports((',
  ])
    expect(() => styleHtml('<p>', css)).not.toThrow()
})

test('a sheet that was read before says the same again', () => {
  const css = 'p {colr: red; --w: x; width: var(--w)}'
  const first = styleHtml('<p>one', css).messages.map(lineOf)
  expect(first).toHaveLength(2)
  expect(styleHtml('<p>two', css).messages.map(lineOf)).toEqual(first)
  expect(styleHtml('<i>none', css).messages.map(lineOf)).toEqual(first.slice(0, 1))
})
