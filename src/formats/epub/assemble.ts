import type {Element, ElementContent} from 'hast'
import type {Work} from '../../publication/publication.ts'
import type {Strings, ThemeFile} from '../../theme/theme.ts'
import type {Press} from '../format.ts'
import {printIdentifier} from '../pdf/index.ts'
import type {NamedPageStart} from '../pdf/page-starts.ts'
import {accessibilityOf, holdingsOf} from './accessibility.ts'
import {breathe} from './breathe.ts'
import {contentsOf, cutContents, lengthOf} from './contents.ts'
import type {BookStyle} from './fonts/style-for.ts'
import {pageHoldings} from './holdings.ts'
import {packageIdentifier} from './identifier.ts'
import type {PackedImage} from './images.ts'
import {landmarksOf} from './landmarks.ts'
import {idsOf} from './links.ts'
import {type PackedMedium, playsRemote} from './media.ts'
import {metadataOf} from './metadata.ts'
import {type Landmark, toNav} from './nav.ts'
import {toNcx} from './ncx.ts'
import {type ManifestItem, toOpf} from './opf.ts'
import type {PackageFile, PackageParts} from './packager.ts'
import {withPageBreaks} from './page-breaks.ts'
import type {Part} from './part.ts'
import type {RenderedWork} from './render.ts'
import {titleOf} from './title.ts'
import {toXhtml} from './xhtml.ts'

/** All that Kindle shows, and what else reads an NCX has no room for more. */
const ncxDepth = 2

/** Every file of the package, from its rendered pages. */
export async function assemble(
  work: Work,
  press: Press,
  {parts: rendered, files, cover, images, media}: RenderedWork,
  {css, fonts}: BookStyle,
  starts: readonly NamedPageStart[],
): Promise<PackageParts> {
  const {document} = work
  const {theme, publication} = press
  const {lang, dir} = document
  const title = titleOf(document)
  const words = wordsOf(theme.strings(lang))
  const contents = contentsOf(
    rendered,
    document.frontmatter.contentsDepth ?? publication.config.contentsDepth,
  )
  // A short story needs no page of contents: one line would lead to the page behind it.
  const showsContents = lengthOf(contents) > 1
  const paged = withPageBreaks(rendered, {
    starts,
    files,
    contents: showsContents
      ? {file: 'toc.xhtml', after: rendered.filter(isFront).length}
      : undefined,
  })
  const {parts, pages} = paged
  // Looked through one by one: what follows asks all of them at once.
  for (const {body} of parts) {
    pageHoldings(body)
    await breathe()
  }
  const landmarks = landmarksOf(parts, words, showsContents)
  return {
    opf: toOpf({
      lang,
      dir,
      metadata: metadataOf({
        work,
        publication,
        languages: languagesOf(lang, parts),
        modified: laterOf(work.updated, publication.config.sourceDate),
        accessibility: accessibilityOf({
          holdings: holdingsOf(parts),
          hasPages: pages.length > 0,
          declared: document.frontmatter.accessibility,
          strings: theme.strings(lang),
        }),
        hasCover: cover !== undefined,
        printed: pages.length > 0 ? printIdentifier(work) : undefined,
        printedPages: document.frontmatter.pages ?? (starts.length || undefined),
      }),
      manifest: manifestOf(parts, {images, media, fonts, cover}),
      spine: spineOf(parts, showsContents),
      guide: guideOf(landmarks),
    }),
    nav: toNav({
      title: words.contents,
      landmarksTitle: words.landmarks,
      lang,
      dir,
      contents,
      landmarks,
      pageBreaks: paged.contents,
      pages,
      pagesTitle: words.pages,
    }),
    ncx: toNcx({
      identifier: packageIdentifier(work.id),
      title,
      lang,
      contents: cutContents(contents, ncxDepth),
      pages,
      pagesTitle: words.pages,
      places: placesOf(parts, paged.contents),
    }),
    css,
    documents: await pagesOf(parts),
    bodies: new Map(parts.map(({file, body}) => [file, body])),
    files: [...images.map(imageFile), ...media.flatMap(mediumFile)],
    fonts,
  }
}

const laterOf = (one: Date, other: Date): Date => (one > other ? one : other)

/** Names that the navigation gives to places. */
interface Words {
  readonly contents: string
  readonly cover: string
  readonly landmarks: string
  readonly pages: string
  readonly start: string
  readonly titlePage: string
  readonly dedication: string
  readonly epigraph: string
}

const wordsOf = (strings: Strings): Words => ({
  contents: strings.contents ?? 'Contents',
  cover: strings.cover ?? 'Cover',
  landmarks: strings.landmarks ?? 'Landmarks',
  pages: strings['pages-in-print'] ?? 'Pages of the printed edition',
  start: strings['start-of-text'] ?? 'Start of the text',
  titlePage: strings['title-page'] ?? 'Title page',
  dedication: strings.dedication ?? 'Dedication',
  epigraph: strings.epigraph ?? 'Epigraph',
})

