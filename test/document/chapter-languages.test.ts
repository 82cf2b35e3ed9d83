import {expect, test} from 'vitest'
import {chapterLanguages} from '../../src/document/chapter-languages.ts'

const languagesOf = (index: string) => [
  ...chapterLanguages([{path: 'books/a/index.md', text: `---\n${index}---\n`}]),
]

test('chapters have the language of the book that lists them', () => {
  expect(languagesOf('lang: fa\nchapters: [one.md, ../two.md]\n')).toEqual([
    ['books/a/one.md', 'fa'],
    ['books/two.md', 'fa'],
  ])
})

test.each([
  ['a book without a language', 'chapters: [one.md]\n'],
  ['a language that is none', 'lang: 12\nchapters: [one.md]\n'],
  ['chapters that are no paths', 'lang: fa\nchapters: [1]\n'],
  ['chapters that are no list', 'lang: fa\nchapters: one.md\n'],
  ['broken YAML', 'lang: fa\nchapters: [\n'],
])('%s gives none', (_, index) => {
  expect(languagesOf(index)).toEqual([])
})
