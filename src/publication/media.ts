import {isPublicSite} from '../config/site.ts'
import {reportIn} from '../document/from.ts'
import {isIn} from '../document/targets.ts'
import type {Publication} from './publication.ts'

/** Report sound and film of the publication that paper cannot lead to: all at once where the site has no address. */
export function checkMedia({config, entries}: Publication): void {
  if (!config.formats.includes('pdf')) return
  const isPublic = isPublicSite(config) && config.formats.includes('html')
  for (const {document} of entries.values()) {
    const {frontmatter} = document
    if (isPublic && (frontmatter.formats?.includes('html') ?? true)) continue
    if (frontmatter.formats?.includes('pdf') === false) continue
    const medium = document.media.find(medium => medium.path !== undefined && isIn(medium, 'print'))
    if (!medium) continue
    reportIn(
      document,
      medium,
      'media-address',
      `Unexpected ${medium.kind} that a printed page cannot lead to, expected ${whatIsMissing(isPublic)}: paper has its name alone`,
    )
    if (!isPublic) return
  }
}

const whatIsMissing = (isPublic: boolean): string =>
  isPublic
    ? '`html` among the `formats` of its document'
    : '`url` of the site in publication.yaml, and `html` among its `formats`'
