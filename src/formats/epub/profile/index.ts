import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import type {VFile} from 'vfile'
import {reportRemoteImage} from '../../remote-image.ts'
import type {PackedImage} from '../images.ts'
import type {PackedMedium} from '../media.ts'
import {arrange} from './arrange.ts'
import {profileAttributes} from './attributes.ts'
import {blocks, embedded, exclusions, homes, lines, phrasing, silent, standIns} from './elements.ts'
import {packageHref} from './href.ts'
import {mathElement} from './math.ts'
import {mediaElement} from './media.ts'

/** What a page may refer to. */
export interface ProfileScope {
  /** Images of the package by `href`. */
  readonly images: ReadonlyMap<string, PackedImage>
  /** Sound, film and captions of the package by `href`. */
  readonly media: ReadonlyMap<string, PackedMedium>
  /** The same page on the site: what relative links are relative to. */
  readonly url: string
  /** Gets the messages. */
  readonly file: VFile
}

/**
 * A rendered tree as XHTML that the narrowest reading system takes: the elements and attributes of EPUB 3.2, each
 * where its schema lets it stand, and no reference but to the package and to full URLs. No word is lost. The tree that
 * comes in stays as it is.
 */
export const toProfile = (root: Root, scope: ProfileScope): Root => ({
  type: 'root',
  children: profileChildren(root.children as ElementContent[], bodyPlace, scope),
})

/** Where an element stands, as far as it matters to what may stand there. */
interface Place {
  readonly parent: string
  /** Only text and what runs with it. */
  readonly line: boolean
  /** Elements that it stands in and that do not let everything in. */
  readonly inside: readonly string[]
}

const bodyPlace: Place = {parent: 'body', line: false, inside: []}

const profileChildren = (
  children: readonly ElementContent[],
  place: Place,
  scope: ProfileScope,
): ElementContent[] =>
  children.flatMap(child => {
    if (child.type === 'element') return profileElement(child, place, scope)
    return child.type === 'text' ? [child] : []
  })

function profileElement(element: Element, place: Place, scope: ProfileScope): ElementContent[] {
  const {tagName} = element
  if (silent.has(tagName)) return []
  if (tagName === 'svg') return [element]
  if (tagName === 'math') return [mathElement(element)]
  if (tagName === 'img') return imageElement(element, place, scope)
  if (tagName === 'picture') return profileChildren(element.children, place, scope)
  if (tagName === 'source' || tagName === 'track') return []
  if (embedded.has(tagName)) return embeddedElement(element, place, scope)
  return [plainElement(element, place, scope)]
}

function plainElement(element: Element, place: Place, scope: ProfileScope): Element {
  const tagName = nameOf(element, place)
  const properties = profileAttributes({...element, tagName})
  if (tagName === 'a') {
    const href = packageHref(element.properties.href, scope)
    if (href === undefined) delete properties.href
    else properties.href = href
  }
  const transparent = tagName === 'a' || tagName === 'ins' || tagName === 'del'
  const children = profileChildren(
    element.children,
    {
      // What they hold is not next to what they stand in: no entry of a list, no caption.
      parent: transparent ? 'div' : tagName === 'div' && place.parent === 'dl' ? 'dl' : tagName,
      line: place.line || lines.has(tagName),
      inside: tagName in exclusions ? [...place.inside, tagName] : place.inside,
    },
    scope,
  )
  return {...element, properties, ...arrange(tagName, children)}
}

/** The name under which an element can stand at `place`. */
function nameOf(element: Element, place: Place): string {
  const tagName = knownName(element)
  if (place.line && !phrasing.has(tagName)) return 'span'
  if (place.inside.some(outer => exclusions[outer]?.has(tagName))) {
    return place.line || phrasing.has(tagName) ? 'span' : 'div'
  }
  const home = homes[tagName]
  if (home && !home.parents.has(place.parent)) return place.line ? 'span' : home.otherwise
  return tagName
}

/** Elements that say nothing without one of their attributes. */
const required: Readonly<Record<string, string>> = {
  bdo: 'dir',
  meter: 'value',
  time: 'dateTime',
}

/** An unknown element is a passage of text, or a block when it holds blocks. */
function knownName(element: Element): string {
  const {tagName, children} = element
  const need = required[tagName]
  if (need !== undefined && profileAttributes(element)[need] === undefined) return 'span'
  const name = standIns[tagName] ?? tagName
  if (phrasing.has(name) || blocks.has(name)) return name
  return children.some(child => child.type === 'element' && blocks.has(child.tagName))
    ? 'div'
    : 'span'
}

/** An image of the package as it is; any other as a link to where it stands, or as its words. */
function imageElement(element: Element, place: Place, scope: ProfileScope): ElementContent[] {
  const {src, alt} = element.properties
  if (typeof src === 'string' && scope.images.has(src)) {
    return [{...element, properties: profileAttributes(element)}]
  }
  const words = typeof alt === 'string' ? alt : ''
  if (typeof src !== 'string' || !/^https?:/i.test(src))
    return words === '' ? [] : [h('span', words)]
  reportRemoteImage(scope.file, src, element)
  return [linkTo(src, words, place)]
}

/** A link in place of sound, film or a frame, before what the page says to those who cannot play it. */
function embeddedElement(element: Element, place: Place, scope: ProfileScope): ElementContent[] {
  const {src, data, title} = element.properties
  const source = element.children.find(
    child => child.type === 'element' && child.tagName === 'source',
  ) as Element | undefined
  const href = packageHref(src ?? data ?? source?.properties.src, scope)
  const fallback = profileChildren(element.children, {...place, parent: 'div'}, scope)
  const isLinked = place.inside.includes('a')
  const player =
    isLinked || !players.has(element.tagName) ? undefined : mediaElement(element, fallback, scope)
  if (player) return [player]
  if (players.has(element.tagName) && fallback.some(hasLink)) return fallback
  if (href === undefined) return fallback
  return [linkTo(href, typeof title === 'string' ? title : '', place), ...fallback]
}

/** A way to the file that nothing here plays. */
const hasLink = (node: ElementContent): boolean =>
  node.type === 'element' && (node.tagName === 'a' || node.children.some(hasLink))

const players = new Set(['audio', 'video'])

const linkTo = (href: string, words: string, place: Place): Element =>
  place.inside.includes('a') ? h('span', words || href) : h('a', {href}, words || href)
