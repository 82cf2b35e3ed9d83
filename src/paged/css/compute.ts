import type {TypesetterMessage} from '../diagnostics.ts'
import {assemble, type Surroundings} from './assemble.ts'
import type {Assignment, DeclaredValue, WideKeyword} from './declaration.ts'
import {isLonghand, type LonghandName, longhands} from './properties/index.ts'
import {logicalLonghands} from './properties/logical.ts'
import {
  inheritanceBeyond,
  inheritValues,
  initialValues,
  numberOf,
  readValues,
  type ValueReader,
  type Values,
} from './properties/values.ts'
import type {Display, Style} from './style.ts'
import {type CustomProperties, customProperties, substitute} from './substitute.ts'
import {calculable} from './values/calc.ts'
import type {Context, Resolve} from './values/value.ts'

/** A style with what its children and its relative units need. */
export interface Computed {
  readonly style: Style
  readonly values: Values
  readonly custom: CustomProperties
  /** The same for all styles whose children inherit alike: those with equal matches share a style. */
  readonly heirs: Heirs
  /** True when it takes from its parent what does not inherit by itself. */
  readonly dependent: boolean
}

/** What a set of styles has in common, and the sets below it by what they inherit beyond it. */
export interface Heirs {
  readonly below: Map<string, Heirs>
}

/** Declarations that apply, from the weakest to the strongest. */
export interface Cascaded {
  readonly userAgent: readonly DeclaredValue[]
  readonly author: readonly DeclaredValue[]
}

export interface Environment {
  readonly parent: Computed | undefined
  /** The root element's; undefined while it is computed itself. */
  readonly root: Computed | undefined
  readonly lang: string
  readonly page: Context['page']
  /** Takes what is wrong only with this document's custom properties; the same message may come often. */
  readonly say: (messages: readonly TypesetterMessage[]) => void
}

/** Compute a style from what applies to its element, pseudo-element, page or margin box. */
export function compute(cascaded: Cascaded, environment: Environment): Computed {
  const {parent} = environment
  const custom = customProperties(
    parent?.custom ?? new Map(),
    declaredCustom([...cascaded.userAgent, ...cascaded.author]),
  )
  const userAgent = assignmentsOf(cascaded.userAgent, custom, environment.say)
  const author = assignmentsOf(cascaded.author, custom, environment.say)
  const direction = directionOf([userAgent, author], parent)
  const winners = winnersOf(userAgent, author, direction)
  const values = valuesOf(winners, environment, direction)
  return {
    style: remembered(values, environment.lang, {
      root: parent === undefined,
      item: parent?.style.display === 'grid',
    }),
    values,
    custom,
    heirs: heirsOf(values, custom, parent),
    dependent: [...winners].some(
      ([name, winner]) => winner === 'inherit' && !longhands[name].inherited,
    ),
  }
}

function heirsOf(values: Values, custom: CustomProperties, parent: Computed | undefined): Heirs {
  if (!parent || parent.custom !== custom) return {below: new Map()}
  const beyond = inheritanceBeyond(parent.values, values) + itemsBelow(values, parent)
  if (beyond === '') return parent.heirs
  const heirs = parent.heirs.below.get(beyond) ?? {below: new Map()}
  parent.heirs.below.set(beyond, heirs)
  return heirs
}

/** Children of a grid are blocks, so they look like no others, and neither do their children like them. */
function itemsBelow(values: Values, parent: Computed): string {
  if (readValues(values)('display') === 'grid') return 'items'
  return parent.style.display === 'grid' ? 'in item' : ''
}

/** The style of a box that no element asked for: it inherits, and has initial values elsewhere (CSS 2.2, 9.2.1.1). */
export function anonymousStyle(parent: Style, display: Display): Style {
  const values = valuesByStyle.get(parent)
  if (!values) throw new Error('Unexpected style, expected one that the cascade made')
  const known = anonymousStyles.get(parent) ?? new Map<Display, Style>()
  anonymousStyles.set(parent, known)
  const before = known.get(display)
  if (before) return before
  const own = inheritValues(values)
  own[numberOf('display')] = display
  const style = remembered(own, parent.lang, {root: false, item: false})
  known.set(display, style)
  return style
}

const valuesByStyle = new WeakMap<Style, Values>()
const anonymousStyles = new WeakMap<Style, Map<Display, Style>>()

