// What readers of feeds make of a file: {id, title, link, authors, published, body} of each item. Authors as one text.
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {parseAtomFeed, parseJsonFeed, parseRssFeed} from 'feedsmith'

/** The file as feedsmith reads it, whichever of the three formats it is: what the others are compared with. */
export function readWithFeedsmith(path) {
  const text = readFileSync(path, 'utf8')
  if (path.endsWith('.json')) return parseJsonFeed(text).items.map(jsonItem)
  if (text.includes('<rss ')) return parseRssFeed(text).items.map(rssItem)
  return parseAtomFeed(text).entries.map(atomItem)
}

const rssItem = ({title, guid, link, dc, pubDate, content}) => ({
  id: guid.value,
  title,
  link,
  authors: dc?.creators ?? [],
  published: secondsOf(pubDate),
  body: content.encoded,
})

const textOf = value => (typeof value === 'object' ? value.value : value)

const atomItem = ({title, id, links, authors = [], published, content}) => ({
  id,
  title: textOf(title),
  link: links.find(({rel}) => rel === 'alternate').href,
  authors: authors.map(({name}) => name),
  published: secondsOf(published),
  body: textOf(content),
})

const jsonItem = ({title, id, url, authors = [], date_published, content_html}) => ({
  id,
  title,
  link: url,
  authors: authors.map(({name}) => name),
  published: secondsOf(date_published),
  body: content_html,
})

const secondsOf = date => Math.floor(Date.parse(date) / 1000)

/** What xmllint says on either channel; empty when all is well. Unbound prefixes leave its exit code at 0. */
export function xmllint(path) {
  const {status, stderr} = spawnSync('xmllint', ['--noout', path], {encoding: 'utf8'})
  return status === 0 && stderr === '' ? '' : `${status} ${stderr.slice(0, 300)}`
}

/** Python's feedparser: {problem, items}. */
export function readWithFeedparser(path) {
  const script = fileURLToPath(new URL('feeds.py', import.meta.url))
  return JSON.parse(run('/usr/bin/python3', [script, path]))[path]
}

/** newsboat, without a terminal: what it keeps in its cache. */
export function readWithNewsboat(path) {
  const home = mkdtempSync(join(tmpdir(), 'octavo-newsboat-'))
  try {
    writeFileSync(join(home, 'urls'), `${pathToFileURL(resolve(path))}\n`)
    const args = ['-u', join(home, 'urls'), '-c', join(home, 'cache.db'), '-C', '/dev/null', '-x', 'reload']
    run('newsboat', args, {env: {...process.env, HOME: home, TERM: 'xterm'}})
    const query =
      'import json, sqlite3, sys; print(json.dumps(sqlite3.connect(sys.argv[1]).execute("select guid, title, url, author, pubDate, content from rss_item").fetchall()))'
    const rows = JSON.parse(run('/usr/bin/python3', ['-c', query, join(home, 'cache.db')]))
    return rows.map(([id, title, link, authors, published, body]) => ({id, title, link, authors, published, body}))
  } finally {
    rmSync(home, {recursive: true})
  }
}

/** sfeed: lines of values between tabs, bodies with `\n`, `\t` and `\\` for what cannot stand in them. */
export function readWithSfeed(path) {
  const lines = run('sfeed', [], {input: readFileSync(path)}).split('\n').slice(0, -1)
  return lines.map(line => {
    const [published, title, link, body, , id, authors] = line.split('\t')
    return {id, title, link, authors, published: published === '' ? undefined : Number(published), body: unescaped(body)}
  })
}

const unescaped = text => text.replace(/\\([nt\\])/g, (_, sign) => ({n: '\n', t: '\t', '\\': '\\'})[sign])

function run(command, args, options = {}) {
  const {stdout, stderr, status, error} = spawnSync(command, args, {encoding: 'utf8', maxBuffer: 1 << 28, ...options})
  if (status !== 0) throw new Error(`${command}: ${error ?? stderr}`)
  return stdout
}
