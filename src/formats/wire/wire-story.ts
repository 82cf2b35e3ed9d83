import type {Root} from 'hast'
import type {VFile} from 'vfile'
import type {Document} from '../../document/document.ts'
import {countWords} from '../../document/transforms/words.ts'
import {derivedId} from '../../publication/identity.ts'
import type {Story} from '../../publication/publication.ts'
import {slugify} from '../../publication/slug.ts'
import {type Version, versionsOf} from '../../publication/versions.ts'
import {type FeedMedium, mediaOf} from '../feed/enclosure.ts'
import {type FeedImage, imageOf, renderArticle} from '../feed/item.ts'
import {plainText} from '../feed/text.ts'
import {offers, type Press} from '../format.ts'
import {siteUrl} from '../site-url.ts'
import {cleanXml} from '../xml.ts'
import {plainBody} from './plain-body.ts'

/** A story as both formats of the wire say it: lines cleaned, URLs full. What is not there is undefined or empty. */
export interface WireStory {
  readonly id: string
  readonly slug: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Not empty. */
  readonly versions: readonly Version[]
  readonly embargoedUntil: Date | undefined
  readonly headline: string
  readonly kicker: string | undefined
  readonly dek: string | undefined
  readonly slugline: string | undefined
  readonly urgency: number | undefined
  readonly edNotes: readonly string[]
  readonly summary: string
  /** What was corrected, oldest first. */
  readonly corrections: readonly string[]
  /** The names of its authors, else of all in its byline, in one line, as its language divides them. */
  readonly by: string
  readonly creators: readonly WireCreator[]
  readonly place: string | undefined
  readonly agency: string | undefined
  readonly sources: readonly WireSource[]
  readonly subjects: readonly WireSubject[]
  readonly rights: string | undefined
  readonly picture: WirePicture | undefined
  readonly media: readonly FeedMedium[]
  /** The same story elsewhere on the site. */
  readonly renditions: readonly WireRendition[]
  readonly article: Root
  readonly text: string
  /** Of `text` but for captions, which the IPTC does not count; `characters` are code points. */
  readonly words: number
  readonly characters: number
}

export interface WireCreator {
  readonly name: string
  /** `author`, or what the byline calls them. */
  readonly role: string
  readonly url: string | undefined
  readonly email: string | undefined
}

export interface WireSource {
  readonly name: string
  readonly url: string | undefined
}

export interface WireSubject {
  readonly name: string
  readonly relation: 'section' | 'tag' | 'subject'
  readonly uri: string
  /** In the IPTC Media Topics: `20000350`. */
  readonly mediaTopic: string | undefined
}

export interface WirePicture extends FeedImage {
  readonly caption: string
  readonly license: string
}

export interface WireRendition {
  readonly name: 'web' | 'print' | 'ebook'
  readonly mediaType: string
  readonly url: string
}

/** What goes out of a story. What the theme has to say while it renders is reported on `file`. */
export function wireStory(press: Press, story: Story, file: VFile): WireStory {
  const {config} = press.publication
  const {document, id, slug} = story
  const {frontmatter, lang, dir} = document
  const {kicker, subtitle, slugline, edNote, embargo, dateline, urgency, corrections} = frontmatter
  const versions = versionsOf(story, config)
  const article = renderArticle(press, story, file)
  const text = cleanXml(plainBody(article))
  const counted = cleanXml(plainBody(article, ['figcaption']))
  const creators = story.authors.map(creatorOf)
  const authors = creators.filter(({role}) => role === 'author').map(({name}) => name)
  return {
    id,
    slug,
    lang,
    dir,
    versions,
    embargoedUntil: embargo === undefined ? undefined : new Date(embargo),
    headline: plainText(document.title),
    kicker: line(kicker),
    dek: line(subtitle),
    slugline: line(slugline),
    urgency,
    edNotes: [edNote, versions.at(-1)?.note].flatMap(note => line(note) ?? []),
    summary: plainText(frontmatter.summary ?? document.excerpt),
    corrections: corrections.map(({text}) => plainText(text)),
    by: (authors.length > 0 ? authors : creators.map(({name}) => name)).join(
      press.theme.strings(lang).comma ?? ', ',
    ),
    creators,
    place: line(dateline?.place),
    agency: line(dateline?.agency),
    sources: frontmatter.sources
      .map(sourceOf)
      // An agency that the dateline names is said once.
      .filter(({name, url}) => name !== line(dateline?.agency) || url !== undefined),
    subjects: subjectsOf(press, story),
    rights: line(story.rights),
    picture: pictureOf(press, story),
    media: mediaOf(press, story),
    renditions: renditionsOf(press, story),
    article,
    text,
    words: countWords(counted),
    characters: [...counted].length,
  }
}

/** Text as one line; undefined where nothing is left of it. */
const line = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : plainText(text) || undefined

/** A URL in the letters that every validator takes. */
const fullUrl = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).href : undefined

const creatorOf = (author: Story['authors'][number]): WireCreator => ({
  name: plainText(author.name),
  role: ('role' in author && line(author.role)) || 'author',
  url: fullUrl('url' in author ? author.url : undefined),
  email: 'email' in author ? author.email : undefined,
})

const sourceOf = (source: Document['frontmatter']['sources'][number]): WireSource =>
  typeof source === 'string'
    ? {name: plainText(source), url: undefined}
    : {name: plainText(source.name), url: fullUrl(source.url)}

/** The names that IPTC's own subjects go by in frontmatter. */
const mediaTopics = /^(?:iptc|medtop|media ?topics?)$/i

function subjectsOf({publication}: Press, {section, document}: Story): readonly WireSubject[] {
  const {config} = publication
  const own = (name: string, relation: 'section' | 'tag', path: string): WireSubject => ({
    name: plainText(name),
    relation,
    uri: derivedId(path, config),
    mediaTopic: undefined,
  })
  const {tags, subjects} = document.frontmatter
  return [
    ...(section ? [own(section.title, 'section', `sections/${section.slug}`)] : []),
    ...tags.map(tag => own(tag, 'tag', `tags/${slugify(tag)}`)),
    ...subjects.map(({name, authority, term}): WireSubject => {
      const isTopic = mediaTopics.test(authority) && /^\d{8}$/.test(term)
      return {
        name: plainText(name),
        relation: 'subject',
        uri: isTopic
          ? `http://cv.iptc.org/newscodes/mediatopic/${term}`
          : derivedId(`subjects/${slugify(authority)}/${slugify(term)}`, config),
        mediaTopic: isTopic ? term : undefined,
      }
    }),
  ]
}

function pictureOf(press: Press, story: Story): WirePicture | undefined {
  const image = imageOf(press, story)
  const {caption = '', license = ''} = story.document.frontmatter.image ?? {}
  return image && {...image, caption: plainText(caption), license: plainText(license)}
}

function renditionsOf(press: Press, story: Story): readonly WireRendition[] {
  const url = (file: string) => siteUrl(press.publication.config, story.path + file)
  const all = [
    {format: 'html', name: 'web', mediaType: 'text/html', url: url('')},
    {format: 'pdf', name: 'print', mediaType: 'application/pdf', url: url(`${story.slug}.pdf`)},
    {
      format: 'epub',
      name: 'ebook',
      mediaType: 'application/epub+zip',
      url: url(`${story.slug}.epub`),
    },
  ] as const
  return all
    .filter(({format}) => offers(press, story, format))
    .map(({name, mediaType, url}) => ({name, mediaType, url}))
}
