import type {Element} from 'hast'
import {anonymousStyle} from '../css/compute.ts'
import {formatCounter} from '../css/counter-styles.ts'
import {attributeOf} from '../css/selectors/attribute.ts'
import type {ContentItem, Style} from '../css/style.ts'
import type {InlineBox, InlineLevelBox} from './box.ts'
import {counterChanges, startCounters} from './counters.ts'
import {quote} from './quotes.ts'
import {inlineBox, type Origin, sourceOf, textBox} from './source.ts'
import {targetId, targetIds, targetText} from './target.ts'
import {firstLetterOf, textContent} from './text-content.ts'
import type {Walk} from './walk.ts'

/** The box of a pseudo-element with its content; undefined when it generates none. */
export function pseudoBox(
  element: Element,
  pseudo: 'before' | 'after' | 'footnote-call' | 'footnote-marker',
  position: Origin['position'],
  walk: Walk,
): InlineBox | undefined {
  const style = walk.styled.pseudoStyleOf(element, pseudo)
  if (!style || typeof style.content === 'string') return undefined
  const origin: Origin = {style, element, pseudo, position}
  walk.counters.enter(counterChanges(style))
  const children = contentBoxes(style.content, origin, walk)
  walk.counters.leave()
  return inlineBox(origin, children)
}

/** The boxes of a `content` list. Neighboring text is one box. */
export function contentBoxes(
  items: readonly ContentItem[],
  origin: Origin,
  walk: Walk,
): readonly InlineLevelBox[] {
  const boxes: InlineLevelBox[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') boxes.push(textBox(origin, text))
    text = ''
  }
  for (const item of items) {
    const box = boxOf(item, origin, walk)
    if (box) {
      flush()
      boxes.push(box)
    } else text += textOf(item, origin, walk)
  }
  flush()
  return boxes
}

/** The text of a `content` list for `string-set` and bookmarks: what only a page knows is left out. */
export const contentText = (items: readonly ContentItem[], origin: Origin, walk: Walk): string =>
  items
    .map(item => textOf(item, origin, walk))
    .join('')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()

/** The text that a `::before` or `::after` would have here; nothing is counted by asking. */
export function pseudoText(element: Element, pseudo: 'before' | 'after', walk: Walk): string {
  const style = walk.styled.pseudoStyleOf(element, pseudo)
  if (!style || typeof style.content === 'string') return ''
  const aside: Walk = {...walk, counters: startCounters(walk.counters.snapshot())}
  aside.counters.enter(counterChanges(style))
  const text = contentText(style.content, {style, element, pseudo, position: undefined}, aside)
  if (aside.needsTargets) walk.needsTargets = true
  return text
}

const isOfPage = (name: string) => name === 'page' || name === 'pages'

const isCountedLater = (name: string, {styled}: Walk) =>
  isOfPage(name) || (name === 'footnote' && styled.notesByPage)

/** Items that are more than text. */
function boxOf(item: ContentItem, origin: Origin, walk: Walk): InlineLevelBox | undefined {
  const {element} = origin
  switch (item.type) {
    case 'image':
      return {
        ...sourceOf({...origin, style: anonymousStyle(origin.style, 'inline')}),
        type: 'replaced',
        src: item.url,
        alternative: '',
        attributes: {width: undefined, height: undefined},
      }
    case 'leader':
      return {...sourceOf(origin), type: 'leader', text: item.text}
    case 'counter':
      return isCountedLater(item.name, walk)
        ? {...sourceOf(origin), type: 'page-reference', item, target: undefined}
        : undefined
    case 'target-counter': {
      const target = targetId(item.url, origin.element)
      return isOfPage(item.name) && target !== ''
        ? {...sourceOf(origin), type: 'page-reference', item, target}
        : undefined
    }
    case 'target-pages': {
      const written = (element && attributeOf(element, item.attr)) ?? ''
      const targets = targetIds(written)
      const [target] = targets
      return target === undefined
        ? undefined
        : {...sourceOf(origin), type: 'page-reference', item, target, targets}
    }
    case 'string':
    case 'attr':
    case 'counters':
    case 'named-string':
    case 'element':
    case 'content':
    case 'target-text':
    case 'quote':
      return undefined
  }
}

/** An item's text where it is known now. Named strings and running elements belong to margin boxes. */
function textOf(item: ContentItem, origin: Origin, walk: Walk): string {
  const {element} = origin
  switch (item.type) {
    case 'string':
      return item.value
    case 'attr':
      return element ? (attributeOf(element, item.name) ?? '') : ''
    case 'counter':
      return isCountedLater(item.name, walk)
        ? ''
        : formatCounter(walk.counters.values(item.name).at(-1) ?? 0, item.style)
    case 'counters':
      return formatAll(walk.counters.values(item.name), item)
    case 'content':
      return element ? contentOf(item.which, element, walk) : ''
    case 'target-counter':
    case 'target-text':
      return targetText(item, origin, walk)
    case 'quote': {
      const {text, depth} = quote(item.which, walk.quoteDepth, origin.style)
      walk.quoteDepth = depth
      return text
    }
    case 'image':
    case 'leader':
    case 'named-string':
    case 'element':
    case 'target-pages':
      return ''
  }
}

const formatAll = (
  values: readonly number[],
  {separator, style}: {readonly separator: string; readonly style: string},
) => (values.length ? values : [0]).map(value => formatCounter(value, style)).join(separator)

function contentOf(
  which: Extract<ContentItem, {type: 'content'}>['which'],
  element: Element,
  walk: Walk,
): string {
  switch (which) {
    case 'text':
      return textContent(element, walk.styled)
    case 'first-letter':
      return firstLetterOf(textContent(element, walk.styled))
    case 'before':
    case 'after':
      return pseudoText(element, which, walk)
    case 'marker':
      return markerText(element, walk)
  }
}

/** A list item's number or sign, without the space or full stop that sets it off. */
function markerText(element: Element, walk: Walk): string {
  const {listStyleType, display}: Style = walk.styled.styleOf(element)
  if (display !== 'list-item' || listStyleType === 'none') return ''
  return formatCounter(walk.counters.values('list-item').at(-1) ?? 0, listStyleType)
}
