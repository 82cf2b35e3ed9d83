import type {Element, ElementContent, Properties} from 'hast'
import {h} from 'hastscript'
import {type MediumKind, mediumTypeOf} from '../document/media.ts'
import {languageName} from './language-name.ts'
import type {Lowering} from './lower.ts'
import {qrCode} from './qr-code.ts'
import type {Strings} from './theme.ts'

/** Interface words of players and of what stands for them on paper, in the document's language. */
export interface MediaWords {
  readonly transcript: string
  /** With `{address}` in it. */
  readonly qrCode: string
  /** A language by its own name. */
  readonly languageName: (lang: string) => string
}

export const mediaWords = (t: Strings, stringsOf: (lang: string) => Strings): MediaWords => ({
  transcript: t.transcript ?? 'Transcript',
  qrCode: t['qr-code'] ?? 'QR code: {address}',
  languageName: lang => languageName(stringsOf, lang) ?? lang,
})

export const isMedium = ({tagName}: Element): boolean => tagName === 'audio' || tagName === 'video'

/** What a player of the body is made of, with its addresses. */
interface Player {
  readonly element: Element
  readonly kind: MediumKind
  readonly name: string
  /** Whether its caption says the same. */
  readonly isCaptioned: boolean
  readonly sources: readonly Source[]
  readonly tracks: readonly Element[]
  readonly poster: Element | undefined
  readonly transcript: readonly ElementContent[]
  /** What its author has for those who cannot play it. */
  readonly fallback: readonly ElementContent[]
}

interface Source {
  readonly src: string
  /** Undefined for a page that shows something. */
  readonly type: string | undefined
  readonly isRemote: boolean
  /** Of the file. */
  readonly fileName: string
}

/** Sound or film for a target: played where it can be, or else its picture, its name and the way to it. */
export function lowerMedium(element: Element, lowering: Lowering): ElementContent[] {
  const player = playerOf(element, lowering)
  const nodes = nodesFor(player, lowering)
  return element.position ? nodes.map(node => placed(node, element.position)) : nodes
}

function nodesFor(player: Player, lowering: Lowering): ElementContent[] {
  const {transcript, fallback, sources} = player
  switch (lowering.target) {
    case 'web':
    case 'ebook':
      if (sources.some(({type}) => type !== undefined))
        return [...played(player, lowering), ...links(transcript)]
      return [...shown(player, lowering), ...links(transcript), ...fallback]
    case 'feed':
    case 'cms':
      return [...shown(player, lowering), ...links(transcript), ...fallback]
    case 'print':
      return [...printed(player, lowering), ...fallback]
  }
}

function playerOf(element: Element, lowering: Lowering): Player {
  const {properties, children} = element
  const parts = children.filter(child => child.type === 'element')
  const transcript = parts.find(isTranscript)
  const poster = parts.find(({tagName}) => tagName === 'img')
  const own = new Set<ElementContent>([
    ...parts.filter(({tagName}) => tagName === 'source' || tagName === 'track'),
    ...(transcript ? [transcript] : []),
    ...(poster ? [poster] : []),
  ])
  return {
    element,
    kind: element.tagName as MediumKind,
    name: String(properties.ariaLabel ?? ''),
    isCaptioned: properties.dataName === 'caption',
    sources: parts.flatMap(part => (part.tagName === 'source' ? sourceOf(part, lowering) : [])),
    tracks: parts.flatMap(part => (part.tagName === 'track' ? trackOf(part, lowering) : [])),
    poster: poster && posterOf(poster, lowering),
    transcript: transcript ? lowerTranscript(transcript, element, lowering) : [],
    fallback: lowering.lower(children.filter(child => !own.has(child))),
  }
}

/** A link; nothing where what it leads to has no place in this output. */
const lowerTranscript = (transcript: Element, element: Element, lowering: Lowering) =>
  lowering
    .lower([
      {
        ...transcript,
        properties: {...transcript.properties, id: transcriptId(element)},
        children: [{type: 'text', value: lowering.words.media.transcript}],
      },
    ])
    .filter(node => node.type === 'element' && node.properties.href !== undefined)

const transcriptId = ({properties: {id}}: Element): string => `${id}-transcript`

const isTranscript = ({tagName, properties}: Element): boolean =>
  tagName === 'a' && [properties.className].flat().some(name => String(name).endsWith('transcript'))

