import type {Entry} from '../../publication/publication.ts'
import type {Addresses} from '../../theme/addresses.ts'
import type {Press} from '../format.ts'
import {siteUrl} from '../site-url.ts'
import type {PackedImage} from './images.ts'
import type {PackedMedium} from './media.ts'

/** Where each entry of the work stands in the package, by its document's path. */
export type PartFiles = ReadonlyMap<string, string>

/** Files of a package that its pages show or play, by path in the publication. */
export interface PackedFiles {
  readonly images: ReadonlyMap<string, PackedImage>
  readonly media: ReadonlyMap<string, PackedMedium>
}

/** `chapter-001.xhtml` … for the entries of a work, in order. */
export const partFiles = (entries: readonly Entry[]): PartFiles =>
  new Map(
    entries.map(({document}, index) => [
      document.path,
      `chapter-${String(index + 1).padStart(3, '0')}.xhtml`,
    ]),
  )

/** Seen from a package: its own chapters and files by their names in it, the rest at its full URL. */
export function packageAddresses(
  {publication, assets}: Press,
  files: PartFiles,
  {images, media}: PackedFiles,
): Addresses {
  const {config, entries} = publication
  const onSite = (path: string) => siteUrl(config, path)
  const withFragment = (address: string, fragment: string | undefined) =>
    fragment === undefined ? address : `${address}#${fragment}`
  return {
    document: (path, fragment) => {
      const file = files.get(path)
      if (file !== undefined) return withFragment(file, fragment)
      const entry = entries.get(path)
      return entry && withFragment(onSite(entry.path), fragment)
    },
    asset: path => {
      const packed = images.get(path) ?? media.get(path)
      if (packed) return packed.href
      // All pictures of the work were packed but those that are damaged, as was said where they stand.
      if (assets.get(path)?.mediaType.startsWith('image/')) return undefined
      const address = assets.address(path)
      return address === undefined ? undefined : onSite(address)
    },
    site: onSite,
    size: path => assets.get(path)?.size,
  }
}
