import type {
  AtrulePlain,
  CssLocation,
  CssNode,
  CssNodePlain,
  DeclarationPlain,
  RulePlain,
  SyntaxParseError,
} from 'css-tree'
import type {Report} from '../diagnostics.ts'
import {nameOf, styleOf} from './custom-counter-styles.ts'
import {type Declaration, readDeclaration} from './declaration.ts'
import {readFontFace} from './font-face.ts'
import {type Layer, layerIn} from './layer.ts'
import {matchesPrint} from './media.ts'
import {withAmpersands} from './nested-rules.ts'
import {everyPage, type PageSelector, pageSelector} from './page-selector.ts'
import {parseCss} from './parse.ts'
import {type CompiledSelector, compileSelectors, type SelectorScope} from './selectors/compile.ts'
import {type Sheet, sheetOf} from './sheet.ts'
import type {MarginBoxName} from './style.ts'
import type {FontFaceRule, Stylesheet} from './stylesheet.ts'
import {supportsCondition} from './supports.ts'
import {resolveUrl} from './values/url.ts'

/** What a stylesheet holds once conditions and nesting are resolved, in order. */
export type CssRule =
  | StyleRule
  | PageRule
  | {readonly type: 'font-face'; readonly rule: FontFaceRule}

export interface StyleRule {
  readonly type: 'style'
  readonly selectors: readonly CompiledSelector[]
  readonly declarations: readonly Declaration[]
  readonly layer: Layer
}

export interface PageRule {
  readonly type: 'page'
  readonly selectors: readonly PageSelector[]
  readonly declarations: readonly Declaration[]
  readonly marginBoxes: ReadonlyMap<MarginBoxName, readonly Declaration[]>
  /** Of `@footnote`. */
  readonly footnoteArea: readonly Declaration[]
  readonly layer: Layer
}

/** Bytes of a sheet by its path. */
export type Load = (url: string) => Uint8Array | undefined

interface Scope {
  readonly sheet: Sheet
  readonly layer: Layer
  readonly load: Load
  readonly report: Report
  /** Those of all sheets, written out. */
  readonly counterStyles: ReadonlyMap<string, string>
  /** Paths of the sheets that import each other, to end a circle. */
  readonly chain: readonly string[]
  /** What `&` stands for; undefined outside of any rule. */
  readonly nesting: readonly CompiledSelector[] | undefined
}

/** Read a stylesheet and those it imports. Text that is no CSS is skipped and reported. */
export function* readStylesheet(
  {path, css}: Stylesheet,
  given: Pick<Scope, 'layer' | 'load' | 'report' | 'counterStyles'>,
  chain: readonly string[] = [],
): Generator<CssRule> {
  const nested = withAmpersands(css)
  const sheet = sheetOf(path, given.report, {...nested, ...given})
  const tree = parseCss(nested.css, {
    positions: true,
    // Without a node the parser only tried one grammar before another.
    onParseError: (error, node: CssNode | null) => {
      if (node) sheet.report('css-syntax', syntaxReason(error.message), errorLocation(error, path))
    },
  })
  if (tree.type !== 'StyleSheet') return
  yield* readNodes(tree.children, {...given, sheet, chain: [...chain, path], nesting: undefined})
}

function errorLocation({line, column, offset}: SyntaxParseError, source: string): CssLocation {
  const point = {line, column, offset}
  return {source, start: point, end: point}
}

/** css-tree says `Colon is expected`. */
const syntaxReason = (message: string) => {
  const expected = /^(.+) is expected$/.exec(message)?.[1]
  return `Unexpected CSS syntax, expected ${expected ? expected.toLowerCase() : `text that CSS can read (${message})`}`
}

/** Declarations between nested rules make a rule of their own, so that order holds (css-nesting-1, 4). */
function* readNodes(nodes: readonly CssNodePlain[], scope: Scope): Generator<CssRule> {
  let declarations: Declaration[] = []
  const own = (): readonly StyleRule[] =>
    scope.nesting && declarations.length
      ? [{type: 'style', selectors: scope.nesting, declarations, layer: scope.layer}]
      : []
  for (const node of nodes) {
    if (node.type === 'Declaration') {
      const declaration = readDeclaration(node, scope.sheet)
      if (declaration) declarations.push(declaration)
      continue
    }
    if (node.type !== 'Rule' && node.type !== 'Atrule') continue
    yield* own()
    declarations = []
    if (node.type === 'Rule') yield* readRule(node, scope)
    else yield* readAtRule(node, scope)
  }
  yield* own()
}

