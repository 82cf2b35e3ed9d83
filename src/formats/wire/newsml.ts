import type {Config} from '../../config/publication.ts'
import {derivedId} from '../../publication/identity.ts'
import {slugify} from '../../publication/slug.ts'
import type {Withdrawn} from '../../publication/withdrawn.ts'
import {plainText} from '../feed/text.ts'
import {attributesOf, element, leaf, nested} from './element.ts'
import {cancelNote, timesOf} from './version-times.ts'
import type {WireCreator, WireStory, WireSubject} from './wire-story.ts'
import {articlePage} from './xhtml-body.ts'

/** The IPTC's own vocabularies by their aliases: ninat, stat, sig, cpnat, medtop, drol, irel. */
const catalog = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml'

/** A story as a news item of NewsML-G2 2.35, at the power conformance level. */
export const newsmlStory = (story: WireStory, config: Config): string => {
  const {id, lang, dir, versions, rights} = story
  const own = ownSchemes(config)
  return newsItem({id, lang, dir, version: timesOf(versions).number}, [
    leaf('catalogRef', {href: catalog}),
    nested(
      'catalog',
      {},
      Object.entries(own).map(([alias, uri]) => leaf('scheme', {alias, uri})),
    ),
    nested('rightsInfo', {}, [
      nested('copyrightHolder', {uri: config.url}, [element('name', houseOf(config))]),
      ...(rights === undefined
        ? []
        : [element('copyrightNotice', rights), element('usageTerms', rights)]),
    ]),
    itemMeta(story, config),
    contentMeta(story),
    nested('contentSet', {}, [
      `<inlineXML${attributesOf({contenttype: 'application/xhtml+xml', ...countsOf(story)})}>${articlePage(story)}</inlineXML>`,
      element('inlineData', story.text, {contenttype: 'text/plain', ...countsOf(story)}),
    ]),
  ])
}

/** The last word about a killed story: that it is canceled, and nothing of what it said. */
export const newsmlWithdrawn = ({id, versions}: Withdrawn, config: Config): string => {
  const {number, first, last} = timesOf(versions)
  return newsItem({id, lang: 'en', dir: 'ltr', version: number}, [
    leaf('catalogRef', {href: catalog}),
    nested('itemMeta', {}, [
      leaf('itemClass', {qcode: 'ninat:text'}),
      provider(config),
      element('versionCreated', last.toISOString()),
      element('firstCreated', first.toISOString()),
      leaf('pubStatus', {qcode: 'stat:canceled'}),
      element('generator', 'Octavo'),
      element('edNote', cancelNote),
    ]),
  ])
}

interface ItemHead {
  readonly id: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly version: number
}

const newsItem = ({id, lang, dir, version}: ItemHead, children: readonly string[]): string => {
  const attributes = {
    xmlns: 'http://iptc.org/std/nar/2006-10-01/',
    guid: id,
    version,
    standard: 'NewsML-G2',
    standardversion: '2.35',
    conformance: 'power',
    'xml:lang': lang,
    dir,
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${nested('newsItem', attributes, children)}\n`
}

/** Roles for which the IPTC has no vocabulary, as schemes of the publication. */
const ownSchemes = (config: Config) => ({
  headlinerole: derivedId('schemes/headline-role', config),
  creatorrole: derivedId('schemes/creator-role', config),
})

const houseOf = (config: Config): string => plainText(config.publisher ?? config.title)

const provider = (config: Config): string =>
  nested('provider', {uri: config.url}, [element('name', houseOf(config))])

const countsOf = ({words, characters}: WireStory) => ({charcount: characters, wordcount: words})

/** In the order of the schema. */
function itemMeta(story: WireStory, config: Config): string {
  const {first, last, kind} = timesOf(story.versions)
  const signal = {published: [], killed: [], corrected: ['correction'], updated: ['update']}[kind]
  return nested('itemMeta', {}, [
    leaf('itemClass', {qcode: 'ninat:text'}),
    provider(config),
    element('versionCreated', last.toISOString()),
    element('firstCreated', first.toISOString()),
    ...(story.embargoedUntil ? [element('embargoed', story.embargoedUntil.toISOString())] : []),
    leaf('pubStatus', {qcode: 'stat:usable'}),
    element('generator', 'Octavo'),
    ...story.edNotes.map(note => element('edNote', note)),
    ...signal.map(code => leaf('signal', {qcode: `sig:${code}`})),
    ...story.renditions.map(({url, mediaType}) => element('altRep', url, {contenttype: mediaType})),
    ...story.media.map(({url, mediaType, bytes, name}) =>
      leaf('link', {
        rel: 'irel:seeAlso',
        href: url,
        contenttype: mediaType,
        size: bytes,
        title: name || undefined,
      }),
    ),
  ])
}

/** In the order of the schema: administrative first, then what describes the content. */
function contentMeta(story: WireStory): string {
  const {picture, urgency, place, agency, by, kicker, dek, slugline, summary} = story
  const {first, last} = timesOf(story.versions)
  const text = (name: string, value: string | undefined, attributes = {}) =>
    value ? [element(name, value, attributes)] : []
  return nested('contentMeta', {}, [
    ...(picture
      ? [
          leaf('icon', {
            href: picture.url,
            contenttype: picture.mediaType,
            size: picture.bytes,
            title: picture.alt || undefined,
            width: picture.size?.width,
            height: picture.size?.height,
          }),
        ]
      : []),
    ...(urgency === undefined ? [] : [element('urgency', String(urgency))]),
    element('contentCreated', first.toISOString()),
    element('contentModified', last.toISOString()),
    ...(place === undefined ? [] : [nested('located', {literal: place}, [element('name', place)])]),
    ...[...(agency === undefined ? [] : [{name: agency, url: undefined}]), ...story.sources].map(
      ({name, url}) => nested('infoSource', partyOf(name, url), [element('name', name)]),
    ),
    ...story.creators.map(creator),
    leaf('language', {tag: story.lang}),
    ...story.subjects.map(subject),
    ...text('slugline', slugline),
    element('headline', story.headline),
    ...text('headline', kicker, {role: 'headlinerole:kicker'}),
    ...text('headline', dek, {role: 'headlinerole:dek'}),
    ...text('dateline', place && (agency === undefined ? place : `${place} (${agency})`)),
    ...text('by', by),
    ...text('description', summary, {role: 'drol:summary'}),
  ])
}

/** A party by its address, else by its name. */
const partyOf = (name: string, url: string | undefined) =>
  url === undefined ? {literal: name} : {uri: url}

/** Who wrote it created it; all others contributed, as their role says. */
function creator({name, role, url}: WireCreator): string {
  const isAuthor = role === 'author'
  return nested(
    isAuthor ? 'creator' : 'contributor',
    {...partyOf(name, url), role: isAuthor ? undefined : `creatorrole:${slugify(role)}`},
    [element('name', name)],
  )
}

const subject = ({name, uri, mediaTopic}: WireSubject): string =>
  nested(
    'subject',
    {
      type: 'cpnat:abstract',
      ...(mediaTopic === undefined ? {uri} : {qcode: `medtop:${mediaTopic}`}),
    },
    [element('name', name)],
  )
