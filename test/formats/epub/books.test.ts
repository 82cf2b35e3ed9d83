import {expect, test} from 'vitest'
import {cases} from './books/cases.mjs'
import {bindAll, openMarkdown} from './from-markdown.ts'
import {problemsOf} from './invariants.ts'
import {faultsOf} from './read.ts'

test.each(cases)('$name', async ({files, has = {}, hasNot = {}}) => {
  const {books} = await bindAll(await openMarkdown(files))
  expect(books.length).toBeGreaterThan(0)
  for (const {bytes, files: found} of books) {
    expect(await faultsOf(bytes)).toEqual([])
    expect(problemsOf(found)).toEqual([])
  }
  const asked = books.find(({files}) => Object.keys(has).every(name => files.has(name)))
  for (const [name, texts] of Object.entries(has)) {
    for (const text of texts) expect(asked?.files.get(name)).toContain(text)
  }
  for (const [name, texts] of Object.entries(hasNot)) {
    for (const text of texts) expect(asked?.files.get(name)).not.toContain(text)
  }
})
