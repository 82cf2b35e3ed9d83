import type {Element, ElementContent} from 'hast'
import {report} from '../../diagnostics.ts'
import {fromOf} from '../from.ts'
import {type MediumKind, mediumKindOf, mediumTypeOf} from '../media.ts'
import type {Settling} from '../settle.ts'
import {userPrefix} from './allow-list.ts'

/** Whether an element plays something: `video`, `audio`, or an image whose file does. */
export const playedBy = ({tagName, properties}: Element): MediumKind | undefined => {
  if (tagName === 'audio' || tagName === 'video') return tagName
  return tagName === 'img' ? mediumKindOf(String(properties.src ?? '')) : undefined
}

/**
 * Give a player its one form, whatever it was written as: an element without addresses of its own that holds `source`s,
 * `track`s, its picture as an `img`, its transcript as an `a`, and then what its author has for those who cannot play
 * it. Its children are not settled yet. Reports what those miss who cannot hear or see it.
 */
export function settleMedium(element: Element, kind: MediumKind, settling: Settling): void {
  const {src, poster, alt, title, controls, preload, ...properties} = element.properties
  const name = String(properties.ariaLabel ?? alt ?? title ?? '').trim()
  element.tagName = kind
  element.properties = {...properties, ...(name !== '' && {ariaLabel: name})}
  element.children = [
    ...(src ? [child('source', {src}, element)] : []),
    ...(poster ? [child('img', {src: poster, alt: name}, element)] : []),
    ...element.children,
  ]
  for (const part of element.children) if (isOne(part, 'img')) part.properties.alt ??= name
  const address = String(element.children.find(isSource)?.properties.src ?? '')
  if (typeof element.properties.id !== 'string') {
    element.properties.id = idFor(kind, address)
  }
  if (address === '') reportSource(element, kind, settling)
  else if (playedAt(element)) reportAlternative(element, kind, settling)
}

/** What is a link cannot be a player as well: its words are what there is to press. */
export function unplayLinked(link: Element): void {
  link.children = link.children.map(part =>
    part.type === 'element' && part.tagName === 'img' && playedBy(part)
      ? {type: 'text', value: nameOf(part), ...(part.position && {position: part.position})}
      : part,
  )
}

const nameOf = ({properties: {alt, src}}: Element): string => String(alt || src || '')

/** Keep in mind what plays, when its files are known. */
export function noteMedium(element: Element, kind: MediumKind, settling: Settling): void {
  const source = element.children.find(isSource)
  if (!source) return
  const {dataAsset, src, type} = source.properties
  settling.media.push({
    kind,
    id: String(element.properties.id),
    path: typeof dataAsset === 'string' ? dataAsset : undefined,
    url: typeof src === 'string' ? src : undefined,
    name: String(element.properties.ariaLabel ?? ''),
    type: typeof type === 'string' ? type : undefined,
    duration: secondsOf(String(element.properties.dataDuration ?? '')),
    position: element.position,
    ...fromOf(settling),
  })
}

/** `90`, `1:30` or `1:02:03`. */
function secondsOf(written: string): number | undefined {
  if (!/^\d+(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(written)) return undefined
  return written.split(':').reduce((sum, part) => 60 * sum + Number(part), 0)
}

/** A printed code leads to it, so it hangs on the name of the file and not on what stands before it. */
function idFor(kind: MediumKind, address: string): string {
  const [path = ''] = address.split(/[?#]/)
  const name = decoded(path.split('/').at(-1) ?? '').replace(/\.[a-z\d]+$/i, '')
  const plain = name.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '')
  return plain === '' ? kind : `${kind}-${plain.toLowerCase()}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Whether its first source is a file that plays, not a page that shows it. */
const playedAt = ({children}: Element): boolean => {
  const {src, type} = children.find(isSource)?.properties ?? {}
  return type !== undefined || mediumTypeOf(String(src)) !== undefined
}

function reportSource({position}: Element, kind: MediumKind, {file}: Settling): void {
  report(
    file,
    'media-source',
    `Unexpected ${kind} without a file, expected \`::${kind}{src=…}\``,
    position,
  )
}

function reportAlternative(element: Element, kind: MediumKind, {file}: Settling): void {
  const {children, properties, position} = element
  if (properties.ariaLabel === undefined)
    report(
      file,
      'media-alt',
      `Unexpected ${kind} without a name, expected \`alt="what it ${kind === 'video' ? 'shows' : 'says'}"\``,
      position,
    )
  const without = String(properties.dataWithout ?? '').split(' ')
  const isRead = children.some(isTranscript) || without.includes('transcript')
  const isCaptioned = children.some(part => isOne(part, 'track')) || without.includes('captions')
  if (kind === 'video' && !isCaptioned)
    report(
      file,
      'media-captions',
      'Unexpected video without captions, expected `captions=clip.en.vtt`, or `captions=none` where nobody speaks',
      position,
    )
  if (kind === 'audio' && !isRead)
    report(
      file,
      'media-transcript',
      'Unexpected audio without a transcript, expected `transcript=` with a document or an address, or `transcript=none` where nobody speaks',
      position,
    )
}

const isOne = (node: ElementContent, tagName: string): node is Element =>
  node.type === 'element' && node.tagName === tagName

const isSource = (node: ElementContent): node is Element => isOne(node, 'source')

const isTranscript = (node: ElementContent): boolean =>
  isOne(node, 'a') &&
  [node.properties.className]
    .flat()
    .some(name => String(name).replace(userPrefix, '') === 'transcript')

const child = (
  tagName: string,
  properties: Element['properties'],
  {position}: Element,
): Element => ({
  type: 'element',
  tagName,
  properties,
  children: [],
  ...(position && {position: {start: position.start, end: position.start}}),
})
