import {sha256} from '../source/hash.ts'
import type {Hashes} from './changes.ts'

export interface PublishedFiles {
  /** Relative to the output folder. */
  readonly paths: readonly string[]
  readonly read: (path: string) => string
}

/** The pages that may be found, by their addresses. A page is another when its words are, not when its dress is. */
export const pagesIn = ({paths, read}: PublishedFiles): Hashes =>
  Object.fromEntries(
    paths
      .filter(path => /(?:^|\/)index\.html$/.test(path))
      .map(path => [path.slice(0, -'index.html'.length), read(path)] as const)
      .filter(([, html]) => !/<meta name="robots" content="[^"]*noindex/.test(html))
      .map(([path, html]) => [path, sha256(wordsOf(html))]),
  )

/** The feeds that a hub may be told of: those that name it, which archives do not. */
export const feedsIn = ({paths, read}: PublishedFiles): Hashes =>
  Object.fromEntries(
    paths
      .filter(path => /(?:^|\/)(?:feed\.xml|atom\.xml|feed\.json)$/.test(path))
      // How browsers show a feed is nothing to its subscribers.
      .map(path => [path, sha256(read(path).replace(/<\?xml-stylesheet [^>]*\?>/g, ''))]),
  )

/**
 * The part of a page that says what it says: a story without the links to those near it, which change whenever another
 * one comes, else what is between masthead and foot.
 */
const wordsOf = (html: string): string =>
  elementAt(html, /<article\b[^>]*\bclass="story\b/) ?? elementAt(html, /<main\b/) ?? html

/** The element whose tag `start` finds first, elements of its name inside it included. */
function elementAt(html: string, start: RegExp): string | undefined {
  const found = start.exec(html)
  if (!found) return undefined
  const name = /^<(\w+)/.exec(found[0])?.[1] ?? ''
  const tags = new RegExp(`<(/?)${name}\\b`, 'g')
  tags.lastIndex = found.index
  let depth = 0
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[1] === '/' ? -1 : 1
    if (depth === 0) return html.slice(found.index, tags.lastIndex)
  }
  return html.slice(found.index)
}