/** The guide's older names of the same places, as far as it has some. */
const guideOf = (landmarks: readonly Landmark[]) =>
  landmarks.flatMap(({type, title, href}) => {
    const older = guideTypes[type]
    return older === undefined ? [] : [{type: older, title, href}]
  })

const guideTypes: Readonly<Record<string, string>> = {
  bodymatter: 'text',
  cover: 'cover',
  dedication: 'dedication',
  epigraph: 'epigraph',
  titlepage: 'title-page',
  toc: 'toc',
}

const idOf = ({file}: Part): string => file.replace(/\.xhtml$/, '')

/** What comes before the page of contents. */
const isFront = ({role}: Part): boolean => divisions[role] === 'frontmatter'

/** Addresses of all that a page list or the contents may lead to, in reading order. */
const placesOf = (parts: readonly Part[], inContents: readonly Element[]): readonly string[] => {
  const placesIn = ({file, body}: Part) => [file, ...[...idsOf(body)].map(id => `${file}#${id}`)]
  return [
    ...parts.filter(isFront).flatMap(placesIn),
    ...inContents.map(({properties}) => `toc.xhtml#${properties.id}`),
    ...parts.filter(part => !isFront(part)).flatMap(placesIn),
  ]
}

/** The page of contents follows the title page. */
function spineOf(parts: readonly Part[], showsContents: boolean): readonly string[] {
  const front = parts.filter(isFront)
  const rest = parts.filter(part => !front.includes(part))
  return [...front.map(idOf), ...(showsContents ? ['nav'] : []), ...rest.map(idOf)]
}

function manifestOf(
  parts: readonly Part[],
  {
    images,
    media,
    fonts,
    cover,
  }: Pick<RenderedWork, 'images' | 'media' | 'cover'> & {
    readonly fonts: readonly ThemeFile[]
  },
): readonly ManifestItem[] {
  const xhtml = 'application/xhtml+xml'
  return [
    {id: 'nav', href: 'toc.xhtml', mediaType: xhtml, properties: ['nav']},
    {id: 'ncx', href: 'toc.ncx', mediaType: 'application/x-dtbncx+xml', properties: []},
    {id: 'style', href: 'style.css', mediaType: 'text/css', properties: []},
    ...parts.map(part => ({
      id: idOf(part),
      href: part.file,
      mediaType: xhtml,
      properties: propertiesOf(part),
    })),
    ...images.map(({href, mediaType}, index) => ({
      id: href === cover?.href ? 'cover-image' : `image-${index + 1}`,
      href,
      mediaType,
      properties: href === cover?.href ? ['cover-image'] : [],
    })),
    ...media.map(({href, mediaType}, index) => ({
      id: `media-${index + 1}`,
      href,
      mediaType,
      properties: [],
    })),
    ...fonts.map(({path, mediaType}, index) => ({
      id: `font-${index + 1}`,
      href: path,
      mediaType,
      properties: [],
    })),
  ]
}

function propertiesOf(part: Part): readonly string[] {
  const {math, svg} = holdingsOf([part])
  return [
    ...(math > 0 ? ['mathml'] : []),
    ...(playsRemote(part) ? ['remote-resources'] : []),
    ...(svg > 0 ? ['svg'] : []),
  ]
}

/** The work's own language, then those of its parts and of the passages in them. */
function languagesOf(lang: string, parts: readonly Part[]): readonly string[] {
  const languages = new Set([lang])
  for (const part of parts) {
    languages.add(part.lang)
    for (const language of pageHoldings(part.body).languages) languages.add(language)
  }
  return [...languages]
}

/** `epub:type` of a body by what is in it. */
const divisions: Readonly<Record<Part['role'], string>> = {
  cover: 'frontmatter',
  titlepage: 'frontmatter',
  dedication: 'frontmatter',
  epigraph: 'frontmatter',
  bodymatter: 'bodymatter',
  continuation: 'bodymatter',
  colophon: 'backmatter',
}

async function pagesOf(parts: readonly Part[]): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>()
  for (const part of parts) {
    pages.set(part.file, pageOf(part))
    await breathe()
  }
  return pages
}

const pageOf = ({title, lang, dir, role, body}: Part): string =>
  toXhtml({
    title,
    lang,
    dir,
    type: divisions[role],
    children: body.children as ElementContent[],
  })

/** Pictures are compressed already, drawings are text. */
const imageFile = ({href, mediaType, bytes}: PackedImage): PackageFile => ({
  href,
  contents: bytes,
  stored: mediaType !== 'image/svg+xml',
})

/** Captions are text; sound and film are compressed already. What is elsewhere has no file. */
const mediumFile = ({href, mediaType, bytes}: PackedMedium): readonly PackageFile[] =>
  bytes === undefined ? [] : [{href, contents: bytes, stored: mediaType !== 'text/vtt'}]
