import {parseXml, type XmlElement} from '@rgrove/parse-xml'
import {describe, expect, test} from 'vitest'
import {type SitemapEntry, sitemapFiles} from '../../../src/formats/html/sitemap-files.ts'

const urlOf = (path: string) => `https://paper.example/${path}`

/** One story an hour since 2020, each changed on the day after it. */
function story(index: number, change = 86_400_000): SitemapEntry {
  const first = Date.UTC(2020, 0, 1, index)
  const path = `world/story-${index}/`
  const lastmod = new Date(first + change).toISOString().replace('.000Z', 'Z')
  return {
    path,
    first,
    lastmod,
    xml: `<url><loc>${urlOf(path)}</loc><lastmod>${lastmod}</lastmod></url>\n`,
  }
}

const list = (path: string): SitemapEntry => ({
  path,
  first: undefined,
  lastmod: undefined,
  xml: `<url><loc>${urlOf(path)}</loc></url>\n`,
})
const lists = ['', 'world/', 'tags/ice/'].map(list)
const stories = Array.from({length: 60_000}, (_, index) => story(index))

/** The texts of `element` in an XML document. */
function textsOf(xml: string, element: string): readonly string[] {
  const found: string[] = []
  const walk = (node: XmlElement) => {
    if (node.name === element) found.push(node.text)
    for (const child of node.children) if (child.type === 'element') walk(child as XmlElement)
  }
  const {root} = parseXml(xml)
  if (root) walk(root)
  return found
}

const partsOf = (entries: readonly SitemapEntry[]) => sitemapFiles(entries, urlOf).slice(1)
const contentsOf = (entries: readonly SitemapEntry[]) =>
  partsOf(entries).map(({contents}) => contents)

test('50,000 addresses are one sitemap, 50,001 an index of several that hold each once', () => {
  const full = [...lists, ...stories.slice(0, 49_997)]
  expect(sitemapFiles(full, urlOf).map(({path}) => path)).toEqual(['sitemap.xml'])
  const [index, ...parts] = sitemapFiles([...lists, ...stories.slice(0, 49_998)], urlOf)
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.map(({path}) => path)).toEqual(parts.map((_, at) => `sitemap-${at + 1}.xml`))
  expect(textsOf(index?.contents ?? '', 'loc')).toEqual(parts.map(({path}) => urlOf(path)))
  const urls = parts.flatMap(({contents}) => textsOf(contents, 'loc'))
  expect(new Set(urls).size).toBe(50_001)
  expect(urls.length).toBe(50_001)
  for (const {contents} of parts) expect(contents.match(/<loc>/g)?.length).toBeLessThan(50_001)
})

test('the index says when the newest entry of each part changed, and nothing where nobody knows', () => {
  const early = story(0, 10 ** 11)
  const [index, ...parts] = sitemapFiles([...lists, early, ...stories.slice(1)], urlOf)
  const dates = parts.map(({contents}) => textsOf(contents, 'lastmod').toSorted().at(-1))
  expect(dates[0]).toBeUndefined()
  expect(dates[1]).toBe(early.lastmod)
  expect(textsOf(index?.contents ?? '', 'lastmod')).toEqual(dates.slice(1))
  expect(
    parseXml(index?.contents ?? '').root?.children.filter(({type}) => type === 'element').length,
  ).toBe(parts.length)
})

test('a part is at most as large as a sitemap may be', () => {
  const limits = {urls: 50_000, bytes: 2000}
  const [, ...parts] = sitemapFiles(stories.slice(0, 100), urlOf, limits)
  expect(parts.length).toBeGreaterThan(3)
  for (const {contents} of parts)
    expect(Buffer.byteLength(contents)).toBeLessThanOrEqual(limits.bytes)
  expect(parts.flatMap(({contents}) => textsOf(contents, 'loc')).length).toBe(100)
})

describe('what changes', () => {
  const before = contentsOf([...lists, ...stories])
  const changed = (entries: readonly SitemapEntry[]) =>
    contentsOf(entries).filter(contents => !before.includes(contents)).length

  test('there is something to compare', () => expect(before.length).toBeGreaterThan(3))
  test('a new story changes one part of the stories', () =>
    expect(changed([...lists, ...stories, story(60_000)])).toBe(1))
  test('a story that goes changes one part, and so does one that comes late', () => {
    expect(changed([...lists, ...stories.toSpliced(7000, 1)])).toBe(1)
    const late = {...list('world/late/'), first: Date.UTC(2020, 6, 1)}
    expect(changed([...lists, ...stories, late])).toBe(1)
  })
  test('a list that comes changes the part of the lists', () =>
    expect(changed([...lists, list('tags/new/'), ...stories])).toBe(1))
})
