import {block, emptyElement} from './markup.ts'

/** A resource of the package. */
export interface ManifestItem {
  readonly id: string
  readonly href: string
  readonly mediaType: string
  /** `nav`, `cover-image`, `svg`, `mathml`. */
  readonly properties: readonly string[]
}

export interface PackageDocument {
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly metadata: readonly string[]
  readonly manifest: readonly ManifestItem[]
  /** Ids of manifest items in reading order. */
  readonly spine: readonly string[]
  /** Where old reading systems start and find the cover and the contents. */
  readonly guide: ReadonlyArray<{
    readonly type: string
    readonly title: string
    readonly href: string
  }>
}

/** The package document (EPUB 3.3, §5). */
export function toOpf({lang, dir, metadata, manifest, spine, guide}: PackageDocument): string {
  const root = block(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'identifier',
      'xml:lang': lang,
      dir,
    },
    [
      block('metadata', {'xmlns:dc': 'http://purl.org/dc/elements/1.1/'}, metadata),
      block('manifest', {}, manifest.map(itemElement)),
      block(
        'spine',
        {toc: 'ncx', 'page-progression-direction': dir === 'rtl' ? 'rtl' : undefined},
        spine.map(idref => emptyElement('itemref', {idref})),
      ),
      block(
        'guide',
        {},
        guide.map(reference => emptyElement('reference', reference)),
      ),
    ],
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

const itemElement = ({id, href, mediaType, properties}: ManifestItem): string =>
  emptyElement('item', {
    id,
    href,
    'media-type': mediaType,
    properties: properties.length > 0 ? properties.join(' ') : undefined,
  })
