import type {Element, Root} from 'hast'
import type {Report, TypesetterMessage} from '../diagnostics.ts'
import {type Computed, compute, type Environment} from './compute.ts'
import {type Declaration, type DeclaredValue, readDeclaration} from './declaration.ts'
import {countsNotesByPage, defaultPageSize, type PageRules, pageStyles} from './page-styles.ts'
import {parseCss} from './parse.ts'
import {type RuleSource, readAuthor, readUserAgent} from './rule-source.ts'
import type {Load} from './rules.ts'
import {attributeOf} from './selectors/attribute.ts'
import {type ElementNode, elementTree} from './selectors/element-node.ts'
import {matchingRanks} from './selectors/rule-index.ts'
import {attributeSheet} from './sheet.ts'
import type {PageQuery, PageStyle, PseudoElement, Style} from './style.ts'
import type {FontFaceRule, Stylesheet} from './stylesheet.ts'

export type {PseudoElement} from './style.ts'

/** What the stylesheets come to for one tree: a style for everything in it, and for its pages. */
export interface StyledTree {
  /** One frozen object for all elements that compute alike. */
  readonly styleOf: (element: Element) => Style
  /** Undefined when the pseudo-element generates nothing. */
  readonly pseudoStyleOf: (element: Element, pseudo: PseudoElement) => Style | undefined
  /** The same object for all queries that the same `@page` rules answer. */
  readonly pageStyle: (query: PageQuery) => PageStyle
  /** Some page counts its notes anew: their numbers are known only when pages are. */
  readonly notesByPage: boolean
  readonly fontFaces: readonly FontFaceRule[]
  /** Those beyond ASCII that the author's sheets may bring in, by `content` and markers. */
  readonly characters: string
  readonly rootStyle: Style
}

export interface CascadeOptions {
  /** Author sheets in cascade order; the user-agent sheet comes before them by itself. */
  readonly stylesheets: readonly Stylesheet[]
  /** Bytes of an `@import`ed sheet. */
  readonly load: Load
  readonly report: Report
}

/** Match every rule against every element and compute the styles (css-cascade-5). */
export function cascade(tree: Root, {stylesheets, load, report}: CascadeOptions): StyledTree {
  const author = readAuthor(stylesheets, load, report)
  const userAgent = readUserAgent()
  const pageRules: PageRules = {userAgent: userAgent.pages, author: author.pages}
  const batch = batchOf(author, pageRules)
  const say = onceEach(report)
  const {page, roots, shared} = batch
  const styler: Styler = {
    sources: [userAgent, author],
    page,
    report,
    say,
    roots,
    shared,
    own: new WeakMap(),
  }
  const root = elementTree(tree)
  const styled = new Map<Element, Styled>()
  styleBelow(root, undefined, undefined, styler, styled)
  const rootComputed = styled.get(root.element)!.computed
  const of = (element: Element): Styled => {
    const found = styled.get(element)
    if (!found) throw new Error('Unexpected element, expected one of the styled tree')
    return found
  }
  return {
    styleOf: element => of(element).computed.style,
    pseudoStyleOf: (element, pseudo) => {
      const {node, computed} = of(element)
      return pseudoStyle({node, pseudo, parent: computed, root: rootComputed}, styler)
    },
    pageStyle: pageStyles(pageRules, rootComputed, styler),
    notesByPage: countsNotesByPage(pageRules),
    fontFaces: author.fontFaces,
    characters: author.characters,
    rootStyle: rootComputed.style,
  }
}

/** What documents dressed by the same sheets have in common: a hundred stories hold a few dozen styles. */
interface Batch {
  readonly page: Styler['page']
  readonly roots: Styler['roots']
  readonly shared: Styler['shared']
}

const batches = new WeakMap<RuleSource, Batch>()

function batchOf(author: RuleSource, pageRules: PageRules): Batch {
  const known = batches.get(author) ?? {
    page: defaultPageSize(pageRules),
    roots: new Map(),
    shared: new WeakMap(),
  }
  batches.set(author, known)
  return known
}

function onceEach(report: Report): Environment['say'] {
  const said = new Set<TypesetterMessage>()
  return messages => {
    for (const message of messages) {
      if (!said.has(message)) report(message)
      said.add(message)
    }
  }
}

interface Styled {
  readonly node: ElementNode
  readonly computed: Computed
}

interface Styler {
  /** User agent, author. */
  readonly sources: readonly [RuleSource, RuleSource]
  readonly page: {readonly width: number; readonly height: number}
  readonly report: Report
  readonly say: Environment['say']
  /** Of root elements, by what matched them. */
  readonly roots: Map<string, Computed>
  /** Styles of children, by what they inherit and what matched them. */
  readonly shared: WeakMap<object, Map<string, Computed>>
  /** The same of elements with a `style` attribute: what is wrong with it is told for each document. */
  readonly own: WeakMap<object, Map<string, Computed>>
}

function styleBelow(
  node: ElementNode,
  parent: Computed | undefined,
  root: Computed | undefined,
  styler: Styler,
  styled: Map<Element, Styled>,
): void {
  const computed = elementStyle(node, parent, root, styler)
  styled.set(node.element, {node, computed})
  for (const child of node.children) styleBelow(child, computed, root ?? computed, styler, styled)
}

