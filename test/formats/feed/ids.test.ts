import {parseAtomFeed, parseJsonFeed, parseRssFeed} from 'feedsmith'
import {expect, test} from 'vitest'
import {atom, json, rss} from '../../../src/formats/feed/index.ts'
import {openMarkdown} from '../epub/from-markdown.ts'
import {runTasks} from '../press.ts'

const publication = 'title: P\nurl: https://p.example/\nid: tag:p.example,2026:paper\n'
const story = (frontmatter = '') =>
  `---\ntitle: The first & last\ndate: 2026-01-02\n${frontmatter}---\n\nText.\n`

/** The ids of each format, as other programs read them. */
async function idsOf(files: Readonly<Record<string, string>>) {
  const press = await openMarkdown({'publication.yaml': publication, ...files})
  const texts = new Map<string, string>()
  for (const format of [rss, atom, json])
    for (const {files} of await runTasks(format.plan(press)))
      for (const {path, contents} of files) texts.set(path, String(contents))
  return {
    rss: parseRssFeed(texts.get('feed.xml') ?? '').items?.map(({guid}) => guid?.value),
    atom: parseAtomFeed(texts.get('atom.xml') ?? '').entries?.map(({id}) => id),
    json: parseJsonFeed(texts.get('feed.json') ?? '').items?.map(({id}) => id),
  }
}

const everywhere = (id: string) => ({rss: [id], atom: [id], json: [id]})

test.each([
  ['as first published', {'stories/one.md': story()}],
  ['built again', {'stories/one.md': story()}],
  ['with another slug', {'stories/one.md': story('slug: another\n')}],
  ['with another title', {'stories/one.md': story().replace('first', 'second')}],
  [
    'with a correction',
    {'stories/one.md': story('corrections: [{date: 2026-03-01, text: It was two.}]\n')},
  ],
  ['in a section', {'stories/one.md': story('section: World\n')}],
  ['in another language', {'stories/one.md': story('lang: fa\n')}],
  [
    'moved, its id frozen',
    {'archive/2026/moved.md': story('id: tag:p.example,2026:paper:stories/one\n')},
  ],
])('a story keeps its id in every feed: %s', async (_, files) => {
  expect(await idsOf(files)).toEqual(everywhere('tag:p.example,2026:paper:stories/one'))
})

test.each([
  'urn:uuid:6E8BC430-9C3A-11D9-9669-0800200C9A66',
  'HTTP://Example.com:80/Ä/..//x?a=1&b=<2>#f',
  'tag:p.example,2026:داستان',
])('an id goes out letter for letter: %s', async id => {
  expect(await idsOf({'stories/one.md': story(`id: '${id}'\n`)})).toEqual(everywhere(id))
})
