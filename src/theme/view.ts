import type {FrontmatterImage} from '../config/frontmatter.ts'
import {directionOf} from '../document/direction.ts'
import {picturePath} from '../document/pictures.ts'
import {dayBeginningAt, instantOf} from '../publication/dates.ts'
import type {Author, Collection, Entry, Publication, Work} from '../publication/publication.ts'
import {slugify} from '../publication/slug.ts'
import type {Addresses, PictureSources} from './addresses.ts'
import {type Calendars, formatNumber} from './dates.ts'
import {designOf} from './designs.ts'
import {minutesOf} from './reading-time.ts'
import type {Strings, Target, Theme} from './theme.ts'

/** Where and for whom a view is made. */
export interface ViewPlace {
  readonly theme: Theme
  readonly publication: Publication
  readonly target: Target
  readonly addresses: Addresses
  /** The work that an entry is printed in: what the work says once, its parts need not say again. */
  readonly within?: Work
}

export interface NameView {
  readonly name: string
  readonly href: string | undefined
}

/** Words whose language may be another than that of what stands around them. */
export interface TextView {
  readonly text: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}

export interface RightsView extends TextView {
  /** The publication says the same, at the foot of every page of the site. */
  readonly common: boolean
}

export interface CreditView extends NameView {
  /** What they did, in the entry's language. */
  readonly label: string
}

export interface ImageView {
  readonly src: string
  readonly alt: string
  readonly caption: string | undefined
  /** Credit and licence, as printed. */
  readonly credit: string | undefined
  readonly width: number | undefined
  readonly height: number | undefined
  /** Other sizes and formats to choose from, where the target has them. */
  readonly picture: PictureSources | undefined
}

/** An entry as plain data for `story.liquid`. Dates are as written, or instants in UTC: the `date` filter prints them. */
export interface EntryView {
  readonly kind: string
  readonly target: Target
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  readonly subtitle: string | undefined
  readonly kicker: string | undefined
  /** Of a chapter, in the digits of its language. */
  readonly number: string | undefined
  readonly authors: readonly NameView[]
  readonly credits: readonly CreditView[]
  readonly published: string | undefined
  /** Which of the theme's designs it is dressed in; undefined for chapters and pages. */
  readonly design: string | undefined
  /** Only when it is later than `published`. */
  readonly updated: string | undefined
  readonly dateline: {readonly place: string; readonly agency: string | undefined} | undefined
  readonly summary: string
  readonly image: ImageView | undefined
  readonly corrections: readonly {readonly date: string; readonly text: string}[]
  readonly sources: readonly {readonly name: string; readonly url: string | undefined}[]
  readonly rights: RightsView | undefined
  readonly section: NameView | undefined
  readonly tags: readonly NameView[]
  /** To read it: for stories and chapters on the site. */
  readonly minutes: number | undefined
}

/** The furniture of an entry of any kind, for any target. */
export function viewEntry(entry: Entry, place: ViewPlace): EntryView {
  const {document} = entry
  const {frontmatter, lang} = document
  const strings = place.theme.strings(lang)
  const {timeZone} = place.publication.config
  const isChapter = 'number' in entry && typeof entry.number === 'number'
  const {authors, credits} = viewAuthors(isChapter ? frontmatter.authors : entry.authors, {
    place,
    strings,
  })
  const published =
    frontmatter.date === undefined
      ? undefined
      : asPrinted(entry.published, frontmatter.date, timeZone)
  return {
    kind: isChapter ? 'chapter' : document.kind,
    design: isChapter ? undefined : designOf(entry, place.theme),
    target: place.target,
    lang,
    dir: document.dir,
    title: document.title,
    subtitle: frontmatter.subtitle,
    kicker: frontmatter.kicker,
    number: isChapter ? formatNumber(Number(entry.number), lang) : undefined,
    authors,
    credits,
    published: isChapter || document.kind === 'page' ? undefined : published,
    updated:
      entry.updated > entry.published && published !== undefined && !isChapter
        ? asPrinted(entry.updated, frontmatter.updated, timeZone)
        : undefined,
    dateline: frontmatter.dateline && {
      place: frontmatter.dateline.place,
      agency: frontmatter.dateline.agency,
    },
    summary: summaryOf(entry),
    image: frontmatter.image && viewImage(frontmatter.image, entry, place),
    corrections: frontmatter.corrections,
    sources: frontmatter.sources.map(source =>
      typeof source === 'string'
        ? {name: source, url: undefined}
        : {name: source.name, url: source.url},
    ),
    rights: isChapter && frontmatter.rights === undefined ? undefined : viewRights(entry, place),
    section: entry.section && {
      name: entry.section.title,
      href: place.addresses.site(`${entry.section.slug}/`),
    },
    tags: frontmatter.tags.map(tag => named(tag, place.publication.tags, place)),
    minutes:
      place.target === 'web' && (isChapter || document.kind === 'story')
        ? minutesOf(document)
        : undefined,
  }
}

