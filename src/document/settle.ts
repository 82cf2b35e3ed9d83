import type {Element, ElementContent, Root, Text} from 'hast'
import type {VFile} from 'vfile'
import {directionOf} from './direction.ts'
import type {DocumentAsset, DocumentLink, Heading, SiteLink} from './document.ts'
import {fromOf} from './from.ts'
import {noteTagName} from './hast.ts'
import type {Ids} from './ids.ts'
import {isInline} from './inline.ts'
import {type Label, labelKind, type Reference} from './labels.ts'
import type {Medium} from './media.ts'
import {narrowed, type Target, targetsOf} from './targets.ts'
import type {IndexMark, Term, TermUse} from './terms.ts'
import {userPrefix} from './transforms/allow-list.ts'
import {claimLabel} from './transforms/claim-label.ts'
import {settleCode} from './transforms/code.ts'
import {
  type Footnotes,
  reportUndefinedCalls,
  setNoteAside,
  settleCall,
} from './transforms/footnotes.ts'
import {
  reportForeignDiagram,
  reportForeignMarkup,
  reportSubscript,
} from './transforms/foreign-markup.ts'
import {endHeading, startHeading} from './transforms/headings.ts'
import type {Highlight} from './transforms/highlight.ts'
import {type Included, includeTagName} from './transforms/includes.ts'
import {settleUpdate} from './transforms/live-updates.ts'
import {settleLoneImage} from './transforms/lone-images.ts'
import {noteMedium, playedBy, settleMedium, unplayLinked} from './transforms/media.ts'
import {placeAll, placeChildren} from './transforms/positions.ts'
import {smarten} from './transforms/punctuation.ts'
import {settleGlossary, settleIndexMark, settleTermUse} from './transforms/terms.ts'
import {reportUndefinedLinks} from './transforms/undefined-links.ts'
import {type LocalLink, settleUrls} from './transforms/urls.ts'
import {countWords} from './transforms/words.ts'
import type {LiveUpdate} from './updates.ts'

/** A document while its tree is walked: what it is, and what the walk has found. */
export interface Settling {
  readonly path: string
  readonly file: VFile
  /** The included file that is walked; undefined in the document's own. */
  readonly from: string | undefined
  readonly highlight: Highlight
  /** The outputs that have what is walked; undefined for all. */
  readonly targets: readonly Target[] | undefined
  /** Ids that not all outputs have. */
  readonly targetedIds: Map<string, readonly Target[]>
  readonly ids: Ids
  readonly footnotes: Footnotes
  readonly headings: Heading[]
  readonly links: DocumentLink[]
  readonly siteLinks: SiteLink[]
  readonly assets: DocumentAsset[]
  /** Every id by the name that authors link to it. */
  readonly anchors: Map<string, string>
  readonly labels: Label[]
  readonly references: Reference[]
  readonly terms: Term[]
  readonly termUses: TermUse[]
  readonly indexMarks: IndexMark[]
  readonly localLinks: LocalLink[]
  readonly media: Medium[]
  readonly updates: LiveUpdate[]
  words: number
}

/** Where the walk is. */
interface Context {
  readonly lang: string
  /** In code and the like: punctuation stays. */
  readonly isVerbatim: boolean
  /** The paragraph, heading or cell whose text goes on over inline elements. */
  readonly line: Line
  /** The first character behind the current element in its line. */
  readonly after: string
}

interface Line {
  before: string
  isQuoted: boolean
}

const verbatim = new Set('code kbd math pre samp var'.split(' '))

/**
 * Walk a tree once and give every node its final form: places, punctuation, ids, addresses, figures, colored code,
 * footnote calls; collect what a `Document` lists. Changes the tree.
 */
export function settle(tree: Root | Element, lang: string, settling: Settling): void {
  settleChildren(tree, {lang, isVerbatim: false, line: newLine(), after: ''}, settling)
}

const newLine = (): Line => ({before: '', isQuoted: false})

function settleChildren(parent: Root | Element, context: Context, settling: Settling): void {
  placeChildren(parent)
  const {children} = parent
  let kept = 0
  for (let index = 0; index < children.length; index++) {
    const child = children[index]!
    if (child.type === 'text') {
      settleText(child, firstCharacter(children[index + 1], context.after), context, settling)
    } else if (child.type !== 'element') {
      continue
    } else if (child.tagName === noteTagName) {
      setNoteAside(child, settling)
      if (isLineEnding(children[kept - 1])) kept--
      continue
    } else {
      const after = firstCharacter(children[index + 1], context.after)
      settleElement(child, {...context, after}, settling)
    }
    children[kept++] = child
  }
  children.length = kept
}

const isLineEnding = (node: Root['children'][number] | undefined): boolean =>
  node?.type === 'text' && node.value === '\n'

function settleText(
  text: Text,
  after: string,
  {lang, isVerbatim, line}: Context,
  settling: Settling,
) {
  if (!isVerbatim) {
    const set = smarten(text.value, {...line, after}, lang)
    text.value = set.text
    line.isQuoted = set.isQuoted
    if (text.value.includes('[^')) reportUndefinedCalls(text, settling)
    if (text.value.includes('][')) reportUndefinedLinks(text, settling)
    reportForeignMarkup(text, settling)
  }
  settling.words += countWords(text.value)
  line.before = text.value.at(-1) ?? line.before
}

/** The character that a following sibling begins with: any letter stands for an element's. */
function firstCharacter(
  next: ElementContent | Root['children'][number] | undefined,
  after: string,
): string {
  if (!next) return after
  if (next.type === 'text') return next.value[0] ?? after
  return next.type === 'element' && next.tagName !== 'br' ? 'x' : '\n'
}

