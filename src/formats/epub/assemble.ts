import type {Work} from '../../publication/publication.ts'
import type {Strings, ThemeFile} from '../../theme/theme.ts'
import type {Press} from '../format.ts'
import {printIdentifier} from '../pdf/index.ts'
import {accessibilityOf, holdingsOf} from './accessibility.ts'
import {blankIn} from './blanks.ts'
import {contentsOf, cutContents, lengthOf} from './contents.ts'
import {finishPages} from './finish-pages.ts'
import type {BookStyle} from './fonts/style-for.ts'
import {packageIdentifier} from './identifier.ts'
import type {PackedImage} from './images.ts'
import {landmarksOf} from './landmarks.ts'
import {type PackedMedium, playsRemote} from './media.ts'
import {metadataOf} from './metadata.ts'
import {type Landmark, toNav} from './nav.ts'
import {toNcx} from './ncx.ts'
import {type ManifestItem, toOpf} from './opf.ts'
import type {PackageFile, PackageParts} from './packager.ts'
import type {Page} from './page.ts'
import {type PageMarks, pageTargets} from './page-breaks.ts'
import {divisions} from './part.ts'
import {titleOf} from './title.ts'
import type {WrittenPages} from './write-pages.ts'

/** All that Kindle shows, and what else reads an NCX has no room for more. */
const ncxDepth = 2

/** A work with its pages written, and what stands beside them. */
export interface BoundWork {
  readonly written: WrittenPages
  readonly style: BookStyle
  /** Those that the pages show, the cover's among them. */
  readonly images: readonly PackedImage[]
  /** Those that they play, those elsewhere among them. */
  readonly media: readonly PackedMedium[]
  readonly cover: PackedImage | undefined
  /** Of the printed work. */
  readonly pageCount: number
}

/** Every file of the package, from its written pages. */
export function assemble(work: Work, press: Press, bound: BoundWork): PackageParts {
  const {written, style, images, media, cover} = bound
  const {document} = work
  const {theme, publication} = press
  const {lang, dir} = document
  const title = titleOf(document)
  const words = wordsOf(theme.strings(lang))
  const {pages} = written
  const contents = contentsOf(
    pages,
    document.frontmatter.contentsDepth ?? publication.config.contentsDepth,
  )
  // A short story needs no page of contents: one line would lead to the page behind it.
  const showsContents = lengthOf(contents) > 1
  const marks = written.breaks.settle(pages, showsContents)
  const printed = pageTargets(pages, marks, {
    file: 'toc.xhtml',
    front: pages.filter(isFront).length,
  })
  const landmarks = landmarksOf(pages, words, showsContents)
  return {
    opf: toOpf({
      lang,
      dir,
      metadata: metadataOf({
        work,
        publication,
        languages: languagesOf(lang, pages),
        modified: laterOf(work.updated, publication.config.sourceDate),
        accessibility: accessibilityOf({
          holdings: holdingsOf(pages),
          hasPages: printed.length > 0,
          declared: document.frontmatter.accessibility,
          strings: theme.strings(lang),
        }),
        hasCover: cover !== undefined,
        printed: printed.length > 0 ? printIdentifier(work) : undefined,
        printedPages: document.frontmatter.pages ?? (bound.pageCount || undefined),
      }),
      manifest: manifestOf(pages, {images, media, fonts: style.fonts, cover}),
      spine: spineOf(pages, showsContents),
      guide: guideOf(landmarks),
    }),
    nav: toNav({
      title: words.contents,
      landmarksTitle: words.landmarks,
      lang,
      dir,
      contents,
      landmarks,
      pageBreaks: marks.contents,
      pages: printed,
      pagesTitle: words.pages,
    }),
    ncx: toNcx({
      identifier: packageIdentifier(work.id),
      title,
      lang,
      contents: cutContents(contents, ncxDepth),
      pages: printed,
      pagesTitle: words.pages,
      places: placesOf(pages, marks),
    }),
    css: style.css,
    ...finishPages(written, marks),
    files: [...images.map(imageFile), ...media.flatMap(mediumFile)],
    fonts: style.fonts,
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

const idOf = ({file}: Page): string => file.replace(/\.xhtml$/, '')

/** What comes before the page of contents. */
const isFront = ({role}: Page): boolean => divisions[role] === 'frontmatter'

/** Addresses of all that a page list or the contents may lead to, in reading order. */
const placesOf = (pages: readonly Page[], marks: PageMarks): readonly string[] => {
  const placesIn = ({file, places}: Page) => [
    file,
    ...places.flatMap(place => idsAt(place, marks)).map(id => `${file}#${id}`),
  ]
  return [
    ...pages.filter(isFront).flatMap(placesIn),
    ...marks.contents.map(({properties}) => `toc.xhtml#${properties.id}`),
    ...pages.filter(page => !isFront(page)).flatMap(placesIn),
  ]
}

const idsAt = (place: string, marks: PageMarks): readonly string[] => {
  const blank = blankIn(place)
  return blank === undefined
    ? [place]
    : marks.at(blank).map(({properties}) => String(properties.id))
}

/** The page of contents follows the title page. */
function spineOf(pages: readonly Page[], showsContents: boolean): readonly string[] {
  const front = pages.filter(isFront)
  const rest = pages.filter(page => !isFront(page))
  return [...front.map(idOf), ...(showsContents ? ['nav'] : []), ...rest.map(idOf)]
}

function manifestOf(
  pages: readonly Page[],
  {
    images,
    media,
    fonts,
    cover,
  }: Pick<BoundWork, 'images' | 'media' | 'cover'> & {
    readonly fonts: readonly ThemeFile[]
  },
): readonly ManifestItem[] {
  const xhtml = 'application/xhtml+xml'
  return [
    {id: 'nav', href: 'toc.xhtml', mediaType: xhtml, properties: ['nav']},
    {id: 'ncx', href: 'toc.ncx', mediaType: 'application/x-dtbncx+xml', properties: []},
    {id: 'style', href: 'style.css', mediaType: 'text/css', properties: []},
    ...pages.map(page => ({
      id: idOf(page),
      href: page.file,
      mediaType: xhtml,
      properties: propertiesOf(page),
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

function propertiesOf(page: Page): readonly string[] {
  const {math, svg} = page.holdings
  return [
    ...(math > 0 ? ['mathml'] : []),
    ...(playsRemote(page) ? ['remote-resources'] : []),
    ...(svg > 0 ? ['svg'] : []),
  ]
}

/** The work's own language, then those of its parts and of the passages in them. */
function languagesOf(lang: string, pages: readonly Page[]): readonly string[] {
  const languages = new Set([lang])
  for (const page of pages) {
    languages.add(page.lang)
    for (const language of page.holdings.languages) languages.add(language)
  }
  return [...languages]
}

/** Pictures are compressed already, drawings are text. */
const imageFile = ({href, mediaType, bytes}: PackedImage): PackageFile => ({
  href,
  contents: bytes,
  stored: mediaType !== 'image/svg+xml',
})

/** Captions are text; sound and film are compressed already. What is elsewhere has no file. */
const mediumFile = ({href, mediaType, bytes}: PackedMedium): readonly PackageFile[] =>
  bytes === undefined ? [] : [{href, contents: bytes, stored: mediaType !== 'text/vtt'}]
