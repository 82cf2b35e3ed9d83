import {isPublicSite} from '../config/site.ts'
import type {Addresses} from '../theme/addresses.ts'
import type {Press} from './format.ts'
import {isOnSite} from './html/addresses.ts'
import {siteUrl} from './site-url.ts'

/** Seen from paper and from a feed, everything stands on the site: full URLs. */
export function fullAddresses(press: Press): Addresses {
  const {publication, assets} = press
  const {config, entries} = publication
  return {
    document: (path, fragment) => {
      const entry = entries.get(path)
      return entry && siteUrl(config, entry.path) + (fragment === undefined ? '' : `#${fragment}`)
    },
    asset: path => {
      const address = assets.address(path)
      return address === undefined ? undefined : siteUrl(config, address)
    },
    page: (path, id) => {
      const entry = entries.get(path)
      return entry && isPublicSite(config) && isOnSite(press, entry)
        ? `${siteUrl(config, entry.path)}#${encodeURIComponent(id)}`
        : undefined
    },
    site: path => siteUrl(config, path),
    size: path => assets.get(path)?.size,
  }
}
