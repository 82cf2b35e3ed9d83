import type {Work} from '../../publication/publication.ts'
import type {Addresses} from '../../theme/addresses.ts'
import {offers, type Press} from '../format.ts'

/** The files of a work that stand in its folder: `<slug>.pdf`, `<slug>.epub`. */
export const viewDownloads = (press: Press, work: Work, addresses: Addresses) =>
  (['pdf', 'epub'] as const)
    .filter(format => offers(press, work, format))
    .map(format => ({
      label: format.toUpperCase(),
      href: addresses.site(`${work.path}${work.slug}.${format}`),
      type: format === 'pdf' ? 'application/pdf' : 'application/epub+zip',
    }))
