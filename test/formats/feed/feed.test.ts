import {readFileSync} from 'node:fs'
import {toString as plainText} from 'hast-util-to-string'
import {describe, expect, test} from 'vitest'
import type {Medium} from '../../../src/document/media.ts'
import {atom, json, rss} from '../../../src/formats/feed/index.ts'
import type {Press} from '../../../src/formats/format.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {htmlBody} from '../html-body.ts'
import {messagesOf, openPress, runTasks, textOf} from '../press.ts'
import {readFeed, readWithRssParser} from './read.ts'

const names = ['feed.xml', 'atom.xml', 'feed.json'] as const

const writeFeeds = async (press: Press) => {
  const results = await runTasks([rss, atom, json].flatMap(format => [...format.plan(press)]))
  return {files: results.flatMap(({files}) => files), messages: messagesOf(results)}
}

/** Text that some parser or writer is known to trip over. */
const hostile: ReadonlyArray<readonly [string, string]> = [
  ['markup', 'Rates "held" at 2 < 3 & AT&T'],
  ['escaped markup', 'Write &amp;lt; as &lt; or &amp;'],
  ['two ends of CDATA', 'x ]]> y ]]> z <![CDATA['],
  ['tags', "<b>bold</b> 'and' <script>alert(1)</script>"],
  ['emoji and astral letters', '😀 𝒳 \u{20000}'],
  ['right to left', 'مرز ایران و عراق ‎(LRM)‎'],
  ['template and pattern signs', '{{ x }} $& $1 slot:0 slot:1'],
]

const hostileStory = (text: string, index: number) =>
  sampleDocument({
    path: `stories/story-${index}.md`,
    frontmatter: {
      title: text,
      subtitle: text,
      summary: text,
      section: 'world',
      tags: [text],
      authors: [{name: text, url: 'https://a.example/?a=1&b=%3C'}, `Second ${text}`],
      rights: text,
      image: {src: '../images/a.png', alt: text, caption: text, credit: text},
    },
    body: htmlBody('<p></p><p></p>'),
  })

const hostilePress = () => {
  const documents = hostile.map(([, text], index) => {
    const document = hostileStory(text, index)
    const [first] = document.body.children
    if (first?.type === 'element') first.children.push({type: 'text', value: text})
    return document
  })
  return openPress({
    documents,
    config: {
      title: 'A & B <c> ]]>',
      description: 'x ]]> & <y>',
      publisher: '"P" & <q>',
      rights: '© & <r>',
    },
    files: {'images/a.png': 'river-bridge.png'},
  })
}

describe('hostile text', async () => {
  const {files, messages} = await writeFeeds(await hostilePress())

  test('leaves every feed well-formed', () => {
    expect(messages).toEqual([])
    expect(files.map(({path}) => path).sort()).toEqual(
      [...names, ...names.map(name => `world/${name}`)].sort(),
    )
  })

  test('is read the same from three formats by two parsers', async () => {
    const [first = [], ...others] = names.map(name => readFeed(name, textOf(files, name)))
    for (const other of others) expect(other).toEqual(first)
    for (const name of ['feed.xml', 'atom.xml'] as const) {
      const items = await readWithRssParser(textOf(files, name))
      expect(items).toEqual(first.map(({authors: _authors, ...item}) => item))
    }
  })

  test.each(hostile)('%s comes out as it went in', (_name, text) => {
    const items = readFeed('feed.json', textOf(files, 'feed.json'))
    const item = items.find(({title}) => title === text)
    expect(item?.authors).toEqual([text, `Second ${text}`])
    expect(plainText(htmlBody(item?.body ?? ''))).toContain(text)
  })
})

test('characters that XML forbids are left out of every feed', async () => {
  const text = 'a\u0000\u0008b\ufffe\ud800c\u007f'
  const press = await openPress({documents: [hostileStory(text, 0)]})
  const {files, messages} = await writeFeeds(press)
  expect(messages).toEqual([])
  for (const name of names) {
    expect(readFeed(name, textOf(files, name))[0]).toMatchObject({
      title: 'abc',
      authors: ['abc', 'Second abc'],
    })
  }
})

test('links and images of a body are full URLs, and notes stay in it', async () => {
  const body = htmlBody(
    '<p><a data-document="stories/b.md" data-fragment="x">b</a> <a href="/about/">about</a>' +
      '<a href="#here">here</a><img data-asset="images/a.png" alt="A"></p>',
  )
  const press = await openPress({
    documents: [
      sampleDocument({path: 'stories/a.md', frontmatter: {date: '2026-02-01'}, body}),
      sampleDocument({
        path: 'stories/b.md',
        frontmatter: {date: '2026-01-01'},
        body: htmlBody('<p id="x">Words.</p>'),
      }),
    ],
    config: {url: 'https://paper.example/base/'},
    files: {'images/a.png': 'river-bridge.png'},
  })
  const {files} = await writeFeeds(press)
  const found = readFeed('feed.xml', textOf(files, 'feed.xml'))[0]?.body ?? ''
  expect([...found.matchAll(/(?:href|src)="([^"]*)"/g)].map(match => match[1])).toEqual([
    'https://paper.example/base/stories/b/#x',
    'https://paper.example/about/',
    '#a-here',
    'https://paper.example/base/assets/images-a.png',
  ])
})

