import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {jsonSchemas, referenceTables} from '../../src/config/reference.ts'
import {rulesChapter} from '../../src/formats/epub/rules/manual.ts'
import {feedRulesChapter} from '../../src/formats/feed/rules/manual.ts'

const hint = 'out of date: npm run build && node scripts/reference.mjs'

test.each(Object.entries(jsonSchemas()))('schemas/%s.schema.json is up to date', (name, schema) => {
  expect(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')), hint).toEqual(
    JSON.parse(JSON.stringify(schema)),
  )
})

test("the manual's reference is up to date", () => {
  const chapter = readFileSync('content/books/manual/reference.md', 'utf8')
  expect(chapter.includes(referenceTables()), hint).toBe(true)
})

test("the manual's rules of e-books are up to date", () => {
  const chapter = readFileSync('content/books/manual/epub-rules.md', 'utf8')
  expect(chapter.includes(rulesChapter()), hint).toBe(true)
})

test("the manual's rules of feeds are up to date", () => {
  const chapter = readFileSync('content/books/manual/feed-rules.md', 'utf8')
  expect(chapter.includes(feedRulesChapter()), hint).toBe(true)
})
