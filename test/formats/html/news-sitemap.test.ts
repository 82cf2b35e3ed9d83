import {parseXml, type XmlElement} from '@rgrove/parse-xml'
import {expect, test} from 'vitest'
import type {Task} from '../../../src/formats/format.ts'
import {html} from '../../../src/formats/html/index.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {openPress, runTasks, textOf} from '../press.ts'

const now = new Date('2026-03-05T12:00:00Z')
const base = 'https://paper.example/base/'
const hidden = 'Secret words'

const story = (path: string, frontmatter: Readonly<Record<string, unknown>>, lang = 'en') =>
  sampleDocument({path, lang, frontmatter: {title: path, ...frontmatter}})

const documents = [
  story('new.md', {title: 'Q&A: <one> & "two"', date: '2026-03-05T09:00:00+03:30'}, 'en-GB'),
  story('day.md', {date: '2026-03-04'}, 'fa'),
  story('edge.md', {date: '2026-03-03T12:00:01Z'}, 'zh-Hant'),
  story('old.md', {date: '2026-03-03T12:00:00Z'}),
  story('lifted.md', {date: '2026-02-01', embargo: '2026-03-05T11:00:00Z'}, 'zh'),
  story('held.md', {title: hidden, date: '2026-03-05', embargo: '2026-03-05T13:00:00Z'}),
  story('killed.md', {title: hidden, date: '2026-03-05', status: 'killed'}),
  story('draft.md', {title: hidden, date: '2026-03-05', status: 'draft'}),
  story('ahead.md', {title: 'Dated tomorrow', date: '2026-03-06'}),
  story('undated.md', {title: 'Without a date'}),
  story('paper.md', {title: 'On paper alone', date: '2026-03-05', formats: ['pdf']}),
  sampleDocument({
    path: 'about.md',
    kind: 'page',
    frontmatter: {title: 'A page', date: '2026-03-05'},
  }),
]

async function tasksOf({
  config = {},
  at = now,
  written = documents,
} = {}): Promise<readonly Task[]> {
  const press = await openPress({
    documents: written,
    now: at,
    config: {url: base, title: 'The  Paper & Co', newsSitemap: true, ...config},
  })
  return [...html.plan(press)].filter(({id}) => /sitemap|robots/.test(id))
}
const filesOf = async (tasks: Iterable<Task>) => (await runTasks(tasks)).flatMap(({files}) => files)

/** The entries of a news sitemap, by the names of their elements. */
function entriesOf(xml: string) {
  const elements = ({children}: {children: readonly {type: string}[]}) =>
    children.filter((child): child is XmlElement => child.type === 'element')
  const {root} = parseXml(xml)
  if (!root) return []
  expect(root.name).toBe('urlset')
  expect(root.attributes).toEqual({
    xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
  })
  return elements(root).map(url => {
    const [loc, news] = elements(url)
    const [publication, date, title] = news ? elements(news) : []
    const [name, language] = publication ? elements(publication) : []
    const parts = [loc, news, publication, date, title, name, language]
    expect(parts.map(part => part?.name)).toEqual([
      'loc',
      'news:news',
      'news:publication',
      'news:publication_date',
      'news:title',
      'news:name',
      'news:language',
    ])
    return [loc, name, language, date, title].map(part => part?.text)
  })
}

test('the stories of the last 48 hours, newest first, with what search engines ask for', async () => {
  const files = await filesOf(await tasksOf())
  expect(entriesOf(textOf(files, 'news-sitemap.xml'))).toEqual([
    [`${base}stories/lifted/`, 'The Paper & Co', 'zh-cn', '2026-03-05T11:00:00Z', 'lifted.md'],
    [
      `${base}stories/new/`,
      'The Paper & Co',
      'en',
      '2026-03-05T09:00:00+03:30',
      'Q&A: <one> & "two"',
    ],
    [`${base}stories/day/`, 'The Paper & Co', 'fa', '2026-03-04', 'day.md'],
    [`${base}stories/edge/`, 'The Paper & Co', 'zh-tw', '2026-03-03T12:00:01Z', 'edge.md'],
  ])
  expect(textOf(files, 'robots.txt')).toBe(
    `User-agent: *\nAllow: /\n\nSitemap: ${base}sitemap.xml\nSitemap: ${base}news-sitemap.xml\n`,
  )
  expect(files.map(({contents}) => String(contents)).join()).not.toContain(hidden)
})

test('it is made again when a story is too old, and only then', async () => {
  const keyAt = async (moment: string) =>
    (await tasksOf({at: new Date(moment)})).find(({id}) => id === 'html:news-sitemap.xml')?.inputs
  const key = await keyAt('2026-03-05T12:00:00Z')
  expect(key).toBeDefined()
  expect(await keyAt('2026-03-05T12:00:00.500Z')).toEqual(key)
  expect(await keyAt('2026-03-05T12:00:01Z')).not.toEqual(key)
})

test('it holds a thousand at most', async () => {
  const many = Array.from({length: 1001}, (_, index) =>
    story(`s${index}.md`, {date: new Date(now.getTime() - index * 1000).toISOString()}),
  )
  const entries = entriesOf(
    textOf(await filesOf(await tasksOf({written: many})), 'news-sitemap.xml'),
  )
  expect(entries.length).toBe(1000)
  expect(entries.at(-1)?.[4]).toBe('s999.md')
})

test('it stays without entries when all are older, so that robots.txt never leads nowhere', async () => {
  const files = await filesOf(
    await tasksOf({at: new Date('2026-06-01T00:00:00Z'), written: documents.slice(0, 1)}),
  )
  expect(entriesOf(textOf(files, 'news-sitemap.xml'))).toEqual([])
})

test.each([
  ['who does not ask for it has none', {newsSitemap: false}, documents],
  ['nor has who has no stories', {}, documents.filter(({kind}) => kind === 'page')],
])('%s', async (_, config, written) => {
  const files = await filesOf(await tasksOf({config, written}))
  expect(files.map(({path}) => path)).not.toContain('news-sitemap.xml')
  expect(textOf(files, 'robots.txt')).not.toContain('news')
})