function remembered(values: Values, lang: string, at: Omit<Surroundings, 'lang'>): Style {
  const style = assemble(values, {lang, ...at})
  valuesByStyle.set(style, values)
  return style
}

function declaredCustom(declared: readonly DeclaredValue[]): ReadonlyMap<string, string> {
  const custom = new Map<string, string>()
  for (const value of declared) if (value.type === 'custom') custom.set(value.name, value.text)
  return custom
}

function assignmentsOf(
  declared: readonly DeclaredValue[],
  custom: CustomProperties,
  say: Environment['say'],
): readonly Assignment[] {
  return declared.flatMap(value => {
    if (value.type === 'custom') return []
    if (value.type === 'assignments') return value.assignments
    const {assignments, messages} = value.parse(substitute(value.text, custom))
    if (messages.length) say(messages)
    return assignments
  })
}

/** Known first, because logical properties are placed by it. */
function directionOf(
  origins: ReadonlyArray<readonly Assignment[]>,
  parent: Computed | undefined,
): 'ltr' | 'rtl' {
  let direction = parent ? readValues(parent.values)('direction') : 'ltr'
  for (const assignments of origins)
    for (const {name, value} of assignments)
      if (name === 'direction' && typeof value === 'function')
        direction = (value as Resolve<'ltr' | 'rtl'>)(calculable)
  return direction
}

type Winners = Map<LonghandName, Assignment['value']>

function winnersOf(
  userAgent: readonly Assignment[],
  author: readonly Assignment[],
  direction: 'ltr' | 'rtl',
): Winners {
  const winners: Winners = new Map()
  const set = ({name, value}: Assignment, previous: Winners | undefined): void => {
    const physical = logicalLonghands.get(name)?.[direction] ?? name
    if (!isLonghand(physical)) return
    winners.set(physical, value === 'revert' ? (previous?.get(physical) ?? 'unset') : value)
  }
  for (const assignment of userAgent) set(assignment, undefined)
  const previous = author.some(({value}) => value === 'revert') ? new Map(winners) : undefined
  for (const assignment of author) set(assignment, previous)
  return winners
}

/** Font size first, then line height, then what is measured with them (css-values-4, 6.1.1). */
function valuesOf(
  winners: Winners,
  {parent, root, page}: Environment,
  direction: 'ltr' | 'rtl',
): Values {
  const values = inheritValues(parent?.values)
  const at = readValues(values)
  const outer = readValues(parent?.values ?? initialValues)
  const rooted = root && readValues(root.values)
  const set = (name: LonghandName, context: Context): void => {
    const winner = winners.get(name)
    if (winner !== undefined)
      values[numberOf(name)] = winningValue(name, winner, parent?.values, context)
  }
  const ofParent: Context = {
    fontSize: outer('font-size'),
    rootFontSize: rooted?.('font-size') ?? initialSize,
    lineHeight: leading(outer),
    rootLineHeight: rooted ? leading(rooted) : initialSize * 1.2,
    page,
    parentFontWeight: outer('font-weight'),
    direction,
  }
  set('font-size', ofParent)
  const fontSize = at('font-size')
  const ofFont = {...ofParent, fontSize, rootFontSize: rooted?.('font-size') ?? fontSize}
  set('line-height', ofFont)
  const lineHeight = leading(at)
  const context = {...ofFont, lineHeight, rootLineHeight: rooted ? leading(rooted) : lineHeight}
  for (const name of winners.keys())
    if (name !== 'font-size' && name !== 'line-height') set(name, context)
  if (at('color') === 'currentcolor') values[numberOf('color')] = outer('color')
  return values
}

const initialSize = longhands['font-size'].initial

function winningValue(
  name: LonghandName,
  winner: Resolve<unknown> | WideKeyword,
  parent: Values | undefined,
  context: Context,
): unknown {
  const {initial, inherited} = longhands[name]
  if (typeof winner === 'function') return winner(context)
  const inherits = winner === 'inherit' || (winner !== 'initial' && inherited)
  return inherits && parent ? parent[numberOf(name)] : initial
}

/** Points between baselines; `normal` is a fifth more than the size until a font says better. */
function leading(at: ValueReader): number {
  const lineHeight = at('line-height')
  if (lineHeight === 'normal') return at('font-size') * 1.2
  return typeof lineHeight === 'number' ? lineHeight : lineHeight.factor * at('font-size')
}