function* readRule(node: RulePlain, scope: Scope): Generator<CssRule> {
  if (node.prelude.type !== 'SelectorList') return
  const selectors = node.prelude.children.map(selector => asWritten(selector, scope.sheet))
  const nesting = compileSelectors(selectors, selectorScope(scope))
  if (nesting.length) yield* readNodes(node.block.children, {...scope, nesting})
}

/** An `&` that was put in front says nothing where the selector has one of its own (css-nesting-1, 3.1). */
function asWritten(selector: CssNodePlain, {isInserted}: Sheet): CssNodePlain {
  if (selector.type !== 'Selector' || !isInserted(selector.children[0]?.loc)) return selector
  const own = selector.children.slice(1)
  return own.some(holdsNesting) ? {...selector, children: own.filter(isNoFirstSpace)} : selector
}

const isNoFirstSpace = (node: CssNodePlain, index: number) =>
  index > 0 || node.type !== 'Combinator' || node.name !== ' '

const holdsNesting = (node: CssNodePlain): boolean =>
  // css-tree's types lack it.
  (node.type as string) === 'NestingSelector' || childrenOf(node).some(holdsNesting)

const selectorScope = ({sheet, nesting}: Scope): SelectorScope => ({
  nesting: nesting ?? [],
  complain: (reason, node) => sheet.report('unsupported-selector', reason, node.loc),
})

/** At-rules that mean nothing on paper. */
const silent =
  /^(?:charset|namespace|(?:-\w+-)?keyframes|view-transition|starting-style|position-try|(?:-\w+-)?viewport|-.*)$/

/** At-rules of CSS that the typesetter does not follow. */
const unsupported =
  /^(?:container|property|scope|font-feature-values|font-palette-values|color-profile|document|function|mixin)$/

function* readAtRule(node: AtrulePlain, scope: Scope): Generator<CssRule> {
  const name = node.name.toLowerCase()
  const inner = node.block?.children ?? []
  switch (name) {
    case 'media':
      if (conditionOf(node, 'MediaQueryList', list => matchesPrint(childrenOf(list), scope.sheet)))
        yield* readNodes(inner, scope)
      return
    case 'supports':
      if (conditionOf(node, 'Condition', supportsCondition)) yield* readNodes(inner, scope)
      return
    case 'layer':
      yield* readLayer(node, scope)
      return
    case 'import':
      yield* readImport(node, scope)
      return
    case 'counter-style':
      checkCounterStyle(node, scope.sheet)
      return
    case 'page':
      yield* readPage(node, scope)
      return
    case 'font-face': {
      const rule = readFontFace(inner.filter(isDeclaration), node, scope.sheet)
      if (rule) yield {type: 'font-face', rule}
      return
    }
  }
  if (silent.test(name)) return
  if (unsupported.test(name)) {
    const reason = `Unexpected at-rule \`@${name}\`, expected one that is laid out`
    scope.sheet.report('unsupported-at-rule', reason, node.loc)
  } else
    scope.sheet.report(
      'css-syntax',
      `Unexpected unknown at-rule \`@${name}\`, expected one of CSS`,
      node.loc,
    )
}

/** They were read before all else; here is said what was wrong with them. */
function checkCounterStyle(node: AtrulePlain, sheet: Sheet): void {
  if (nameOf(node) !== undefined && styleOf(node.block?.children ?? [])) return
  const reason = 'Unexpected @counter-style, expected a name and the symbols that its system needs'
  sheet.report('unsupported-at-rule', reason, node.loc)
}

const isDeclaration = (node: CssNodePlain): node is DeclarationPlain => node.type === 'Declaration'

const childrenOf = (node: CssNodePlain): readonly CssNodePlain[] =>
  'children' in node && Array.isArray(node.children) ? node.children : []

const preludeOf = (node: AtrulePlain): readonly CssNodePlain[] =>
  node.prelude?.type === 'AtrulePrelude' ? node.prelude.children : []

function conditionOf(
  node: AtrulePlain,
  type: CssNodePlain['type'],
  holds: (node: CssNodePlain) => boolean,
): boolean {
  const condition = preludeOf(node).find(child => child.type === type)
  return condition !== undefined && holds(condition)
}

