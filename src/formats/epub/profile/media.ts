import type {Element, ElementContent, Properties} from 'hast'
import {h} from 'hastscript'
import {isPlayable} from '../media.ts'
import {profileAttributes} from './attributes.ts'
import {packageHref} from './href.ts'

/** What a page may play and show. */
type MediaScope = Parameters<typeof packageHref>[1]

/**
 * A player with the sources that a package may have: its own, and film and common sound elsewhere, which a reading
 * system fetches when somebody wants it (EPUB 3.3, 3.6). Undefined when none is left.
 */
export function mediaElement(
  element: Element,
  fallback: readonly ElementContent[],
  scope: MediaScope,
): Element | undefined {
  const {tagName, properties, children} = element
  const parts = children.filter(child => child.type === 'element')
  const sources = parts.flatMap(part => (part.tagName === 'source' ? sourceOf(part, scope) : []))
  if (sources.length === 0) return undefined
  const tracks = parts.flatMap(part => (part.tagName === 'track' ? trackOf(part, scope) : []))
  const {poster, controls, preload, loop, muted, width, height} = properties
  const isPacked = typeof poster === 'string' && scope.images.has(poster)
  const size = tagName === 'video' ? profileAttributes(h('img', {width, height})) : {}
  return {
    ...element,
    properties: {
      ...profileAttributes(element),
      ...present({controls, preload, loop, muted}),
      ...size,
      ...(isPacked && {poster}),
    },
    children: [...sources, ...tracks, ...fallback],
  }
}

function sourceOf({properties: {src, type}}: Element, scope: MediaScope): Element[] {
  if (typeof src !== 'string') return []
  const packed = scope.media.get(src)
  if (packed) return [h('source', {src, type: packed.mediaType})]
  const address = packageHref(src, scope)
  const mediaType = String(type ?? '')
  if (!address?.startsWith('https:') || !isMediaType(mediaType) || !isPlayable(mediaType)) return []
  return [h('source', {src: address, type: mediaType})]
}

/** An author may state any. */
const isMediaType = (type: string): boolean =>
  /^(?:audio|video)\/[\w.+-]+(?:; ?codecs=[\w.,+-]+)?$/.test(type)

function trackOf({properties}: Element, {media}: MediaScope): Element[] {
  const {src, kind, srcLang, label, default: first} = properties
  if (typeof src !== 'string' || !media.has(src)) return []
  return [h('track', present({src, kind, srcLang, label, default: first}))]
}

/** XHTML has no attribute without a value. */
const present = (properties: Properties): Properties =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) =>
      value === undefined || value === null || value === false
        ? []
        : [[name, value === true ? name.toLowerCase() : value]],
    ),
  )
