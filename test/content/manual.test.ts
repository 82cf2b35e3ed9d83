import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {allRuleIds, type RuleId, rules} from '../../src/diagnostics.ts'

const chapter = readFileSync('content/books/manual/messages.md', 'utf8')

test('the manual lists every rule, and no other', () => {
  const listed = [...chapter.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, id]) => id)
  expect(listed.sort()).toEqual([...allRuleIds()].sort())
})

test('the manual gives every rule its severity', () => {
  const listed = [...chapter.matchAll(/^\| `([a-z-]+)` \| (error|warning) \|/gm)]
  expect(Object.fromEntries(listed.map(([, id, severity]) => [id, severity]))).toEqual(
    Object.fromEntries(Object.entries(rules).map(([id, {severity}]) => [id as RuleId, severity])),
  )
})
