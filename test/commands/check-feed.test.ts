import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {checkFeed} from '../../src/commands/check-feed.ts'
import type {Event} from '../../src/commands/event.ts'
import {baseFeeds} from '../formats/feed/rules/base.ts'

async function check(text: string | undefined, {strict = false} = {}) {
  const workingFolder = mkdtempSync(join(tmpdir(), 'octavo-check-'))
  onTestFinished(() => rmSync(workingFolder, {recursive: true}))
  if (text !== undefined) writeFileSync(join(workingFolder, 'foreign.xml'), text)
  const events: Event[] = []
  const emit = (event: Event) => void events.push(event)
  const exit = await checkFeed({file: 'foreign.xml', workingFolder, strict, emit})
  const said = events.map(event => {
    if (event.type === 'message')
      return `${event.file} ${event.severity} ${event.ruleId}: ${event.reason}`
    return event.type === 'note' ? event.text : event.type
  })
  return {exit, said}
}

test.each(Object.entries(baseFeeds))('a feed that no rule minds, as %s', async (_, text) => {
  expect(await check(text)).toEqual({exit: 0, said: ['0 errors, 0 warnings']})
})

test('what is wrong with a foreign feed, by its items', async () => {
  expect(await check(baseFeeds.atom.replace('tag:p.example,2026:one', 'post-1'))).toEqual({
    exit: 1,
    said: [
      'foreign.xml error feed-id-uri: Unexpected id `post-1`, expected a URI (item 1, `One`)',
      '1 error, 0 warnings',
    ],
  })
})

test('a warning fails when it is asked to', async () => {
  const text = baseFeeds.rss.replace('<language>en</language>', '')
  expect((await check(text)).exit).toBe(0)
  expect(await check(text, {strict: true})).toEqual({
    exit: 1,
    said: [
      'foreign.xml warning feed-language-missing: Unexpected feed without a language, expected a tag like en',
      '0 errors, 1 warning',
    ],
  })
})

test('what is no feed, and what is not there', async () => {
  expect((await check('words')).said).toEqual([
    expect.stringMatching(/^foreign\.xml error feed-well-formed: .*expected well-formed XML$/),
    '1 error, 0 warnings',
  ])
  expect(await check(undefined)).toEqual({exit: 2, said: ['refusal']})
})
