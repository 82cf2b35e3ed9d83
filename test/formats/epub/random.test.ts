import {expect, test} from 'vitest'
import {randomMarkdown} from './books/random.mjs'
import {bindAll, openMarkdown} from './from-markdown.ts'
import {problemsOf} from './invariants.ts'
import {faultsOf} from './read.ts'

const perBook = 50

/** A thousand documents, as chapters of twenty books. Their files have the seed in their names. */
test.each(Array.from({length: 20}, (_, i) => i))('documents of book %i', async number => {
  const seeds = Array.from({length: perBook}, (_, i) => number * perBook + i + 1)
  const chapters = seeds.map(seed => [
    `${seed}.md`,
    `---\ntitle: ${seed}\n---\n\n${randomMarkdown(seed)}\n`,
  ])
  const {books} = await bindAll(
    await openMarkdown({
      'publication.yaml': 'title: Paper\nformats: [html, epub]\nmath: true\n',
      'book.md': `---\ntitle: Book\nkind: book\nchapters: [${seeds.map(seed => `${seed}.md`).join(', ')}]\n---\n`,
      ...Object.fromEntries(chapters),
    }),
  )
  const [book] = books
  if (!book) throw new Error('No book')
  expect(book.files.has(`chapter-0${perBook}.xhtml`)).toBe(true)
  expect(await faultsOf(book.bytes)).toEqual([])
  expect(problemsOf(book.files)).toEqual([])
})
