import {parseRssFeed} from 'feedsmith'
import {expect, test} from 'vitest'
import {rss} from '../../../src/formats/feed/index.ts'
import {html} from '../../../src/formats/html/index.ts'
import {xmlFault} from '../../../src/formats/well-formed.ts'
import {openMarkdown} from '../epub/from-markdown.ts'
import {runTasks} from '../press.ts'

const files = {
  'publication.yaml':
    'title: P\nurl: https://p.example/press/\nfeed: {per: [section, tag, author, language]}\n',
  'stories/one.md':
    '---\ntitle: One\ndate: 2026-01-02\nsection: World\ntags: [Iraq]\nauthors: [Ann]\n---\n\nText.\n',
  'stories/two.md':
    '---\ntitle: دو\ndate: 2026-01-01\nlang: fa\ntags: [iraq, مرز]\nauthors: [Ann, آرش]\n---\n\nمتن.\n',
}

const feedsOf = async (source: Readonly<Record<string, string>>) => {
  const results = await runTasks(rss.plan(await openMarkdown(source)))
  return new Map(
    results.flatMap(({files}) => files).map(file => [file.path, String(file.contents)]),
  )
}

test('sections, tags, authors and languages have feeds with their stories', async () => {
  const feeds = [...(await feedsOf(files))].map(([path, text]) => {
    const {title, language, items = []} = parseRssFeed(text)
    return [path, title, language, items.map(({title}) => title).join()].join(' | ')
  })
  expect(feeds).toEqual([
    'feed.xml | P | en | One,دو',
    'world/feed.xml | P: World | en | One',
    'tags/iraq/feed.xml | P: Iraq | en | One,دو',
    'tags/مرز/feed.xml | P: مرز | fa | دو',
    'authors/ann/feed.xml | P: Ann | en | One,دو',
    'authors/آرش/feed.xml | P: آرش | fa | دو',
    'languages/en/feed.xml | P: English | en | One',
    'languages/fa/feed.xml | P: فارسی | fa | دو',
  ])
})

test('a publication in one language has no feed of it beside its own', async () => {
  const {'stories/two.md': _, ...english} = files
  expect([...(await feedsOf(english)).keys()].filter(path => path.startsWith('lang'))).toEqual([])
})

test('pages name the feeds of what they are about', async () => {
  const press = await openMarkdown(files)
  const pages = (await runTasks(html.plan(press))).flatMap(({files}) => files)
  const feedsIn = (path: string) =>
    [
      ...String(pages.find(page => page.path === path)?.contents).matchAll(
        /rss\+xml" title="[^"]*" href="([^"]*)"/g,
      ),
    ].map(([, href]) => href)
  expect(feedsIn('tags/iraq/index.html')).toEqual(['../../tags/iraq/feed.xml', '../../feed.xml'])
  expect(feedsIn('stories/two/index.html')).toEqual([
    '../../languages/fa/feed.xml',
    '../../feed.xml',
  ])
})

test('browsers show feeds as pages in the language of each', async () => {
  const press = await openMarkdown(files)
  const sheets = (await runTasks(html.plan(press)))
    .flatMap(({files}) => files)
    .filter(({path}) => path.endsWith('.xsl'))
  expect(sheets.map(({path}) => path)).toEqual([
    'assets/rss.en.xsl',
    'assets/rss.fa.xsl',
    'assets/atom.en.xsl',
    'assets/atom.fa.xsl',
  ])
  for (const sheet of sheets) expect(xmlFault(String(sheet.contents))).toBeUndefined()
  expect(String(sheets[1]?.contents)).toMatch(/<html lang="fa" dir="rtl">/)
  const feed = (await feedsOf(files)).get('languages/fa/feed.xml')
  expect(feed).toContain('<?xml-stylesheet type="text/xsl" href="/press/assets/rss.fa.xsl"?>')
  expect(feed).toMatch(
    /<\?xml-stylesheet type="text\/css" href="\/press\/assets\/press\.[0-9a-f]{8}\.css"\?>/,
  )
})

test('a podcast has what directories ask for, and its sound how long it is', async () => {
  const podcast = {
    'publication.yaml':
      'title: P & Q\nurl: https://p.example/\nfeed:\n  podcast: {category: News, subcategory: Daily News, image: none.png, owner: {name: P, email: p@p.example}}\n',
    'stories/s.md':
      '---\ntitle: S & T\ndate: 2026-01-01\nauthors: [Ann, Bob]\n---\n\n::audio[Talk]{src="https://m.example/a.mp3" duration="90" transcript="https://m.example/a.html"}\n',
  }
  const text = (await feedsOf(podcast)).get('feed.xml') ?? ''
  const {itunes, items = []} = parseRssFeed(text)
  expect(itunes).toEqual({
    author: 'P & Q',
    categories: [{text: 'News', categories: [{text: 'Daily News'}]}],
    explicit: false,
    owner: {name: 'P', email: 'p@p.example'},
  })
  expect(items[0]?.itunes).toEqual({title: 'S & T', duration: 90})
})
