import type {Addresses} from '../../theme/addresses.ts'
import type {Press} from '../format.ts'

/** Seen from paper, everything else stands on the site: full URLs. */
export function printAddresses({publication, assets}: Press): Addresses {
  const {url} = publication.config
  return {
    document: (path, fragment) => {
      const entry = publication.entries.get(path)
      return entry && `${url}${entry.path}${fragment === undefined ? '' : `#${fragment}`}`
    },
    asset: path => {
      const address = assets.address(path)
      return address === undefined ? undefined : url + address
    },
    site: path => url + path,
    size: path => assets.get(path)?.size,
  }
}