test('the first sound or film of a story that has a file is its enclosure', async () => {
  const medium = (kind: 'audio' | 'video', given: Partial<Medium>): Medium => ({
    kind,
    id: kind,
    path: undefined,
    url: undefined,
    name: 'A talk & more',
    type: undefined,
    duration: undefined,
    position: undefined,
    ...given,
  })
  const page = medium('video', {url: 'https://www.youtube.com/watch?v=a'})
  const unfed = medium('video', {path: 'images/a.png', targets: ['web']})
  const press = await openPress({
    documents: [
      sampleDocument({
        path: 'stories/a.md',
        frontmatter: {date: '2026-02-01', image: {src: '../images/a.png', alt: 'A'}},
        media: [page, unfed, medium('audio', {path: 'talk.opus', duration: 90})],
      }),
      sampleDocument({
        path: 'stories/b.md',
        frontmatter: {date: '2026-01-01'},
        media: [medium('video', {url: 'https://media.example/a.mp4?x=1&y=2'})],
      }),
    ],
    files: {
      'images/a.png': 'river-bridge.png',
      'talk.opus': readFileSync('test/media/talk.opus'),
    },
  })
  const {files} = await writeFeeds(press)
  expect(textOf(files, 'feed.xml').match(/<enclosure[^>]*>/g)).toEqual([
    '<enclosure url="https://paper.example/assets/talk.opus" length="1108" type="audio/ogg"/>',
    '<enclosure url="https://media.example/a.mp4?x=1&amp;y=2" length="0" type="video/mp4"/>',
  ])
  expect(textOf(files, 'atom.xml').match(/<link rel="enclosure"[^>]*>/g)).toEqual([
    expect.stringContaining('images-a.png" type="image/png"'),
    '<link rel="enclosure" href="https://paper.example/assets/talk.opus" type="audio/ogg" length="1108"/>',
    '<link rel="enclosure" href="https://media.example/a.mp4?x=1&amp;y=2" type="video/mp4"/>',
  ])
  const {items} = JSON.parse(textOf(files, 'feed.json'))
  expect(items[0].attachments[0]).toEqual({
    url: 'https://paper.example/assets/talk.opus',
    mime_type: 'audio/ogg',
    title: 'A talk & more',
    size_in_bytes: 1108,
    duration_in_seconds: 90,
  })
  expect(items[1].attachments).toEqual([
    {url: 'https://media.example/a.mp4?x=1&y=2', mime_type: 'video/mp4', title: 'A talk & more'},
  ])
})

test('a right-to-left story says so on the root of its body and on its item', async () => {
  const press = await openPress({
    documents: [
      sampleDocument({path: 'stories/fa.md', lang: 'fa', dir: 'rtl', frontmatter: {title: 'رود'}}),
    ],
  })
  const {files} = await writeFeeds(press)
  for (const name of names) {
    expect(readFeed(name, textOf(files, name))[0]?.body).toMatch(
      /^<article [^>]*lang="fa" dir="rtl"/,
    )
  }
  expect(textOf(files, 'atom.xml')).toContain('<entry xml:lang="fa">')
  expect(textOf(files, 'feed.xml')).toContain('<dc:language>fa</dc:language>')
  expect(textOf(files, 'feed.json')).toContain('"language": "fa"')
})

test('feeds carry the newest stories, whole, and the date of the newest change', async () => {
  const documents = ['01', '02', '03'].map(day =>
    sampleDocument({
      path: `stories/s${day}.md`,
      frontmatter: {title: `Day ${day}`, date: `2026-03-${day}`},
    }),
  )
  const press = await openPress({documents, config: {feed: {items: 2}}})
  const {files} = await writeFeeds(press)
  for (const name of names) {
    const items = readFeed(name, textOf(files, name))
    expect(items.map(({title}) => title)).toEqual(['Day 03', 'Day 02'])
    expect(items[0]?.body).toContain('Last words.')
  }
  expect(textOf(files, 'feed.xml')).toContain(
    '<lastBuildDate>Tue, 03 Mar 2026 00:00:00 GMT</lastBuildDate>',
  )
  expect(textOf(files, 'atom.xml')).toContain('<updated>2026-03-03T00:00:00.000Z</updated>')
})

test('an id stays as it was written, whatever a URL parser thinks of it', async () => {
  const ids = [
    'HTTP://Example.com:80/Ä/..//x',
    'tag:paper.example,2026:one',
    'urn:isbn:9780000000002',
  ]
  const documents = ids.map((id, index) =>
    sampleDocument({path: `stories/${index}.md`, frontmatter: {id}}),
  )
  const {files} = await writeFeeds(await openPress({documents}))
  for (const name of names) {
    const read = readFeed(name, textOf(files, name)).map(({id}) => id)
    expect([...read].sort()).toEqual([...ids].sort())
  }
})

test('a story is in the formats that its frontmatter names', async () => {
  const documents = [
    sampleDocument({path: 'stories/a.md', frontmatter: {title: 'Everywhere'}}),
    sampleDocument({path: 'stories/b.md', frontmatter: {title: 'RSS alone', formats: ['rss']}}),
  ]
  const {files} = await writeFeeds(await openPress({documents}))
  expect(names.map(name => readFeed(name, textOf(files, name)).length)).toEqual([2, 1, 1])
})

test('a publication whose stories are all held has valid empty feeds', async () => {
  const held = sampleDocument({
    path: 'stories/d.md',
    frontmatter: {title: 'Draft', status: 'draft'},
  })
  const {files, messages} = await writeFeeds(await openPress({documents: [held]}))
  expect(messages).toEqual([])
  expect(files.map(({path}) => path)).toEqual([...names])
  for (const name of names) expect(readFeed(name, textOf(files, name))).toEqual([])
})
