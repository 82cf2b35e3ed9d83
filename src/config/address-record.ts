import type {VFile} from 'vfile'
import {z} from 'zod'
import {report} from '../diagnostics.ts'

/**
 * An address on the site as people write it: `/world/low-water/`, `old/page.html`. No scheme, no query, no dots that
 * lead upwards.
 */
export const siteAddressSchema = z
  .string()
  .regex(/^\/?(?![./])(?!.*\/[./])[^?#:*"<>|\\\s\p{C}]{1,400}$/u, {
    error: 'expected an address of this site (/world/old-name/)',
  })
  .meta({title: 'address of the site'})

/** Where documents have stood on the site: what `octavo freeze` writes to `addresses.txt`. */
export interface AddressRecord {
  /** The id of the document that stood at an address last, by the address. */
  readonly ids: ReadonlyMap<string, string>
  /** Gets the messages about the record. */
  readonly file: VFile
}

/** Read the lines of an address and an id each; those that are wrong are reported on `file` and left out. */
export function readAddressRecord(text: string, file: VFile): AddressRecord {
  const ids = new Map<string, string>()
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue
    const place = {line: index + 1, column: 1}
    const [address = '', id, ...rest] = line.split(' ')
    if (id === undefined || rest.length > 0 || !siteAddressSchema.safeParse(address).success)
      report(
        file,
        'invalid-value',
        `Unexpected line \`${line.slice(0, 80)}\`, expected an address of this site and an id (world/low-water/ tag:octavo.example,2026:low-water)`,
        place,
      )
    else if (ids.has(address) && ids.get(address) !== id)
      report(
        file,
        'redirect-conflict',
        `Unexpected second line for \`${address}\`, expected one id for each address`,
        place,
      )
    else ids.set(address, id)
  }
  return {ids, file}
}

/** The record as a file. */
export const addressRecordText = (ids: ReadonlyMap<string, string>): string =>
  [
    '# Written by `octavo freeze`: where documents stand, or have stood, on the site, and their ids.',
    '# Old addresses lead to new ones. Keep this file with the documents.',
    ...[...ids].sort(([a], [b]) => (a < b ? -1 : 1)).map(([address, id]) => `${address} ${id}`),
    '',
  ].join('\n')

/** A written address as a folder of the site, ending with '/', or as a page: `old/page.html`. */
export function siteFolderOf(written: string): string {
  const path = decoded(written)
    .replace(/^\//, '')
    .replace(/(^|\/)index\.html?$/i, '$1')
  return path === '' || /\/$|\.html?$/i.test(path) ? path : `${path}/`
}

/** Percent-decoded; as written where that is no UTF-8 or would lead elsewhere. */
function decoded(written: string): string {
  try {
    const path = decodeURIComponent(written)
    return siteAddressSchema.safeParse(path).success ? path : written
  } catch {
    return written
  }
}
