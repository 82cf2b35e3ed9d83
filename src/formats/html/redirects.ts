import {VFile} from 'vfile'
import type {Redirect} from '../../publication/redirects.ts'
import {sha256} from '../../source/hash.ts'
import {sharedView} from '../../theme/view.ts'
import {offers, type Press, type Task} from '../format.ts'
import {isOnSite, relativeAddresses} from './addresses.ts'

/**
 * Old addresses: each a page that sends readers on, and all of them in two files that make servers do it, so that
 * search engines understand it, too: `_redirects` (Netlify, Cloudflare Pages and others) and `redirects.map` (nginx).
 */
export function* redirectTasks(press: Press, taken: ReadonlySet<string>): Generator<Task> {
  const redirects = press.publication.redirects.filter(
    ({from, entry}) => isOnSite(press, entry) && !taken.has(outputOf(from)),
  )
  if (redirects.length === 0) return
  for (const redirect of redirects) yield redirectTask(press, redirect)
  yield serverTask(press, redirects)
}

export const outputOf = (from: string): string => (from.endsWith('/') ? `${from}index.html` : from)

function redirectTask(press: Press, {from, entry}: Redirect): Task {
  const {theme, publication} = press
  const {title, lang, dir} = entry.document
  const {site} = relativeAddresses(press, from)
  const view = {
    lang,
    dir,
    title,
    href: site(entry.path),
    canonical: new URL(encodeURI(entry.path), publication.config.url).href,
  }
  const path = outputOf(from)
  return {
    id: `html:${path}`,
    format: 'html',
    inputs: {theme: theme.hash, redirect: sha256(JSON.stringify(view))},
    run: async () => {
      const file = new VFile({path: entry.document.file.path})
      const all = {...view, ...sharedView(press, lang)}
      const contents = theme.renderText('redirect', all, {}, file)
      return {
        files: [{path, mediaType: 'text/html', contents}],
        messages: file.messages.length > 0 ? [file] : [],
        summary: undefined,
      }
    },
  }
}

interface Move {
  /** Addresses on the server, base path included, not encoded. */
  readonly from: string
  readonly to: string
}

function serverTask(press: Press, redirects: readonly Redirect[]): Task {
  const moves = redirects.flatMap(redirect => movesOf(press, redirect))
  const lines = moves.map(({from, to}) => `${encodeURI(from)} ${encodeURI(to)} 301\n`)
  const map = moves.map(({from, to}) => `"${from}" "${encodeURI(to).replaceAll('$', '%24')}";\n`)
  const note =
    '# map $uri $moved { include redirects.map; }   and in the server: if ($moved) { return 301 $moved; }\n'
  return {
    id: 'html:_redirects',
    format: 'html',
    inputs: {moves: sha256(JSON.stringify(moves))},
    run: async () => ({
      files: [
        {path: '_redirects', mediaType: 'text/plain', contents: lines.join('')},
        {path: 'redirects.map', mediaType: 'text/plain', contents: note + map.join('')},
      ],
      messages: [],
      summary: undefined,
    }),
  }
}

/** The page, and the PDF and EPUB that stood beside it. */
function movesOf(press: Press, {from, entry}: Redirect): readonly Move[] {
  const base = new URL(press.publication.config.url).pathname
  const page = {from: base + from, to: base + entry.path}
  const slug = /([^/]+)\/$/.exec(from)?.[1]
  const work = [
    ...press.publication.stories,
    ...press.publication.books,
    ...press.publication.issues,
  ].find(({document}) => document === entry.document)
  if (slug === undefined || work === undefined) return [page]
  const files = (['pdf', 'epub'] as const)
    .filter(format => offers(press, work, format))
    .map(format => ({
      from: `${base}${from}${slug}.${format}`,
      to: `${base}${work.path}${work.slug}.${format}`,
    }))
  return [page, ...files]
}
