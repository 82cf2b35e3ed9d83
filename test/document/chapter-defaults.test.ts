import {expect, test} from 'vitest'
import {chapterDefaults} from '../../src/document/chapter-defaults.ts'

const defaultsOf = (index: string) => [
  ...chapterDefaults([{path: 'books/a/index.md', text: `---\n${index}---\n`}]),
]

test('chapters have the language of the book that lists them', () => {
  expect(defaultsOf('lang: fa\nchapters: [one.md, ../two.md]\n')).toEqual([
    ['books/a/one.md', {lang: 'fa'}],
    ['books/two.md', {lang: 'fa'}],
  ])
})

test('and read dollars as it does', () => {
  expect(defaultsOf('math: true\nlang: 12\nchapters: [one.md]\n')).toEqual([
    ['books/a/one.md', {math: true}],
  ])
})

test.each([
  ['a book without a language', 'chapters: [one.md]\n'],
  ['dollars that are neither read nor not', 'math: maybe\nchapters: [one.md]\n'],
  ['a language that is none', 'lang: 12\nchapters: [one.md]\n'],
  ['chapters that are no paths', 'lang: fa\nchapters: [1]\n'],
  ['chapters that are no list', 'lang: fa\nchapters: one.md\n'],
  ['broken YAML', 'lang: fa\nchapters: [\n'],
])('%s gives none', (_, index) => {
  expect(defaultsOf(index)).toEqual([])
})