/** Without words of its own, an entry has the publication's, in the publication's language. */
function viewRights(
  {document, rights}: Entry,
  {publication: {config}, within}: ViewPlace,
): RightsView | undefined {
  const isSaid = within !== undefined && within.document !== document && within.rights === rights
  if (rights === undefined || isSaid) return undefined
  const own = document.frontmatter.rights !== undefined
  const lang = own ? document.lang : config.lang
  const dir = own ? document.dir : directionOf(lang)
  return {text: rights, lang, dir, common: rights === config.rights}
}

/** A story as it stands in a list. */
export interface CardView {
  readonly href: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  readonly kicker: string | undefined
  readonly summary: string
  readonly published: string | undefined
  readonly authors: readonly NameView[]
  /** Their names in one line, as the language divides them. */
  readonly byline: string
  readonly section: NameView | undefined
  readonly image: ImageView | undefined
}

export function viewCard(entry: Entry, place: ViewPlace): CardView {
  const view = viewEntry(entry, place)
  const {lang, dir, title, kicker, published, authors, section, image} = view
  const summary = view.subtitle ?? view.summary
  const href = place.addresses.site(entry.path)
  const byline = authors.map(({name}) => name).join(place.theme.strings(lang).comma ?? ', ')
  return {href, lang, dir, title, kicker, summary, published, authors, byline, section, image}
}

/** What every layout may use besides its view: words in a language, and the zone that dates are printed in. */
export const sharedView = (
  {theme, publication}: Pick<ViewPlace, 'theme' | 'publication'>,
  lang: string,
): {readonly t: Strings} & DateView => ({t: theme.strings(lang), ...dateView(publication)})

/** How dates are printed, for the `date` filter. Pages depend on it. */
export interface DateView {
  readonly time_zone: string
  readonly calendars: Calendars
}

export const dateView = ({config}: Publication): DateView => ({
  time_zone: config.timeZone,
  calendars: config.calendars,
})

/** What an entry says of itself in lists and feeds. */
export const summaryOf = ({document}: Entry): string =>
  document.frontmatter.summary ?? document.excerpt

export function viewImage(
  image: FrontmatterImage,
  entry: Entry,
  {addresses}: ViewPlace,
): ImageView | undefined {
  const path = picturePath(image.src, entry.document.path)
  const src = path === undefined ? image.src : addresses.asset(path)
  if (src === undefined) return undefined
  const size = path === undefined ? undefined : addresses.size(path)
  const credit = [image.credit, image.license].filter(Boolean).join(', ')
  return {
    src,
    alt: image.alt,
    caption: image.caption,
    credit: credit === '' ? undefined : credit,
    width: size?.width,
    height: size?.height,
    picture: path === undefined ? undefined : addresses.picture?.(path),
  }
}

function viewAuthors(
  all: readonly Author[],
  {place, strings}: {readonly place: ViewPlace; readonly strings: Strings},
): {readonly authors: readonly NameView[]; readonly credits: readonly CreditView[]} {
  const roleOf = (author: Author) => ('role' in author && author.role) || 'author'
  const nameOf = ({name}: Author) => named(name, place.publication.authors, place)
  return {
    authors: all.filter(author => roleOf(author) === 'author').map(nameOf),
    credits: all
      .filter(author => roleOf(author) !== 'author')
      .map(author => ({
        ...nameOf(author),
        label: strings[`role-${roleOf(author)}`] ?? roleOf(author),
      })),
  }
}

const named = (
  name: string,
  collections: readonly Collection[],
  {addresses, target}: ViewPlace,
): NameView => {
  const found = target === 'web' ? bySlug(collections).get(slugify(name)) : undefined
  return {name, href: found && addresses.site(found.path)}
}

const slugs = new WeakMap<readonly Collection[], ReadonlyMap<string, Collection>>()

/** Names that differ in case or punctuation only are one. */
function bySlug(collections: readonly Collection[]): ReadonlyMap<string, Collection> {
  const known = slugs.get(collections)
  if (known) return known
  const made = new Map(collections.map(collection => [collection.slug, collection]))
  slugs.set(collections, made)
  return made
}

/** As written; of an instant without a written form, a midnight of the publication's zone is a bare date. */
function asPrinted(date: Date, written: string | undefined, timeZone: string): string {
  if (written !== undefined && instantOf(written, timeZone).getTime() === date.getTime())
    return written
  return dayBeginningAt(date, timeZone) ?? date.toISOString().replace('.000Z', 'Z')
}
