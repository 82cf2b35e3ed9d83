import {seriesOf} from '../../config/series.ts'
import type {Publication, Work} from '../../publication/publication.ts'
import {isbnUrn} from '../isbn-urn.ts'
import type {AccessibilityFact} from './accessibility.ts'
import {creatorsOf} from './creators.ts'
import {packageIdentifier} from './identifier.ts'
import {emptyElement, textElement} from './markup.ts'
import {isSaid, titleOf} from './title.ts'

/** What the package document says of a work, beside what its files say themselves. */
export interface MetadataSource {
  readonly work: Work
  readonly publication: Publication
  /** Every language of the text, the work's own first. */
  readonly languages: readonly string[]
  readonly modified: Date
  readonly accessibility: readonly AccessibilityFact[]
  readonly hasCover: boolean
  /** Identifier of the printed work whose pages the e-book lists. */
  readonly printed: string | undefined
  /** Pages of its printed edition: as stated, or as its PDF has them. */
  readonly printedPages: number | undefined
}

/** Lines of `<metadata>` (EPUB 3.3, §5.5). */
export const metadataOf = (source: MetadataSource): readonly string[] => [
  ...identifiers(source.work),
  ...titles(source.work),
  ...source.languages.map(lang => textElement('dc:language', {}, lang)),
  ...creators(source),
  ...facts(source),
  ...series(source.work),
  property('dcterms:modified', instant(source.modified)),
  ...source.accessibility.map(({property: name, value, ...language}) =>
    textElement('meta', {property: name, ...languageOf(language)}, value),
  ),
  ...(source.printedPages === undefined
    ? []
    : [property('schema:numberOfPages', String(source.printedPages))]),
  ...(source.printed === undefined ? [] : [property('pageBreakSource', source.printed)]),
  ...(source.hasCover ? [emptyElement('meta', {name: 'cover', content: 'cover-image'})] : []),
]

const property = (name: string, value: string): string =>
  textElement('meta', {property: name}, value)

const languageOf = ({lang, dir}: Pick<AccessibilityFact, 'lang' | 'dir'>) =>
  lang === undefined ? {} : {'xml:lang': lang, dir}

const refine = (id: string, name: string, value: string, scheme?: string): string =>
  textElement('meta', {refines: `#${id}`, property: name, scheme}, value)

/** Instants of a package have no fractions. */
const instant = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`

function identifiers({id, document}: Work): readonly string[] {
  const main = packageIdentifier(id)
  const isbn = document.frontmatter.ebookIsbn ?? document.frontmatter.isbn
  return [
    textElement('dc:identifier', {id: 'identifier'}, main),
    ...(isbn === undefined || isbnUrn(isbn) === main
      ? []
      : [textElement('dc:identifier', {id: 'isbn'}, isbnUrn(isbn))]),
    ...(id === main ? [] : [textElement('dc:identifier', {id: 'uri'}, id)]),
  ]
}

/** Main title, subtitle and edition, each typed and in its order. */
function titles({document}: Work): readonly string[] {
  const {subtitle, edition} = document.frontmatter
  const parts = [
    ['main', titleOf(document)],
    ['subtitle', subtitle],
    ['edition', edition],
  ] as const
  return parts
    .filter(([, title]) => title !== undefined && isSaid(title))
    .flatMap(([type, title = ''], index) => [
      textElement('dc:title', {id: `title-${type}`}, title),
      refine(`title-${type}`, 'title-type', type),
      refine(`title-${type}`, 'display-seq', String(index + 1)),
    ])
}

function creators({work}: MetadataSource): readonly string[] {
  return creatorsOf(work.authors).flatMap(({name, role, fileAs, element}, index) => {
    const id = `creator-${index + 1}`
    return [
      textElement(element, {id}, name),
      refine(id, 'role', role, 'marc:relators'),
      refine(id, 'file-as', fileAs),
      refine(id, 'display-seq', String(index + 1)),
    ]
  })
}

function facts({work, publication}: MetadataSource): readonly string[] {
  const {document, published, rights} = work
  const {frontmatter, excerpt} = document
  const {publisher, title} = publication.config
  const description = frontmatter.summary ?? excerpt
  return [
    textElement('dc:publisher', {}, frontmatter.publisher ?? publisher ?? title),
    textElement('dc:date', {}, instant(published)),
    ...(!isSaid(description) ? [] : [textElement('dc:description', {}, description)]),
    ...frontmatter.tags.filter(isSaid).map(tag => textElement('dc:subject', {}, tag)),
    ...frontmatter.subjects.flatMap(subject),
    ...(rights === undefined || !isSaid(rights) ? [] : [textElement('dc:rights', {}, rights)]),
    ...frontmatter.sources.map(source => textElement('dc:source', {}, sourceText(source))),
  ]
}

/** Authorities as their registry spells them (EPUB 3 Subject Authorities). */
const authorities = new Map(
  'AAT BIC BISAC CLC CLIL DDC EuroVoc LCSH MEDTOP NDC Thema UDC WGS'
    .split(' ')
    .map(name => [name.toLowerCase(), name]),
)

function subject({name, authority, term}: Subject, index: number): readonly string[] {
  const id = `subject-${index + 1}`
  return [
    textElement('dc:subject', {id}, name),
    refine(id, 'authority', authorities.get(authority.toLowerCase()) ?? authority),
    refine(id, 'term', term),
  ]
}

type Subject = Work['document']['frontmatter']['subjects'][number]

const sourceText = (
  source: string | {readonly name: string; readonly url?: string | undefined},
): string =>
  typeof source === 'string'
    ? source
    : source.url === undefined
      ? source.name
      : `${source.name}, ${source.url}`

function series({document}: Work): readonly string[] {
  return seriesOf(document.frontmatter).flatMap(({name, position}, index) => {
    const id = index === 0 ? 'series' : `series-${index + 1}`
    return [
      textElement('meta', {property: 'belongs-to-collection', id}, name),
      refine(id, 'collection-type', 'series'),
      ...(position === undefined ? [] : [refine(id, 'group-position', String(position))]),
    ]
  })
}
