import type {Hashes} from './changes.ts'

/** What has been announced of a site, and to whom. */
export interface AnnouncementRecord {
  /** Address of the site. */
  readonly site: string
  readonly hub: string | undefined
  readonly feeds: Hashes
  readonly pages: Hashes
}

/**
 * What the last announcement wrote down. Nothing, if it cannot be read, or was about a site at another address; of feeds
 * nothing that another hub was told. That costs a request, and nobody misses news.
 */
export function readRecord(
  text: string,
  {site, hub}: Pick<AnnouncementRecord, 'site' | 'hub'>,
): AnnouncementRecord {
  const record = parse(text)
  const known = record.site === site
  return {
    site,
    hub,
    feeds: known && record.hub === hub ? hashesOf(record.feeds) : {},
    pages: known ? hashesOf(record.pages) : {},
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? {...value} : {}
  } catch {
    return {}
  }
}

const hashesOf = (value: unknown): Hashes =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, hash]) => typeof hash === 'string'))
    : {}
