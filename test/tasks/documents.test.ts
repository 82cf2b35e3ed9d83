import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import type {Document} from '../../src/document/document.ts'
import {hashOf} from '../../src/source/hash.ts'
import {noCache, openCache} from '../../src/tasks/cache.ts'
import {openPublication} from '../../src/tasks/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'octavo-documents-'))
afterAll(() => rmSync(folder, {recursive: true}))

/** Three documents of 400,000 letters: the trees of the last are not held. */
for (const name of ['one', 'two', 'three']) {
  const plain = `${'A word. '.repeat(1000)}\n\n`
  const body = `Of ${name}, *with* a note[^n] and a [link](one.md).\n\n${plain.repeat(50)}`
  mkdirSync(join(folder, 'stories'), {recursive: true})
  writeFileSync(
    join(folder, `stories/${name}.md`),
    `---\ntitle: ${name}\ndate: 2026-01-01\n---\n\n${body}\n\n[^n]: A note.\n`,
  )
}

async function documentsOf(cache: typeof noCache) {
  const opened = await openPublication({
    folder,
    out: join(folder, 'dist'),
    workingFolder: folder,
    sourceDate: new Date(0),
    now: new Date('2026-06-01T00:00:00Z'),
    only: undefined,
    cache,
    codeVersion: '',
  })
  if (opened.type === 'refused') throw new Error('refused')
  const {documentKeys, parsed} = opened
  return {
    documentKeys,
    parsed,
    documents: [...opened.press.publication.entries.values()].map(({document}) => document),
  }
}

/** All of a document, its file apart. */
const contentsOf = ({file: _, ...document}: Document) => hashOf(document)

test('documents are the same, whether their trees are held, wait in the cache, or were parsed by another build', async () => {
  const held = await documentsOf(noCache)
  const cache = openCache(join(folder, 'cache'))
  const waiting = await documentsOf(cache)
  cache.commit(new Map(), waiting.documentKeys)
  const recalled = await documentsOf(openCache(join(folder, 'cache')))
  expect([held.parsed, waiting.parsed, recalled.parsed]).toEqual([3, 3, 0])
  const isLazy = ({documents}: typeof held) =>
    documents.map(document => Object.getOwnPropertyDescriptor(document, 'body')?.get !== undefined)
  expect(isLazy(held)).toEqual([false, false, false])
  expect(isLazy(waiting).filter(Boolean)).toHaveLength(1)
  expect(isLazy(recalled)).toEqual([true, true, true])
  for (const [index, document] of held.documents.entries()) {
    const expected = contentsOf(document)
    for (const {documents} of [waiting, recalled])
      expect(contentsOf(documents[index] as Document), document.path).toBe(expected)
  }
}, 60_000)
