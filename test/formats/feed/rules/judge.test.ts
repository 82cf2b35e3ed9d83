import {expect, test} from 'vitest'
import {atom, json, rss} from '../../../../src/formats/feed/index.ts'
import {judgeFeedText} from '../../../../src/formats/feed/rules/judge.ts'
import {sampleDocument} from '../../../theme/sample.ts'
import {messagesOf, openPress, runTasks} from '../../press.ts'
import {baseFeeds} from './base.ts'

const source = '---\ntitle: A\ntags: [Rivers, rivers]\n---\n\nWords.\n'

const twice = () => {
  const document = sampleDocument({
    path: 'stories/a.md',
    frontmatter: {title: 'A', tags: ['Rivers', 'rivers']},
  })
  document.file.value = source
  return document
}

const judge = async (judgesFeeds: boolean) => {
  const press = await openPress({documents: [twice()], judgesFeeds})
  return messagesOf(await runTasks([rss, atom, json].flatMap(format => [...format.plan(press)])))
}

test('what is wrong with an item stands at the frontmatter of its story', async () => {
  const told =
    'stories/a.md:3 feed-category-twice: Unexpected second category `rivers`, expected one'
  // Every feed that carries it says the same: what prints messages prints each once.
  expect(new Set(await judge(true))).toEqual(new Set([told]))
})

test('nobody is judged who does not ask', async () => {
  expect(await judge(false)).toEqual([])
})

test('a foreign feed is told its items by number and title', () => {
  const text = baseFeeds.rss
    .replace('<title>One', '<title> ')
    .replace('<language>en', '<language>en_GB')
    .replace('tag:p.example,2026:two', 'tag:p.example,2026:one')
  const [file] = judgeFeedText(text, {path: 'feed.xml', stories: []})
  expect(file?.messages.map(({line, fatal, reason}) => ({line, fatal, reason}))).toEqual([
    {
      line: 1,
      fatal: true,
      reason: 'Unexpected id `tag:p.example,2026:one` of item 1, expected another (item 2, `Two`)',
    },
    {line: 1, fatal: false, reason: expect.any(String)},
    {
      line: 1,
      fatal: true,
      reason: 'Unexpected language `en_GB`, expected a tag like en or zh-Hant',
    },
  ])
})
