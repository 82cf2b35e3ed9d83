import {reportIn} from '../document/from.ts'
import type {Publication} from './publication.ts'
import {siteAddresses} from './site-addresses.ts'

/** Report links to addresses of the site (`/world/low-water/`) at which nothing is put. */
export function checkSiteLinks(publication: Publication): void {
  if (!publication.config.formats.includes('html')) return
  const addresses = siteAddresses(publication)
  for (const {document} of publication.entries.values()) {
    for (const link of document.siteLinks) {
      if (addresses.has(link.url)) continue
      if (publication.withheldLinks.has(link.url)) {
        reportIn(
          document,
          link,
          'unpublished-link',
          `Unexpected link to \`${link.url}\`, where what is not public would stand, expected the address of something published`,
        )
        continue
      }
      reportIn(
        document,
        link,
        'unknown-address',
        `Unexpected address \`${link.url}\`, expected one of this site, or the path of a document (stories/low-water.md)`,
      )
    }
  }
}
