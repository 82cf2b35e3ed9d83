import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {xmlFault} from '../../../src/formats/well-formed.ts'
import {textOf} from '../press.ts'
import {essentialsOf} from './essentials.ts'
import {hostileCount, hostileStory} from './hostile-stories.mjs'
import {readWithRssParser} from './read.ts'
import {writeFeeds} from './written.ts'

const folder = mkdtempSync(join(tmpdir(), 'octavo-hostile-'))
afterAll(() => rmSync(folder, {recursive: true}))

writeFileSync(
  join(folder, 'publication.yaml'),
  `title: "A & B <c> ]]>"\nurl: https://p.example/\npublisher: "P & <q>"\nfeed: {items: ${hostileCount}}\n`,
)
for (let index = 0; index < hostileCount; index++)
  writeFileSync(join(folder, `s${index}.md`), hostileStory(index))
const {files, messages} = await writeFeeds(folder)
const feeds = ['feed.xml', 'atom.xml', 'feed.json'].map(name =>
  essentialsOf(name, textOf(files, name)),
)
const [rss = [], atom = [], json = []] = feeds

test('more than five hundred hostile stories are items of every feed', () => {
  expect(hostileCount).toBeGreaterThan(500)
  expect(feeds.map(({length}) => length)).toEqual([hostileCount, hostileCount, hostileCount])
})

test('every feed is well-formed to a second parser', () => {
  for (const name of ['feed.xml', 'atom.xml'])
    expect(xmlFault(textOf(files, name)), name).toBe(undefined)
})

test('the three formats say the same', () => {
  expect(atom).toEqual(rss)
  expect(json).toEqual(rss)
})

test.each(['feed.xml', 'atom.xml'])('%s says the same to a second reader', async name => {
  const shown = rss.map(({title, id, link, body}) => ({title, id, link, body}))
  expect(await readWithRssParser(textOf(files, name))).toEqual(shown)
})

/** What opens a comment, an instruction or a program in Markdown hides what comes behind it. */
const hidesTheRest = (index: number): boolean =>
  /<!--|<\?xml|<!\[CDATA\[|<script/.test(hostileStory(index).split('---\n').slice(2).join(''))

test('each title begins and each body ends as it was written', () => {
  const found = new Map(
    rss.map(({title = '', body = ''}) => [Number(/^T(\d+)(?: |$)/.exec(title)?.[1]), body]),
  )
  const indexes = Array.from({length: hostileCount}, (_, index) => index)
  expect([...found.keys()].sort((a, b) => a - b)).toEqual(indexes)
  const whole = indexes.filter(index => index % 40 !== 39 && !hidesTheRest(index))
  expect(whole.length).toBeGreaterThan(200)
  expect(whole.filter(index => !found.get(index)?.includes(`Last ${index}.`))).toEqual([])
})

test('no rule finds an error, and no task fails', () => {
  const errors = messages.filter(message => / error (feed-|invalid-output)/.test(message))
  expect(errors).toEqual([])
})