/** Elements with the same parent style, matching selectors, language and `style` attribute share one style. */
function elementStyle(
  node: ElementNode,
  parent: Computed | undefined,
  root: Computed | undefined,
  styler: Styler,
): Computed {
  const [userAgent, author] = styler.sources
  const ranks = {
    userAgent: matchingRanks(userAgent.elements, node),
    author: matchingRanks(author.elements, node),
  }
  const attribute = attributeOf(node.element, 'style')
  const {lang} = node
  const {page} = styler
  const make: Make = say =>
    compute(cascaded(ranks, attribute ? inlineStyle(attribute, node, styler) : [], styler), {
      parent,
      root,
      lang,
      page,
      say,
    })
  const key = `${ranks.userAgent.join()};${ranks.author.join()};${lang};${attribute ?? ''}`
  if (!parent) return attribute ? make(styler.say) : rootStyle(key, styler, make)
  return sharedStyle(parent, {key, shared: attribute ? styler.own : styler.shared}, styler, make)
}

type Make = (say: Styler['say']) => Computed

/** What was said of styles that other documents had first holds for this one, too. */
const saidOf = new WeakMap<Computed, readonly TypesetterMessage[]>()

function known(computed: Computed, {say}: Styler): Computed {
  const said = saidOf.get(computed)
  if (said) say(said)
  return computed
}

function made(make: Make, {say}: Styler): Computed {
  const said: TypesetterMessage[] = []
  const computed = make(messages => {
    said.push(...messages)
    say(messages)
  })
  if (said.length > 0) saidOf.set(computed, said)
  return computed
}

function rootStyle(key: string, styler: Styler, make: Make): Computed {
  const before = styler.roots.get(key)
  if (before) return known(before, styler)
  const computed = made(make, styler)
  styler.roots.set(key, computed)
  return computed
}

/** A style that takes more from its parent than what inherits is shared below that parent only. */
function sharedStyle(
  parent: Computed,
  {key, shared}: {readonly key: string; readonly shared: Styler['shared']},
  styler: Styler,
  make: Make,
): Computed {
  const ofHeirs = stylesBelow(parent.heirs, shared)
  const ofParent = stylesBelow(parent, shared)
  const before = ofHeirs.get(key) ?? ofParent.get(key)
  if (before) return known(before, styler)
  const computed = made(make, styler)
  const styles = computed.dependent ? ofParent : ofHeirs
  styles.set(key, computed)
  return computed
}

function stylesBelow(parent: object, shared: Styler['shared']): Map<string, Computed> {
  const known = shared.get(parent)
  if (known) return known
  const styles = new Map<string, Computed>()
  shared.set(parent, styles)
  return styles
}

function pseudoStyle(
  given: {
    readonly node: ElementNode
    readonly pseudo: PseudoElement
    readonly parent: Computed
    readonly root: Computed
  },
  styler: Styler,
): Style | undefined {
  const {node, pseudo, parent, root} = given
  const [userAgent, author] = styler.sources
  const ranks = {
    userAgent: pseudoRanks(userAgent, pseudo, node),
    author: pseudoRanks(author, pseudo, node),
  }
  if (!ranks.userAgent.length && !ranks.author.length) return undefined
  const {lang} = node
  const {page} = styler
  const key = `${pseudo};${ranks.userAgent.join()};${ranks.author.join()};${lang}`
  const {style} = sharedStyle(parent, {key, shared: styler.shared}, styler, say =>
    compute(cascaded(ranks, [], styler), {parent, root, lang, page, say}),
  )
  if (pseudo === 'first-line' || pseudo === 'first-letter') return style
  const empty = style.content === 'none' || (style.content === 'normal' && pseudo !== 'marker')
  return empty || style.display === 'none' ? undefined : style
}

const none: readonly number[] = []

function pseudoRanks(
  {pseudos}: RuleSource,
  pseudo: PseudoElement,
  node: ElementNode,
): readonly number[] {
  const index = pseudos.get(pseudo)
  return index ? matchingRanks(index, node) : none
}

/** Important declarations come after all others, those of weaker layers last (css-cascade-5, 6.1). */
function cascaded(
  ranks: {readonly userAgent: readonly number[]; readonly author: readonly number[]},
  inline: readonly Declaration[],
  {sources: [userAgent, author]}: Styler,
): {readonly userAgent: readonly DeclaredValue[]; readonly author: readonly DeclaredValue[]} {
  const rules = ranks.author.map(rank => author.ranked[rank]!)
  const important = rules
    .filter(({rule}) => rule.declarations.some(declaration => declaration.important))
    .sort((a, b) => b.layer - a.layer)
  return {
    userAgent: ranks.userAgent.flatMap(rank => normalOf(userAgent.ranked[rank]!.rule.declarations)),
    author: [
      ...rules.flatMap(({rule}) => normalOf(rule.declarations)),
      ...normalOf(inline),
      ...important.flatMap(({rule}) => importantOf(rule.declarations)),
      ...importantOf(inline),
    ],
  }
}

const normalOf = (declarations: readonly Declaration[]) =>
  declarations.flatMap(({important, value}) => (important ? [] : [value]))
const importantOf = (declarations: readonly Declaration[]) =>
  declarations.flatMap(({important, value}) => (important ? [value] : []))

function inlineStyle(text: string, node: ElementNode, {report}: Styler): readonly Declaration[] {
  const sheet = attributeSheet(node.element.position, report)
  const list = parseCss(text, {
    context: 'declarationList',
    onParseError: () =>
      sheet.report('css-syntax', 'Unexpected style attribute, expected declarations', undefined),
  })
  if (list.type !== 'DeclarationList') return []
  return list.children.flatMap(child =>
    child.type === 'Declaration' ? (readDeclaration(child, sheet) ?? []) : [],
  )
}
