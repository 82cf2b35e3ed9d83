import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {resolveConfig} from '../../src/config/read-publication.ts'
import {parseDocument} from '../../src/document/parse.ts'
import {assemble} from '../../src/publication/assemble.ts'
import {numbersOf} from '../../src/publication/numbering.ts'

const chapter = (name: string) => `---
title: ${name}
---

## A

### B {#sec:${name}}

## C

![x](x.png){#fig:${name}-1}

![x](x.png){#fig:${name}-2}
`

async function numbersIn(files: Readonly<Record<string, string>>, path: string) {
  const config = resolveConfig('title: T\nurl: https://t.example/\n', {
    file: new VFile({path: 'publication.yaml'}),
    folderName: 't',
    sourceDate: new Date(0),
    now: new Date(0),
  })
  const documents = await Promise.all(
    Object.entries(files).map(([path, text]) =>
      parseDocument({path, text, defaults: {lang: 'en'}}),
    ),
  )
  const {own, find} = numbersOf(assemble(documents, config), path, 'web')
  return {
    own: Object.fromEntries([...own].map(([id, {number}]) => [id, number.join('.')])),
    find: (name: string) => find(name)?.number.join('.'),
  }
}

const book = (keys: string) => ({
  'book.md': `---\ntitle: B\nchapters: [one.md, two.md]\n${keys}---\n`,
  'one.md': chapter('one'),
  'two.md': chapter('two'),
})

test('a book numbers by chapter, and refers to any of its chapters', async () => {
  const {own, find} = await numbersIn(book(''), 'two.md')
  expect(own).toEqual({
    a: '2.1',
    'sec-two': '2.1.1',
    c: '2.2',
    'fig-two-1': '2.1',
    'fig-two-2': '2.2',
  })
  expect(find('fig:one-2')).toBe('1.2')
})

test('a book numbers figures through, sections by chapter all the same', async () => {
  const {own} = await numbersIn(book('numbering: through\n'), 'two.md')
  expect(own).toMatchObject({'sec-two': '2.1.1', 'fig-two-1': '3', 'fig-two-2': '4'})
})

test('a story numbers by itself, and finds nothing of others', async () => {
  const {own, find} = await numbersIn(
    {'one.md': chapter('one'), 'two.md': chapter('two')},
    'two.md',
  )
  expect(own).toMatchObject({'sec-two': '1.1', 'fig-two-2': '2'})
  expect(find('fig:one-1')).toBeUndefined()
})
