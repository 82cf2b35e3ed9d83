import type {Element, ElementContent, Properties, Root, RootContent} from 'hast'
import type {Document} from '../document/document.ts'
import {mathLine, texOf} from '../document/math-text.ts'
import {targetsOf} from '../document/targets.ts'
import {type Numbers, noNumbers} from '../publication/numbering.ts'
import type {Addresses} from './addresses.ts'
import {alignByClass} from './align.ts'
import {linkTerms} from './link-terms.ts'
import {isMedium, lowerMedium, type MediaWords, mediaWords} from './lower-media.ts'
import {lowerNoteCall, lowerNotes} from './lower-notes.ts'
import {lowerReference, type NumberWords, numberWords, withNumber} from './lower-numbers.ts'
import {lowerPicture} from './lower-picture.ts'
import {isEmptyHead, isScrolled, lowerScrolled} from './lower-scrolled.ts'
import {lowerIndex, lowerTermUse, type TermWords, termWords} from './lower-terms.ts'
import {lowerUpdate} from './lower-updates.ts'
import type {Strings, Target} from './theme.ts'
import {type VisibleNote, visibleNotes} from './visible-notes.ts'

/** What stays the same while one document is lowered. */
export interface Lowering {
  readonly document: Document
  readonly target: Target
  readonly addresses: Addresses
  readonly idPrefix: string
  readonly words: BodyWords
  readonly numbers: Numbers
  readonly notesBefore: number
  /** By key. */
  readonly notes: ReadonlyMap<string, VisibleNote>
  readonly lower: (children: readonly ElementContent[]) => ElementContent[]
}

/** Interface words that bodies need, in the document's language. */
export interface BodyWords {
  readonly notes: string
  readonly backToText: string
  readonly numbers: NumberWords
  readonly terms: TermWords
  readonly media: MediaWords
  /** A time as the document's language prints it. */
  readonly formatTime: (time: string) => string
}

/** What a body takes from around it: words from its theme, numbers from its book or issue. */
export interface BodySetting {
  readonly words: BodyWords
  readonly numbers: Numbers
  /** How many notes are numbered before its own; default 0. */
  readonly notesBefore?: number
}

export const bodyWords = (
  t: Strings,
  stringsOf: (lang: string) => Strings = () => ({}),
  formatTime: (time: string) => string = time => time,
): BodyWords => ({
  notes: t.notes ?? 'Notes',
  backToText: t['back-to-text'] ?? 'Back to the text',
  numbers: numberWords(t),
  terms: termWords(t),
  media: mediaWords(t, stringsOf),
  formatTime,
})

const plainSetting: BodySetting = {words: bodyWords({}), numbers: noNumbers}

/**
 * The body of a document bound to a target: links and assets get their addresses, footnotes their form. `idPrefix`
 * goes in front of every id and fragment, so several documents fit in one tree. What does not change is shared.
 */
export function lowerBody(
  document: Document,
  target: Target,
  addresses: Addresses,
  idPrefix: string,
  {words, numbers, notesBefore = 0}: BodySetting = plainSetting,
): Root {
  const lowering: Lowering = {
    document,
    target,
    addresses,
    idPrefix,
    words,
    numbers,
    notesBefore,
    notes: visibleNotes(document, target),
    lower: children => lowerChildren(children, lowering),
  }
  const body = numbers.linksTerms ? linkTerms(document, numbers) : document.body
  const children = lowerChildren<RootContent>(body.children, lowering)
  return {type: 'root', children: [...children, ...lowerNotes(lowering)]}
}

/** The same array when no child changes. */
function lowerChildren<Content extends RootContent>(
  children: readonly Content[],
  lowering: Lowering,
): Content[] {
  let lowered: Content[] | undefined
  for (const [index, child] of children.entries()) {
    const nodes = child.type === 'element' ? lowerElement(child, lowering) : child
    if (nodes !== child) lowered ??= children.slice(0, index)
    if (Array.isArray(nodes)) lowered?.push(...(nodes as Content[]))
    else lowered?.push(nodes as Content)
  }
  return lowered ?? (children as Content[])
}

/** The element itself when nothing changes; its children when it has no place here. */
function lowerElement(element: Element, lowering: Lowering): ElementContent | ElementContent[] {
  const {properties} = element
  if (properties.dataNote !== undefined) return lowerNoteCall(element, lowering)
  if (element.tagName === 'math') return lowerMath(element, lowering)
  if (properties.dataOnly !== undefined) return lowerTargeted(element, lowering)
  if (properties.dataFrom !== undefined) return lowerChildren(element.children, lowering)
  if (properties.dataTerm !== undefined) return lowerTermUse(element, lowering)
  if (properties.dataList !== undefined) return lowerIndex(element, lowering)
  if (properties.dataReference !== undefined) return lowerReference(element, lowering)
  if (properties.role === 'doc-glossary' && properties.ariaLabel === undefined) {
    const named = {...properties, ariaLabel: lowering.words.terms.glossary}
    return lowerElement({...element, properties: named}, lowering)
  }
  if (element.tagName === 'details' && isPrinted(lowering) && properties.open !== true)
    return lowerElement({...element, properties: {...properties, open: true}}, lowering)
  if (isMedium(element)) return lowerMedium(element, lowering)
  const children = lowerChildren(element.children, lowering)
  const bound = bind(element, lowering)
  if (bound === undefined) return element.tagName === 'img' ? alternative(element) : children
  if (lowering.target === 'web' && element.tagName === 'img')
    return lowerPicture({...element, properties: bound}, properties.dataAsset, lowering)
  const numbered = typeof properties.id === 'string' && lowering.numbers.own.get(properties.id)
  if (properties.dataUpdate !== undefined)
    return lowerUpdate(
      {...element, properties: bound, children},
      {
        id: typeof bound.id === 'string' ? bound.id : undefined,
        isLinked: lowering.target === 'web',
        formatTime: lowering.words.formatTime,
      },
    )
  const same = bound === properties && children === element.children
  const plain = same ? element : {...element, properties: bound, children}
  const lowered = numbered ? withNumber(plain, numbered, lowering) : plain
  return lowering.target === 'web' ? forBrowsers(lowered, lowering) : lowered
}

