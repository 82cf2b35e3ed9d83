import type {Entry} from '../../publication/publication.ts'
import type {Addresses} from '../../theme/addresses.ts'
import type {Press} from '../format.ts'
import {pictureSources} from './pictures.ts'

/** Where things are, seen from the page in folder `from` (`world/border/`, `` for the front page): all relative. */
export const relativeAddresses = (press: Press, from: string): Addresses =>
  addressesUnder(press, rootFrom(from) || './', from)

/** The way from a folder to the root of the site: `../../`. */
export const rootFrom = (folder: string): string => '../'.repeat(folder.split('/').length - 1)

/** Stands for the way to the root in text that is made once for several folders. No text holds it. */
export const rootMark = '\0'

/** The same with `rootMark` for the way to the root. */
export const markedAddresses = (press: Press): Addresses =>
  addressesUnder(press, rootMark, undefined)

/** The same from anywhere, for 404.html, which a server shows under any address: all begin with the base path. */
export const absoluteAddresses = (press: Press): Addresses =>
  addressesUnder(press, new URL(press.publication.config.url).pathname, undefined)

function addressesUnder(press: Press, root: string, from: string | undefined): Addresses {
  const {publication, assets} = press
  const site = (path: string) => (root === './' && path !== '' ? '' : root) + encodeURI(path)
  return {
    site,
    document: (path, fragment) => {
      const entry = publication.entries.get(path)
      if (!entry || !isOnSite(press, entry)) return undefined
      const hash = fragment === undefined ? '' : `#${fragment}`
      return entry.path === from && hash !== '' ? hash : site(entry.path) + hash
    },
    asset: path => {
      const address = assets.address(path)
      return address === undefined ? undefined : site(address)
    },
    picture: path => pictureSources(press, path, site),
    size: path => assets.get(path)?.size,
  }
}

/** Whether an entry has a page: its `formats` may keep it from the site. */
export const isOnSite = (press: Press, {document}: Entry): boolean =>
  press.publication.config.formats.includes('html') &&
  (document.frontmatter.formats?.includes('html') ?? true)
