import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {allRuleIds, rules} from '../../src/diagnostics.ts'
import {typesetterRules} from '../../src/paged/diagnostics.ts'

const chapter = readFileSync('content/books/manual/messages.md', 'utf8')

test('the manual lists every rule, and no other', () => {
  const listed = [...chapter.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, id]) => id)
  expect(listed.sort()).toEqual([...allRuleIds()].sort())
})

test('the manual gives every rule its severity', () => {
  const listed = [...chapter.matchAll(/^\| `([a-z-]+)` \| (error|warning|either|information) \|/gm)]
  const all = Object.entries({...rules, ...typesetterRules})
  expect(Object.fromEntries(listed.map(([, id, severity]) => [id, severity]))).toEqual(
    Object.fromEntries(all.map(([id, {severity}]) => [id, severity])),
  )
})