/** Nothing unfolds on paper, and some reading systems do not know how. */
const isPrinted = ({target}: Lowering): boolean => target === 'print' || target === 'ebook'

const lowerTargeted = (element: Element, lowering: Lowering): ElementContent[] =>
  targetsOf(element.properties.dataOnly)?.includes(lowering.target)
    ? lowerChildren(element.children, lowering)
    : []

function forBrowsers(element: Element, {words}: Lowering): Element {
  if (isEmptyHead(element)) return {...element, tagName: 'td'}
  return isScrolled(element) ? lowerScrolled(element, words.numbers.tbl) : element
}

/**
 * Feed readers and editors of other systems strip MathML and leave its letters in a row, so they get a line of text, or
 * the TeX.
 */
function lowerMath(math: Element, {target}: Lowering): Element {
  if (target !== 'feed' && target !== 'cms') return math
  const line = mathLine(math)
  return {
    type: 'element',
    tagName: line === undefined ? 'code' : 'span',
    properties: {className: ['math']},
    children: [{type: 'text', value: line ?? texOf(math), ...place(math)}],
    ...place(math),
  }
}

const place = ({position}: Element) => (position ? {position} : {})

/** Properties with addresses and prefixed ids; undefined when what they lead to has no place here. */
function bind({tagName, properties}: Element, lowering: Lowering): Properties | undefined {
  if (typeof properties.dataDocument === 'string') return bindDocument(properties, lowering)
  if (typeof properties.dataAsset === 'string') return bindAsset(tagName, properties, lowering)
  const own = lowering.target === 'web' ? alignByClass(tagName, properties) : properties
  const {href} = properties
  if (typeof href === 'string' && lowering.addresses.isWithheld?.(href)) return undefined
  if (typeof href === 'string' && href.startsWith('#') && !isHere(href.slice(1), lowering)) {
    const {href: _nowhere, ...rest} = properties
    return prefixIds(rest, lowering.idPrefix, true)
  }
  // A hash alone stays a link inside the document, also in feeds.
  return prefixIds(own, lowering.idPrefix, true)
}

/** Whether this output has what an id names. */
function isHere(id: string, {document: {targetedIds}, target}: Lowering): boolean {
  return !Object.hasOwn(targetedIds, id) || targetedIds[id]?.includes(target) === true
}

function bindDocument(properties: Properties, lowering: Lowering): Properties | undefined {
  const {dataDocument, dataFragment, ...rest} = properties
  const fragment = typeof dataFragment === 'string' ? dataFragment : undefined
  const href = lowering.addresses.document(String(dataDocument), fragment)
  return href === undefined ? undefined : prefixIds({...rest, href}, lowering.idPrefix)
}

function bindAsset(
  tagName: string,
  properties: Properties,
  lowering: Lowering,
): Properties | undefined {
  const {dataAsset, ...rest} = properties
  const path = String(dataAsset)
  const address = lowering.addresses.asset(path)
  if (address === undefined) return undefined
  const place =
    tagName === 'a' ? {href: address} : {src: address, ...imageProperties(path, lowering)}
  return prefixIds({...rest, ...place}, lowering.idPrefix)
}

function imageProperties(path: string, {addresses, target}: Lowering): Properties {
  const size = addresses.size(path)
  return {...size, ...(target === 'web' ? {loading: 'lazy', decoding: 'async'} : {})}
}

/** Attributes whose values are ids of the same document. */
const references = [
  'ariaLabelledBy',
  'ariaDescribedBy',
  'ariaControls',
  'ariaOwns',
  'htmlFor',
  'headers',
]

function prefixIds(properties: Properties, prefix: string, withHref = false): Properties {
  if (prefix === '') return properties
  const {id, href} = properties
  const used = references.filter(name => properties[name] !== undefined)
  const local = withHref && typeof href === 'string' && href.startsWith('#') && href !== '#'
  if (typeof id !== 'string' && !local && used.length === 0) return properties
  return {
    ...properties,
    ...(typeof id === 'string' ? {id: prefix + id} : {}),
    ...(local ? {href: `#${prefix}${href.slice(1)}`} : {}),
    ...Object.fromEntries(used.map(name => [name, prefixReference(properties[name], prefix)])),
  }
}

const prefixReference = (value: Properties[string], prefix: string) =>
  (Array.isArray(value) ? value : String(value).split(/\s+/)).map(id => `${prefix}${id}`)

function alternative({properties, position}: Element): ElementContent[] {
  const {alt} = properties
  if (typeof alt !== 'string' || alt === '') return []
  return [{type: 'text', value: alt, ...(position ? {position} : {})}]
}
