import {type Cascaded, type Computed, compute, type Environment} from './compute.ts'
import type {DeclaredValue} from './declaration.ts'
import {readValues} from './properties/values.ts'
import {resolveLength} from './resolve-length.ts'
import type {PageRule} from './rules.ts'
import type {
  CounterChange,
  Edges,
  LengthPercentage,
  MarginBoxName,
  PageQuery,
  PageStyle,
  Style,
} from './style.ts'
import {calculable} from './values/calc.ts'
import type {Context} from './values/value.ts'

/** `@page` rules of both origins, each from the weakest layer to the strongest. */
export interface PageRules {
  readonly userAgent: readonly LayeredPageRule[]
  readonly author: readonly LayeredPageRule[]
}

export interface LayeredPageRule {
  readonly rule: PageRule
  readonly layer: number
}

/** `@page {counter-reset: footnote}`, for whatever page (css-gcpm-3, 2.4). */
export const countsNotesByPage = ({author}: PageRules): boolean =>
  author.some(({rule}) => rule.declarations.some(({value}) => resetsNotes(value)))

const resetsNotes = (declared: DeclaredValue): boolean =>
  declared.type === 'assignments' &&
  declared.assignments.some(({name, value}) => {
    if (name !== 'counter-reset' || typeof value !== 'function') return false
    return (value(calculable) as readonly CounterChange[]).some(reset => reset.name === 'footnote')
  })

/** The size of a page that no selector is about: what `vw` and `vh` are shares of. */
export function defaultPageSize(rules: PageRules): Context['page'] {
  const anonymous: PageQuery = {
    name: '',
    index: -1,
    side: 'right',
    first: false,
    blank: false,
    ordinal: 0,
  }
  const {values} = compute(
    cascadedFor(rules, anonymous, rule => rule.declarations),
    {
      parent: undefined,
      root: undefined,
      lang: '',
      page: {width: 0, height: 0},
      say: () => {},
    },
  )
  return readValues(values)('size')
}

/** Answers queries with one object for each set of rules that apply. */
export function pageStyles(
  rules: PageRules,
  root: Computed,
  {page, say}: Pick<Environment, 'page' | 'say'>,
): (query: PageQuery) => PageStyle {
  const known = new Map<string, PageStyle>()
  return query => {
    const key = [...rules.userAgent, ...rules.author]
      .map(({rule}) => strongestMatch(rule, query) ?? '')
      .join()
    const style =
      known.get(key) ??
      pageStyle(rules, query, {parent: root, root, lang: root.style.lang, page, say})
    known.set(key, style)
    return style
  }
}

function pageStyle(rules: PageRules, query: PageQuery, environment: Environment): PageStyle {
  const computed = compute(
    cascadedFor(rules, query, rule => rule.declarations),
    environment,
  )
  const {values, style} = computed
  const at = readValues(values)
  const {width, height} = at('size')
  const [marks, bleed] = [at('marks'), at('bleed')]
  const inside: Environment = {...environment, parent: computed}
  const crop = marks.crop || marks.cross
  return {
    width,
    height,
    margin: points(style.margin, {width, height}),
    padding: points(style.padding, {width, height}),
    border: style.border,
    backgroundColor: style.backgroundColor,
    background: style.background,
    // css-page-3, 7.3: automatic bleed is 6pt where there are crop marks.
    bleed: bleed === 'auto' ? (crop ? 6 : 0) : bleed,
    marks,
    counterReset: style.counterReset,
    counterIncrement: style.counterIncrement,
    counterSet: style.counterSet,
    marginBoxes: marginBoxes(rules, query, inside),
    footnoteArea: area(
      cascadedFor(rules, query, rule => rule.footnoteArea),
      inside,
    ),
  }
}

/** Percentages are of the page box, top and bottom of its height (css-page-3, 6.3). */
function points(
  edges: Edges<LengthPercentage | 'auto'>,
  {width, height}: Context['page'],
): Edges<number> {
  const of = (value: LengthPercentage | 'auto', whole: number) =>
    value === 'auto' ? 0 : resolveLength(value, whole)
  return {
    top: of(edges.top, height),
    right: of(edges.right, width),
    bottom: of(edges.bottom, height),
    left: of(edges.left, width),
  }
}

/** The areas of a page are blocks, whatever they say. */
const area = (cascaded: Cascaded, environment: Environment): Style => {
  const {style} = compute(cascaded, environment)
  return style.display === 'block'
    ? style
    : compute({...cascaded, author: [...cascaded.author, block]}, environment).style
}

const block: DeclaredValue = {
  type: 'assignments',
  assignments: [{name: 'display', value: () => 'block'}],
}

function marginBoxes(
  rules: PageRules,
  query: PageQuery,
  environment: Environment,
): ReadonlyMap<MarginBoxName, Style> {
  const names = new Set(rules.author.flatMap(({rule}) => [...rule.marginBoxes.keys()]))
  const boxes = new Map<MarginBoxName, Style>()
  for (const name of names) {
    const style = area(
      cascadedFor(rules, query, rule => rule.marginBoxes.get(name) ?? []),
      environment,
    )
    if (style.content !== 'none' && style.content !== 'normal') boxes.set(name, style)
  }
  return boxes
}

function strongestMatch(rule: PageRule, query: PageQuery): number | undefined {
  const matching = rule.selectors.filter(selector => selector.matches(query))
  return matching.length ? Math.max(...matching.map(selector => selector.specificity)) : undefined
}

/** The part of each matching rule that is asked for, in cascade order. */
function cascadedFor(
  rules: PageRules,
  query: PageQuery,
  part: (rule: PageRule) => PageRule['declarations'],
): Cascaded {
  const sorted = (layered: readonly LayeredPageRule[]) =>
    layered
      .flatMap(({rule, layer}) => {
        const specificity = strongestMatch(rule, query)
        return specificity === undefined ? [] : [{rule, layer, specificity}]
      })
      .sort((a, b) => a.layer - b.layer || a.specificity - b.specificity)
  const author = sorted(rules.author)
  const declared = (important: boolean) => (rule: PageRule) =>
    part(rule).flatMap(declaration =>
      declaration.important === important ? [declaration.value] : [],
    )
  return {
    userAgent: sorted(rules.userAgent).flatMap(({rule}) => declared(false)(rule)),
    author: [
      ...author.flatMap(({rule}) => declared(false)(rule)),
      ...author.sort((a, b) => b.layer - a.layer).flatMap(({rule}) => declared(true)(rule)),
    ],
  }
}
