import {VFile} from 'vfile'
import {report} from '../diagnostics.ts'
import type {Publication} from '../publication/publication.ts'
import {type SiteAddresses, siteAddresses} from '../publication/site-addresses.ts'
import type {Theme} from './theme.ts'

/**
 * Report links that layouts and partials hold as they are printed, with nothing filled in, and that lead nowhere: to an
 * address of the site at which nothing is put, to another place from each page, or to an id that no layout has.
 */
export function checkTemplateLinks(publication: Publication, {templates}: Theme): readonly VFile[] {
  const addresses = siteAddresses(publication)
  const ids = new Set(
    [...templates.values()].flatMap(text =>
      [...text.matchAll(/\sid="([^"{]+)"/g)].map(([, id]) => id ?? ''),
    ),
  )
  return [...templates].flatMap(([path, text]) => {
    const file = new VFile({path, value: text})
    for (const {url, offset} of linksIn(text)) {
      const fault = faultOf(url, addresses, ids)
      if (fault !== undefined) report(file, 'unknown-address', fault, placeOf(text, offset))
    }
    return file.messages.length > 0 ? [file] : []
  })
}

const linksIn = (text: string): readonly {readonly url: string; readonly offset: number}[] =>
  [...text.matchAll(/\s(?:href|src)="([^"{]+)"/g)].map(({0: written, 1: url = '', index}) => ({
    url,
    offset: index + written.length - url.length - 1,
  }))

function faultOf(
  url: string,
  addresses: SiteAddresses,
  ids: ReadonlySet<string>,
): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return undefined
  if (url.startsWith('#'))
    return url === '#' || ids.has(url.slice(1))
      ? undefined
      : `Unexpected link to \`${url}\`, expected an id that a layout has`
  if (url.startsWith('/'))
    return addresses.has(url)
      ? undefined
      : `Unexpected address \`${url}\`, expected one of this site`
  return `Unexpected relative address \`${url}\`, which leads elsewhere from each page, expected one that begins with \`/\``
}

function placeOf(text: string, offset: number): {readonly line: number; readonly column: number} {
  const before = text.slice(0, offset).split('\n')
  return {line: before.length, column: (before.at(-1)?.length ?? 0) + 1}
}
