import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {feedRules, judgeFeed} from '../../../../src/formats/feed/rules/index.ts'
import {readFeed} from '../../../../src/formats/feed/rules/read-feed.ts'
import {baseFeeds} from './base.ts'

interface Case {
  readonly rule: string
  readonly verdict: 'fail' | 'pass'
  readonly change: string
}

const cases = readCases(readFileSync('test/formats/feed/rules/cases.txt', 'utf8'))
const ids = Object.values(feedRules).flatMap(group => Object.keys(group))

function readCases(text: string): readonly Case[] {
  let rule = ''
  return text.split('\n').flatMap(line => {
    if (/^feed-/.test(line)) rule = line.trim()
    const [, verdict, change = ''] = /^ {2}(fail|pass) (.*)$/.exec(line) ?? []
    return verdict === 'fail' || verdict === 'pass' ? {rule, verdict, change} : []
  })
}

const marks: Readonly<Record<string, readonly [keyof typeof baseFeeds, string]>> = {
  channel: ['rss', '<!--channel-->'],
  item: ['rss', '<!--item-->'],
  body: ['rss', '<!--body-->'],
  feed: ['atom', '<!--channel-->'],
  entry: ['atom', '<!--item-->'],
  key: ['json', '"version"'],
  own: ['json', '"id"'],
}

const plain = (text: string): string =>
  text.replace(/\\(\\|n|t|u[\da-f]{4})/g, sign =>
    sign === '\\\\' ? '\\' : (JSON.parse(`"${sign}"`) as string),
  )

function changed(change: string): string {
  const [, verb = '', argument = ''] = /^(\w+): ?(.*)$/.exec(change) ?? []
  if (verb === 'whole') return argument
  const mark = marks[verb]
  if (mark) {
    const [format, at] = mark
    return baseFeeds[format].replace(at, () => plain(argument) + at)
  }
  const [from = '', to = ''] = argument.split(/ =>(?: |$)/)
  const base = baseFeeds[verb as keyof typeof baseFeeds]
  expect(base).toContain(plain(from))
  return base.replace(plain(from), () => plain(to))
}

const judged = (change: string) => judgeFeed(readFeed(changed(change)))

test.each(Object.entries(baseFeeds))('the base as %s is a feed that no rule minds', (_, text) => {
  expect(judgeFeed(readFeed(text))).toEqual([])
})

test('there are more than ninety rules, each with a feed that fails and one that passes', () => {
  expect(ids.length).toBeGreaterThan(90)
  expect(new Set(ids).size).toBe(ids.length)
  for (const verdict of ['fail', 'pass']) {
    const found = new Set(cases.filter(one => one.verdict === verdict).map(({rule}) => rule))
    expect([...found].sort()).toEqual([...ids].sort())
  }
})

test.each(cases.filter(({verdict}) => verdict === 'pass'))(
  '$rule passes: $change',
  ({rule, change}) => {
    expect(judged(change).filter(({ruleId}) => ruleId === rule)).toEqual([])
  },
)

test('each rule says what is wrong in a feed that fails', async () => {
  const lines: string[] = []
  for (const {rule, change} of cases.filter(({verdict}) => verdict === 'fail')) {
    const found = judged(change).filter(({ruleId}) => ruleId === rule)
    expect(found, `${rule} fails: ${change}`).not.toEqual([])
    for (const {severity, item, reason} of found)
      lines.push(`${rule} ${severity}${item === undefined ? '' : ` item ${item + 1}`}: ${reason}`)
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('expected.txt')
})