/** `@layer a, b;` only names them, in order; a block goes into one. */
function* readLayer(node: AtrulePlain, scope: Scope): Generator<CssRule> {
  const names = preludeOf(node)
    .flatMap(childrenOf)
    .flatMap(layer => (layer.type === 'Layer' ? [layer.name] : []))
  if (node.block) {
    const layer = layerIn(scope.layer, names[0])
    yield* readNodes(node.block.children, {...scope, layer})
    return
  }
  for (const name of names) layerIn(scope.layer, name)
}

function* readImport(node: AtrulePlain, scope: Scope): Generator<CssRule> {
  const prelude = preludeOf(node)
  const [first] = prelude
  if (first?.type !== 'String' && first?.type !== 'Url') return
  const media = prelude.find(child => child.type === 'MediaQueryList')
  const supports = prelude.find(child => isFunction(child, 'supports'))
  if (media && !matchesPrint(childrenOf(media), scope.sheet)) return
  if (supports && !childrenOf(supports).every(supportsCondition)) return
  const path = resolveUrl(first.value, scope.sheet.path)
  if (scope.chain.includes(path)) return
  const bytes = scope.load(path)
  if (!bytes) {
    const reason = `Unexpected @import of \`${path}\`, expected a stylesheet that can be read`
    scope.sheet.report('missing-stylesheet', reason, node.loc)
    return
  }
  const css = new TextDecoder().decode(bytes)
  yield* readStylesheet(
    {path, css},
    {...scope, layer: importLayer(prelude, scope.layer)},
    scope.chain,
  )
}

const isFunction = (node: CssNodePlain, name: string) =>
  node.type === 'Function' && node.name.toLowerCase() === name

/** `layer` alone is anonymous, `layer(a.b)` is named. */
function importLayer(prelude: readonly CssNodePlain[], layer: Layer): Layer {
  const named = prelude.find(child => isFunction(child, 'layer'))
  const inner = named && childrenOf(named)[0]
  if (inner?.type === 'Layer') return layerIn(layer, inner.name)
  const anonymous = prelude.some(
    child => child.type === 'Identifier' && child.name.toLowerCase() === 'layer',
  )
  return anonymous ? layerIn(layer, undefined) : layer
}

const marginBoxNames: ReadonlySet<string> = new Set<MarginBoxName>([
  'top-left-corner',
  'top-left',
  'top-center',
  'top-right',
  'top-right-corner',
  'right-top',
  'right-middle',
  'right-bottom',
  'bottom-right-corner',
  'bottom-right',
  'bottom-center',
  'bottom-left',
  'bottom-left-corner',
  'left-bottom',
  'left-middle',
  'left-top',
])

function* readPage(node: AtrulePlain, scope: Scope): Generator<CssRule> {
  const selectors = pageSelectors(node, scope.sheet)
  if (!selectors.length) return
  const declarations: Declaration[] = []
  const marginBoxes = new Map<MarginBoxName, readonly Declaration[]>()
  let footnoteArea: readonly Declaration[] = []
  for (const child of node.block?.children ?? []) {
    if (child.type === 'Declaration') declarations.push(...declared([child], scope.sheet, 'page'))
    if (child.type !== 'Atrule') continue
    const name = child.name.toLowerCase()
    const inner = declared(childrenOf(child.block ?? child), scope.sheet, 'element')
    if (marginBoxNames.has(name)) {
      const box = name as MarginBoxName
      marginBoxes.set(box, [...(marginBoxes.get(box) ?? []), ...inner])
    } else if (name === 'footnote') footnoteArea = [...footnoteArea, ...inner]
    else {
      const reason = `Unexpected \`@${name}\` in @page, expected a margin box or @footnote`
      scope.sheet.report('unsupported-at-rule', reason, child.loc)
    }
  }
  yield {type: 'page', selectors, declarations, marginBoxes, footnoteArea, layer: scope.layer}
}

const declared = (nodes: readonly CssNodePlain[], sheet: Sheet, subject: 'page' | 'element') =>
  nodes.filter(isDeclaration).flatMap(node => readDeclaration(node, sheet, subject) ?? [])

function pageSelectors(node: AtrulePlain, sheet: Sheet): readonly PageSelector[] {
  if (!node.prelude) return [everyPage]
  return preludeOf(node)
    .flatMap(childrenOf)
    .flatMap(selector => {
      const compiled = pageSelector(childrenOf(selector))
      if (compiled) return [compiled]
      const reason =
        'Unexpected page selector, expected a name, :first, :left, :right, :blank or :nth()'
      sheet.report('unsupported-selector', reason, selector.loc)
      return []
    })
}
