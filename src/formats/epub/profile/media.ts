import type {Element, ElementContent, Properties} from 'hast'
import {h} from 'hastscript'
import {isPlayable, type PackedMedium} from '../media.ts'
import {profileAttributes} from './attributes.ts'

/** What a page may play and show. */
interface MediaScope {
  readonly images: {readonly has: (href: string) => boolean}
  /** Of the package, by `href`. */
  readonly media: ReadonlyMap<string, PackedMedium>
}

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

function sourceOf({properties: {src, type}}: Element, {media}: MediaScope): Element[] {
  if (typeof src !== 'string') return []
  const mediaType = media.get(src)?.mediaType ?? (isRemote(src) ? String(type ?? '') : '')
  return isPlayable(mediaType) ? [h('source', {src, type: mediaType})] : []
}

const isRemote = (src: string): boolean => /^https:\/\//i.test(src) && URL.canParse(src)

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
