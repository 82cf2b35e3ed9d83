import type {Element} from 'hast'
import {attributeOf} from '../css/selectors/attribute.ts'
import type {Style} from '../css/style.ts'
import type {AnchorBox, Marks} from './box.ts'
import {contentText} from './generated-content.ts'
import {noMarks, type Origin} from './source.ts'
import {withoutIsolates} from './text-content.ts'
import type {Walk} from './walk.ts'

/** What the page that an element starts on learns from it: `noMarks` itself for most elements. */
export function marksOf(element: Element, origin: Origin, walk: Walk): Marks {
  const {style} = origin
  const id = attributeOf(element, 'id')
  const pageCounter = pageCounterOf(style)
  const bookmarked = style.bookmarkLevel !== 'none' && style.bookmarkLevel > 0
  if (!id && !style.stringSet.length && !bookmarked && pageCounter === undefined) return noMarks
  return {
    id: id || undefined,
    strings: style.stringSet.map(({name, content}) => ({
      name,
      text: contentText(content, origin, walk),
    })),
    bookmark: bookmarkOf(style, origin, walk),
    running: [],
    pageCounter,
  }
}

/** An outline entry without words is none. */
function bookmarkOf(style: Style, origin: Origin, walk: Walk): Marks['bookmark'] {
  const {bookmarkLevel: level, bookmarkLabel, bookmarkState} = style
  if (level === 'none' || level < 1) return undefined
  const label = withoutIsolates(contentText(bookmarkLabel, origin, walk))
  return label === '' ? undefined : {level, label, open: bookmarkState === 'open'}
}

const pageCounterOf = ({counterReset, counterSet}: Style): number | undefined =>
  [...counterReset, ...counterSet].findLast(({name}) => name === 'page')?.value

/** Marks of anchors carried over to the box that follows them; undefined when both have an id or a bookmark. */
export function joinMarks(anchors: readonly AnchorBox[], marks: Marks): Marks | undefined {
  const all = [...anchors.map(anchor => anchor.marks), marks]
  const ids = all.flatMap(({id}) => id ?? [])
  const bookmarks = all.flatMap(({bookmark}) => bookmark ?? [])
  if (ids.length > 1 || bookmarks.length > 1) return undefined
  return {
    id: ids[0],
    strings: all.flatMap(({strings}) => strings),
    bookmark: bookmarks[0],
    running: all.flatMap(({running}) => running),
    pageCounter: all.findLast(({pageCounter}) => pageCounter !== undefined)?.pageCounter,
  }
}