function settleElement(element: Element, outer: Context, settling: Settling): void {
  switch (element.tagName) {
    case includeTagName:
      settleIncluded(element, outer, settling)
      return
    case 'pre':
      if (settleCode(element, settling.highlight)) {
        reportForeignDiagram(element, settling)
        return
      }
      break
    case 'del':
      reportSubscript(element, outer.line.before, settling)
      break
    case 'p':
      settleLoneImage(element)
      break
    case 'a':
      unplayLinked(element)
      if (element.properties.dataNote !== undefined) settleCall(element, settling)
      if (element.properties.dataTerm !== undefined) settleTermUse(element, settling)
      if (element.properties.dataReference !== undefined) settleReference(element, settling)
      break
    case 'audio':
    case 'img':
    case 'video':
      if (settlePlayer(element, outer, settling)) return
      break
    case 'math':
      settleMath(element, outer.line, settling)
      return
    case 'span':
      if (element.properties.dataIndex !== undefined) settleIndexMark(element, settling)
      else break
      settleChildren(element, contextIn(element, outer), settling)
      return
    case 'section':
      if (element.properties.role === 'doc-glossary') settleGlossary(element, settling)
      if (element.properties.dataUpdate !== undefined) {
        settleId(element, settling)
        settleUpdate(element, settling)
        settleChildren(element, contextIn(element, outer), settling)
        return
      }
      break
    case 'dt':
      // One of a glossary has its id already.
      if (settling.terms.some(({id}) => id === element.properties.id)) {
        settleChildren(element, contextIn(element, outer), settling)
        return
      }
      break
    case 'div':
      if (element.properties.dataOnly !== undefined) {
        settleTargeted(element, outer, settling)
        return
      }
      // So that a formula wider than its page can be scrolled by keyboard.
      if (isFormula(element)) element.properties.tabIndex = 0
      break
    case 'br':
      outer.line.before = '\n'
      break
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      startHeading(element, settling)
      settleChildren(element, contextIn(element, outer), settling)
      endHeading(element, settling)
      return
  }
  settleUrls(element, settling)
  settleId(element, settling)
  settleChildren(element, contextIn(element, outer), settling)
}

function settlePlayer(element: Element, outer: Context, settling: Settling): boolean {
  const kind = playedBy(element)
  if (kind === undefined) return false
  settleMedium(element, kind, settling)
  settleId(element, settling)
  settleChildren(element, contextIn(element, outer), settling)
  noteMedium(element, kind, settling)
  return true
}

/** An included file stands in a `div` that says where it is from, and that no output has. */
function settleIncluded(element: Element, outer: Context, settling: Settling): void {
  const {included} = element as Element & {included?: Included}
  element.tagName = 'div'
  if (!included) return
  const {path, file, tree} = included
  element.properties = {dataFrom: path}
  element.children = tree.children as ElementContent[]
  if (tree.position) element.position = tree.position
  const within: Settling = {...settling, path, file, from: path, words: 0}
  settleChildren(element, {...contextIn(element, outer)}, within)
  settling.words += within.words
}

/** A document counts the words that its page on the site has. */
function settleTargeted(element: Element, outer: Context, settling: Settling): void {
  const targets = narrowed(settling.targets, targetsOf(element.properties.dataOnly) ?? [])
  element.properties.dataOnly = targets.join(' ')
  const within: Settling = {...settling, targets, words: 0}
  settleChildren(element, contextIn(element, outer), within)
  if (targets.includes('web')) settling.words += within.words
}

const isFormula = ({children: [only, ...others]}: Element): boolean =>
  only?.type === 'element' && only.tagName === 'math' && others.length === 0

/** A formula counts as one word. Nothing in it is prose. */
function settleMath(math: Element, line: Line, settling: Settling): void {
  placeAll(math)
  settling.words++
  line.before = 'x'
}

function contextIn(element: Element, outer: Context): Context {
  const {tagName, properties} = element
  const lang = typeof properties.lang === 'string' ? properties.lang : undefined
  const goesOn = isInline(tagName)
  const isVerbatim = outer.isVerbatim || verbatim.has(tagName) || isBareAddress(element)
  if (lang !== undefined) properties.dir ??= directionOf(lang)
  if (goesOn && lang === undefined && isVerbatim === outer.isVerbatim) return outer
  return {
    lang: lang ?? outer.lang,
    isVerbatim,
    line: goesOn ? outer.line : newLine(),
    after: goesOn ? outer.after : '',
  }
}

/** A link that shows its own address: its hyphens are no dashes. */
function isBareAddress({tagName, children: [text]}: Element): boolean {
  return tagName === 'a' && text?.type === 'text' && /^(?:www\.|\S*:\/\/)/i.test(text.value)
}

/** Ids that authors wrote on other elements than headings; `<a name>` is one of before HTML 5. */
function settleId({properties, position}: Element, settling: Settling): void {
  const {ids, anchors} = settling
  if (typeof properties.name === 'string') {
    properties.id ??= properties.name
    delete properties.name
  }
  if (typeof properties.id !== 'string' || properties.dataNote !== undefined) return
  const written = properties.id
  const name = written.startsWith(userPrefix) ? written.slice(userPrefix.length) : written
  if (labelKind(name)) {
    properties.id = claimLabel(name, position, settling)
    return
  }
  properties.id = ids.claim(written)
  anchors.set(name, properties.id)
  noteTargets(properties.id, settling)
}

/** Keep in mind that an id is not everywhere: nothing may lead to it where it is not. */
export function noteTargets(id: string, {targets, targetedIds}: Settling): void {
  if (targets) targetedIds.set(id, targets)
}

const settleReference = ({properties, position}: Element, settling: Settling): void => {
  const {references} = settling
  references.push({name: String(properties.dataReference), position, ...fromOf(settling)})
}
