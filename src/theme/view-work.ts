import {type Series, seriesOf} from '../config/series.ts'
import {directionOf} from '../document/direction.ts'
import {isIn} from '../document/targets.ts'
import type {Entry, Work} from '../publication/publication.ts'
import {formatNumber} from './dates.ts'
import {headingText} from './lower-numbers.ts'
import {
  type CreditView,
  type ImageView,
  type NameView,
  type TextView,
  type ViewPlace,
  viewEntry,
  viewImage,
} from './view.ts'

/** A work as plain data for its title page, colophon and contents. */
export interface WorkView {
  readonly type: Work['type']
  readonly design: string | undefined
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  readonly subtitle: string | undefined
  readonly authors: readonly NameView[]
  readonly credits: readonly CreditView[]
  readonly publication: {
    readonly title: string
    readonly subtitle: string | undefined
    readonly url: string
  }
  readonly publisher: string | undefined
  readonly isbn: string | undefined
  readonly edition: string | undefined
  readonly series: SeriesView | undefined
  /** All of them, that one first. */
  readonly all_series: readonly SeriesView[]
  readonly published: string | undefined
  readonly rights: TextView | undefined
  readonly section: NameView | undefined
  readonly cover: ImageView | undefined
  /** To whom a book is given. */
  readonly dedication: LinesView | undefined
  /** The quotation at the head of a book. */
  readonly epigraph: (LinesView & {readonly source: string | undefined}) | undefined
  readonly summary: string
  readonly url: string
  /** The same as people read it, without percent signs for letters. */
  readonly address: string
}

/** A series as it is printed. */
export interface SeriesView {
  readonly name: string
  /** Undefined where the title says it. */
  readonly position: string | undefined
}

/** A text whose lines stay lines. */
export interface LinesView {
  readonly lines: readonly string[]
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}

export function viewWork(work: Work, place: ViewPlace): WorkView {
  const {frontmatter, lang, dir, title} = work.document
  const {config} = place.publication
  const {authors, credits, design, published, rights, section, subtitle, summary} = viewEntry(
    work,
    place,
  )
  const {cover} = frontmatter
  const series = seriesOf(frontmatter).map(one => viewSeries(one, title, lang))
  return {
    type: work.type,
    design,
    lang,
    dir,
    title,
    subtitle,
    authors,
    credits,
    publication: {title: config.title, subtitle: config.subtitle, url: config.url},
    publisher: frontmatter.publisher ?? config.publisher,
    isbn: frontmatter.isbn,
    edition: frontmatter.edition,
    series: series[0],
    all_series: series,
    published,
    rights,
    section,
    cover: cover && viewImage(cover, work, place),
    ...viewFront(work),
    summary,
    url: new URL(encodeURI(work.path), config.url).href,
    address: `${config.url}${work.path}`,
  }
}

const viewSeries = ({name, position}: Series, title: string, lang: string): SeriesView => ({
  name,
  position:
    position === undefined || isSaid(position, title, lang)
      ? undefined
      : formatNumber(position, lang),
})

/** What stands before the contents of a book; other works have no pages for it. */
function viewFront({type, document}: Work): Pick<WorkView, 'dedication' | 'epigraph'> {
  const {frontmatter, lang, dir} = document
  if (type !== 'book') return {dedication: undefined, epigraph: undefined}
  const {dedication, epigraph} = frontmatter
  const quoted =
    typeof epigraph === 'string' ? {text: epigraph, source: undefined, lang: undefined} : epigraph
  const own = quoted?.lang
  return {
    dedication: dedication ? {lines: linesOf(dedication), lang, dir} : undefined,
    epigraph: quoted && {
      lines: linesOf(quoted.text),
      source: quoted.source,
      lang: own ?? lang,
      dir: own ? directionOf(own) : dir,
    },
  }
}

const linesOf = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())

/** Whether a title has a number already: `No. 1, November 2026`. */
const isSaid = (number: number, title: string, lang: string): boolean =>
  title
    .split(/[^\p{N}]+/u)
    .some(part => part === String(number) || part === formatNumber(number, lang))

/** A line of a table of contents. */
export interface ContentsView {
  readonly href: string
  readonly title: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly number: string | undefined
  readonly kicker: string | undefined
  readonly summary: string
  readonly authors: readonly NameView[]
  readonly headings: readonly {readonly href: string; readonly title: string}[]
}

/** The parts of a work in order, with their second-level headings. */
export const viewContents = (
  parts: readonly Entry[],
  place: ViewPlace,
  hrefOf: (part: Entry, fragment: string | undefined) => string,
): readonly ContentsView[] =>
  parts.map(part => {
    const {lang, dir, title, number, kicker, summary, authors} = viewEntry(part, place)
    const headings = part.document.headings
      .filter(heading => heading.depth === 2 && isIn(heading, place.target))
      .map(heading => ({
        href: hrefOf(part, heading.id),
        title: headingText(place.publication, place.target, part.document, heading),
      }))
    const href = hrefOf(part, undefined)
    return {href, title, lang, dir, number, kicker, summary, authors, headings}
  })
