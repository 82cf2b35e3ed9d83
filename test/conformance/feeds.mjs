// Every feed below the folder given on the command line: well-formed, read alike by three parsers, and alike in three formats.
import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {parseAtomFeed, parseJsonFeed, parseRssFeed} from 'feedsmith'
import RssParser from 'rss-parser'
import {openChecks} from './checks.mjs'
import {xmllint} from './feed-readers.mjs'

const {check, finish} = openChecks()
const folder = process.argv[2] ?? 'dist'
const paths = readdirSync(folder, {recursive: true})
  .map(path => join(folder, path))
  .filter(path => /\/(feed\.xml|atom\.xml|feed\.json)$/.test(path))
  .sort()
const xmlPaths = paths.filter(path => path.endsWith('.xml'))
const python = readWithPython(xmlPaths)
const rssParser = new RssParser({customFields: {item: [['dc:creator', 'creators', {keepArray: true}]]}})

const folders = new Map()
for (const path of paths) {
  const text = readFileSync(path, 'utf8')
  const items = readWithFeedsmith(path, text)
  folders.set(dirname(path), {...folders.get(dirname(path)), [basename(path)]: items})
  if (path.endsWith('.xml')) {
    check(`${path} is well-formed`, xmllint(path))
    check(`${path} in feedparser`, python[path].problem || difference(items, python[path].items))
    check(`${path} in rss-parser`, difference(items, await readWithRssParser(path, text)))
  }
}
for (const [path, feeds] of folders) {
  const [[first, items], ...others] = Object.entries(feeds)
  for (const [name, other] of others) {
    check(`${join(path, first)} and ${name} say the same`, difference(items, other))
  }
}
finish()

function readWithPython(files) {
  const script = new URL('feeds.py', import.meta.url).pathname
  const {stdout, stderr, status} = spawnSync('/usr/bin/python3', [script, ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

function readWithFeedsmith(path, text) {
  if (path.endsWith('.json')) return parseJsonFeed(text).items?.map(jsonItem) ?? []
  if (basename(path) === 'atom.xml') return parseAtomFeed(text).entries?.map(atomItem) ?? []
  return parseRssFeed(text).items?.map(rssItem) ?? []
}

function jsonItem({title, id, url, authors = [], content_html: body}) {
  return {title, id, link: url, authors: authors.map(({name}) => name), body}
}

function atomItem({title, id, links = [], authors = [], content}) {
  const link = links.find(({rel = 'alternate'}) => rel === 'alternate')?.href
  const textOf = value => (typeof value === 'object' ? value.value : value)
  return {title: textOf(title), id, link, authors: authors.map(({name}) => name), body: textOf(content)}
}

function rssItem({title, guid, link, dc, content}) {
  const authors = dc?.creators ?? (dc?.creator ? [dc.creator] : [])
  return {title, id: guid?.value, link, authors, body: content?.encoded}
}

/** It keeps one author of an Atom entry only: authors are compared where it has them all. */
async function readWithRssParser(path, text) {
  const {items} = await rssParser.parseString(text)
  return items.map(item => ({
    title: item.title,
    id: item.guid ?? item.id,
    link: item.link,
    authors: basename(path) === 'atom.xml' ? undefined : (item.creators ?? []),
    body: item['content:encoded'] ?? item.content,
  }))
}

/** Where two lists of items differ first; empty when they do not. Parsers trim the ends of text. */
function difference(one, other) {
  if (one.length !== other.length) return `${one.length} items, not ${other.length}`
  for (const [index, item] of one.entries()) {
    for (const [name, value] of Object.entries(item)) {
      const twin = other[index][name]
      if (twin === undefined && name === 'authors') continue
      const [a, b] = [normal(value), normal(twin)]
      if (a !== b) return `${name} of item ${index + 1}: ${excerpt(a, b)}`
    }
  }
  return ''
}

function normal(value) {
  return (Array.isArray(value) ? value.join('\n') : String(value ?? '')).trim()
}

/** The first place where two texts differ, from each. */
function excerpt(a, b) {
  let at = 0
  while (a[at] === b[at]) at++
  const from = Math.max(0, at - 20)
  return `…${JSON.stringify(a.slice(from, at + 40))} and …${JSON.stringify(b.slice(from, at + 40))}`
}
