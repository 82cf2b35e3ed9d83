import {toHtml} from 'hast-util-to-html'
import type {Config} from '../../config/publication.ts'
import type {Withdrawn} from '../../publication/withdrawn.ts'
import type {FeedMedium} from '../feed/enclosure.ts'
import {cleanHtml, plainText} from '../feed/text.ts'
import {cancelNote, timesOf} from './version-times.ts'
import type {WireCreator, WirePicture, WireStory, WireSubject} from './wire-story.ts'

/** One property of a ninjs item; undefined properties are not written. */
type Properties = Readonly<Record<string, unknown>>

const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
}

/** A story as ninjs 3.1 (IPTC, 2025). */
export const ninjsStory = (story: WireStory, config: Config): string => {
  const {number, first, last} = timesOf(story.versions)
  const holder = plainText(config.publisher ?? config.title)
  return write({
    uri: story.id,
    standard,
    type: 'text',
    representationType: 'full',
    version: String(number),
    firstCreated: first.toISOString(),
    versionCreated: last.toISOString(),
    contentCreated: first.toISOString(),
    embargoedUntil: story.embargoedUntil?.toISOString(),
    pubStatus: 'usable',
    urgency: story.urgency,
    language: story.lang,
    headlines: valued([
      ['headline', story.headline],
      ['kicker', story.kicker],
      ['dek', story.dek],
    ]),
    slugline: story.slugline,
    by: story.by || undefined,
    located: story.place,
    descriptions: valued([
      ['summary', story.summary],
      ...story.corrections.map(text => ['correction', text] as const),
    ]),
    bodies: bodiesOf(story),
    infoSources: infoSourcesOf(story),
    subjects: filled(story.subjects.map(subject)),
    edNote: story.edNotes.join('\n') || undefined,
    copyrightHolder: holder,
    copyrightNotice: story.rights,
    usageTerms: story.rights,
    renditions: filled(
      story.renditions.map(({name, url, mediaType}) => ({
        name,
        href: url,
        contentType: mediaType,
      })),
    ),
    associations: filled([
      ...(story.picture ? [pictureItem(story.picture)] : []),
      ...story.media.map(mediumItem),
    ]),
    altIds: [{role: 'slug', value: story.slug}],
  })
}

/** The last word about a killed story: that it is canceled, and nothing of what it said. */
export const ninjsWithdrawn = ({id, versions}: Withdrawn): string => {
  const {number, first, last} = timesOf(versions)
  return write({
    uri: id,
    standard,
    type: 'text',
    version: String(number),
    firstCreated: first.toISOString(),
    versionCreated: last.toISOString(),
    pubStatus: 'canceled',
    edNote: cancelNote,
  })
}

const write = (item: Properties): string => `${JSON.stringify(item, undefined, 2)}\n`

const filled = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined

const valued = (values: readonly (readonly [role: string, value: string | undefined])[]) =>
  filled(
    values.flatMap(([role, value]) => (value ? [{role, contentType: 'text/plain', value}] : [])),
  )

function bodiesOf({article, text, words, characters}: WireStory): readonly Properties[] {
  const counts = {charCount: characters, wordCount: words}
  return [
    {role: 'main', contentType: 'text/html', ...counts, value: cleanHtml(toHtml(article))},
    {role: 'text', contentType: 'text/plain', ...counts, value: text},
  ]
}

const infoSourcesOf = ({creators, agency, sources}: WireStory) =>
  filled<Properties>([
    ...creators.map(creatorSource),
    ...(agency === undefined ? [] : [{name: agency, role: 'agency'}]),
    ...sources.map(({name, url}) => ({name, role: 'source', uri: url})),
  ])

const creatorSource = ({name, role, url, email}: WireCreator): Properties => ({
  name,
  role,
  uri: url,
  contactInfo: email === undefined ? undefined : [{type: 'email', value: email}],
})

const subject = ({name, relation, uri}: WireSubject): Properties => ({name, rel: relation, uri})

const pictureItem = (picture: WirePicture): Properties => ({
  uri: picture.url,
  type: 'picture',
  name: picture.alt || 'Lead picture',
  rel: 'lead',
  descriptions: valued([
    ['alt', picture.alt],
    ['caption', picture.caption],
  ]),
  by: picture.credit || undefined,
  usageTerms: picture.license || undefined,
  renditions: [
    {
      name: 'original',
      href: picture.url,
      contentType: picture.mediaType,
      width: picture.size?.width,
      height: picture.size?.height,
      sizeInBytes: picture.bytes,
    },
  ],
})

const mediumItem = ({url, mediaType, bytes, duration, name}: FeedMedium): Properties => ({
  uri: url,
  type: mediaType.startsWith('video/') ? 'video' : 'audio',
  name: name || (mediaType.startsWith('video/') ? 'Film' : 'Sound'),
  rel: 'plays',
  renditions: [{name: 'original', href: url, contentType: mediaType, sizeInBytes: bytes, duration}],
})
