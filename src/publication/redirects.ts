import {type AddressRecord, siteFolderOf} from '../config/address-record.ts'
import {report} from '../diagnostics.ts'
import {placeOfText} from './place-of-text.ts'
import type {Entry, Publication} from './publication.ts'

/** An address that a public document had before, or is to be found at as well. */
export interface Redirect {
  /** Folder ending with '/', or a page: `old/page.html`. */
  readonly from: string
  readonly entry: Entry
}

type Site = Pick<Publication, 'entries' | 'sections' | 'tags' | 'authors'>

/**
 * The old addresses of public documents: `aliases` of their frontmatter, and what the record knows them by. What a
 * draft, an embargoed or a killed document was called is in neither, since these have no entry. An alias that is in
 * use is an error where it is written; a recorded address that is in use again leads to what is there now.
 */
export function gatherRedirects(
  site: Site,
  record: AddressRecord | undefined,
): readonly Redirect[] {
  const entries = [...site.entries.values()]
  const claims = openClaims(site)
  for (const entry of entries)
    for (const alias of entry.document.frontmatter.aliases ?? []) claims.claimAlias(alias, entry)
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  for (const [address, id] of record?.ids ?? []) {
    const entry = byId.get(id)
    if (entry) claims.claimRecorded(address, entry)
  }
  return claims.redirects()
}

/** Whether an address is nobody's: no page stands there, and none is led on from there. */
export function freeAddresses(
  site: Site & Pick<Publication, 'redirects'>,
): (address: string) => boolean {
  const live = livePages(site)
  const left = new Set(site.redirects.map(({from}) => fold(from)))
  return address => !live.has(fold(address)) && !left.has(fold(address)) && !isReserved(address)
}

function openClaims(site: Site) {
  const live = livePages(site)
  const claims = new Map<string, Redirect>()
  return {
    redirects: (): readonly Redirect[] =>
      [...claims.values()].sort((a, b) => (a.from < b.from ? -1 : 1)),
    claimAlias: (written: string, entry: Entry): void => {
      const from = siteFolderOf(written)
      const fault = aliasFault(fold(from), entry, {live, claims})
      if (fault === undefined) claims.set(fold(from), {from, entry})
      else
        report(
          entry.document.file,
          'redirect-conflict',
          `Unexpected alias \`${written}\`, ${fault}, expected an address that nobody has`,
          placeOfText(entry.document, written),
        )
    },
    claimRecorded: (address: string, entry: Entry): void => {
      const from = siteFolderOf(address)
      const isFree = !live.has(fold(from)) && !isReserved(from) && !claims.has(fold(from))
      if (isFree) claims.set(fold(from), {from, entry})
    },
  }
}

function aliasFault(
  key: string,
  entry: Entry,
  {
    live,
    claims,
  }: {readonly live: ReadonlyMap<string, string>; readonly claims: Map<string, Redirect>},
): string | undefined {
  const owner = live.get(key)
  if (owner === entry.document.path) return 'which is where the document stands'
  if (owner !== undefined) return `where \`${owner}\` stands`
  if (isReserved(key)) return 'which the site itself uses'
  const other = claims.get(key)
  if (other && other.entry !== entry) return `which \`${other.entry.document.path}\` has as well`
  return undefined
}

/** Every page that is there, by its address: what stands at it. */
function livePages({entries, sections, tags, authors}: Site): ReadonlyMap<string, string> {
  const live = new Map<string, string>()
  for (const {path} of [...sections, ...tags, ...authors]) live.set(fold(path), path)
  for (const {path, document} of entries.values()) live.set(fold(path), document.path)
  return live
}

/** Addresses of the site's own pages, however many these are: those of lists come and go with the stories. */
const isReserved = (path: string): boolean =>
  /^(?:|404\.html?|(?:books|issues|tags|authors|search)\/|(?:assets|archive)\/.*)$/i.test(path) ||
  /(?:^|\/)page\/\d+\/$/.test(path) ||
  // No folder can be where a file of the site may be.
  /\.(?:pdf|epub|xml|json|txt|map)\/|^_redirects\//i.test(path)

/** Two addresses that differ in case or Unicode form only are one, as on most disks. */
const fold = (path: string): string => path.normalize('NFKC').toLowerCase()
