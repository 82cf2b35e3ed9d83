import {expect, test} from 'vitest'
import {atom, json, rss} from '../../../src/formats/feed/index.ts'
import {html} from '../../../src/formats/html/index.ts'
import {openMarkdown} from '../epub/from-markdown.ts'
import {runTasks} from '../press.ts'

const book = {
  'publication.yaml':
    'title: P\nurl: https://p.example/\nsections:\n  - slug: world\n    title: World\n',
  'books/b.md': '---\ntitle: B\ndate: 2026-01-01\nchapters: [one.md]\n---\n',
  'books/one.md': '---\ntitle: One\n---\n\nText.\n',
}
const story = (frontmatter: string) => ({
  'stories/s.md': `---\ntitle: S\ndate: 2026-01-01\n${frontmatter}---\n\nText.\n`,
})

/** Feeds that are planned, and pages that name one. */
async function feedsOf(files: Readonly<Record<string, string>>) {
  const press = await openMarkdown(files)
  const feeds = [rss, atom, json].flatMap(format => [...format.plan(press)])
  const pages = (await runTasks(html.plan(press))).flatMap(({files}) => files)
  const linking = pages.filter(({contents}) => /feed\.xml|atom\.xml|feed\.json/.test(`${contents}`))
  return {feeds: feeds.length, linking: linking.length > 0}
}

test.each([
  ['books alone', book, {feeds: 0, linking: false}],
  ['books and a story', {...book, ...story('')}, {feeds: 6, linking: true}],
  ['a draft', {...book, ...story('status: draft\n')}, {feeds: 6, linking: true}],
  [
    'a story under embargo',
    {...book, ...story('embargo: 2030-01-01T00:00:00Z\n')},
    {feeds: 6, linking: true},
  ],
  ['a page', {'pages/about.md': '---\ntitle: About\n---\n\nText.\n'}, {feeds: 0, linking: false}],
])('feeds are there for what can be in them: %s', async (_, files, expected) => {
  expect(await feedsOf(files)).toEqual(expected)
})