function sourceOf({properties}: Element, {addresses}: Lowering): Source[] {
  const {dataAsset, src, type} = properties
  const isRemote = typeof dataAsset !== 'string'
  const address = isRemote ? src : addresses.asset(dataAsset)
  if (typeof address !== 'string') return []
  const named = isRemote ? address : dataAsset
  const stated = typeof type === 'string' && type !== '' ? type : undefined
  const fileName = named.split(/[?#]/)[0]?.split('/').at(-1) || named
  return [{src: address, type: stated ?? mediumTypeOf(named), isRemote, fileName}]
}

function trackOf({properties}: Element, {addresses, document, words}: Lowering): Element[] {
  const {dataAsset, src, srcLang, kind, label, ...rest} = properties
  const address = typeof dataAsset === 'string' ? addresses.asset(dataAsset) : src
  if (typeof address !== 'string') return []
  const language = typeof srcLang === 'string' ? srcLang : document.lang
  return [
    h('track', {
      src: address,
      kind: kind ?? 'captions',
      srcLang: language,
      label: label ?? words.media.languageName(language),
      default: rest.default === true,
    }),
  ]
}

/** The picture as it is: no browser chooses among formats for a poster. */
function posterOf({properties}: Element, {addresses, target}: Lowering): Element | undefined {
  const {dataAsset, src, alt} = properties
  const isRemote = typeof dataAsset !== 'string'
  const address = isRemote ? src : addresses.asset(dataAsset)
  if (typeof address !== 'string' || (isRemote && target !== 'web')) return undefined
  return h('img', {src: address, alt, ...(isRemote ? {} : addresses.size(dataAsset))})
}

/** With the controls of the browser or reading system, and nothing loaded before somebody asks for it. */
function played(player: Player, {idPrefix, target}: Lowering): ElementContent[] {
  const {element, kind, name, sources, tracks, poster, fallback} = player
  const {id, loop, muted, width, height, ...others} = element.properties
  const {ariaLabel, dataDuration: _, dataName: __, dataWithout, ...rest} = others
  const [first] = sources
  const size = kind === 'video' ? sizeOf({width, height}, poster) : {}
  const properties: Properties = {
    ...rest,
    id: idPrefix + String(id),
    controls: true,
    preload: 'none',
    ...(loop && {loop}),
    ...(muted && {muted}),
    ...(kind === 'video' && poster && {poster: poster.properties.src}),
    ...size,
    ...(ariaLabel && {ariaLabel}),
    ...(player.transcript.length > 0 && {ariaDetails: idPrefix + transcriptId(element)}),
    ...(target === 'ebook' && {dataWithout}),
  }
  const otherwise = fallback.some(node => node.type !== 'text' || node.value.trim() !== '')
    ? fallback
    : first
      ? [h('a', {href: first.src}, name || first.fileName)]
      : []
  const media = h(kind, properties, [
    ...sources.map(({src, type}) => h('source', {src, type})),
    ...tracks,
    ...otherwise,
  ])
  return kind === 'audio' && poster ? [poster, media] : [media]
}

/** Stated, or that of its picture, so that the page does not move when the film comes. */
function sizeOf({width, height}: Properties, poster: Element | undefined): Properties {
  if (width !== undefined || height !== undefined) return {width, height}
  const {width: wide, height: high} = poster?.properties ?? {}
  return wide === undefined ? {} : {width: wide, height: high}
}

/** Where nothing plays: the picture and the name, both leading to the file or the page. */
function shown(
  {element, name, isCaptioned, sources, poster}: Player,
  {idPrefix}: Lowering,
): ElementContent[] {
  const href = sources[0]?.src
  const words = (isCaptioned ? '' : name) || sources[0]?.fileName || ''
  const link = (children: ElementContent[]) =>
    href === undefined ? children : [h('a', {href}, children)]
  const id = idPrefix + String(element.properties.id)
  return [
    ...(poster ? link([poster]) : []),
    h('span', {id, className: ['media-links']}, link([{type: 'text', value: words}])),
  ]
}

const links = (transcript: readonly ElementContent[]): ElementContent[] =>
  transcript.length > 0 ? [h('span', {className: ['media-links']}, [...transcript])] : []

/**
 * On paper: the picture, or the name where there is none; the address of the page that plays it, to be read and to be
 * photographed. A file on another site is its own address.
 */
function printed(player: Player, lowering: Lowering): ElementContent[] {
  const {element, name, isCaptioned, sources, poster, transcript} = player
  const {addresses, document, idPrefix, words} = lowering
  const id = String(element.properties.id)
  const page = addresses.page?.(document.path, id)
  const address = page ?? sources.find(s => s.isRemote)?.src
  const shownAs =
    poster ??
    (name === '' || isCaptioned ? undefined : h('span', {className: ['media-name']}, name))
  const way =
    address === undefined
      ? []
      : [
          qrCode(address, words.media.qrCode.replace('{address}', address)),
          h('a', {href: address, className: ['media-address'], dir: 'ltr'}, asPrinted(address)),
        ]
  // Nobody else can go to a site that has no address yet.
  const nowhere = page === undefined ? addresses.site('') : undefined
  const told = transcript.flatMap(link => [space, withItsPlace(link, nowhere, lowering)])
  const beside = [...way, ...told]
  const anchor = {id: idPrefix + id}
  return [...(shownAs ? [shownAs] : []), h('span', {...anchor, className: ['media-links']}, beside)]
}

const asPrinted = (address: string): string => address.replace(/^https?:\/\//, '')

/** A link that can be followed on paper: by its page in the same work, or by its address. */
function withItsPlace(
  link: ElementContent,
  nowhere: string | undefined,
  {words}: Lowering,
): ElementContent {
  if (link.type !== 'element') return link
  const {href, className} = link.properties
  if (String(href).startsWith('#')) {
    const classes = [className ?? [], 'cross-reference'].flat().map(String)
    const properties = {...link.properties, className: classes, dataPage: words.numbers.page}
    return {...link, properties}
  }
  if (nowhere !== undefined && String(href).startsWith(nowhere)) return link
  const address = h('span', {className: ['media-address'], dir: 'ltr'}, asPrinted(String(href)))
  return {...link, children: [...link.children, space, address]}
}

const space: ElementContent = {type: 'text', value: ' '}

/** Everything that stands for a player stands where it does. */
function placed(node: ElementContent, position: Element['position']): ElementContent {
  if (node.position || !position) return node
  if (node.type !== 'element') return {...node, position}
  return {...node, position, children: node.children.map(child => placed(child, position))}
}
