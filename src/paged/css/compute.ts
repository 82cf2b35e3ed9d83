import {assemble} from './assemble.ts'
import type {Assignment, DeclaredValue, WideKeyword} from './declaration.ts'
import {
  initialValues,
  isLonghand,
  type LonghandName,
  longhandNames,
  longhands,
  type Values,
} from './properties/index.ts'
import {logicalLonghands} from './properties/logical.ts'
import type {Display, Style} from './style.ts'
import {type CustomProperties, customProperties, substitute} from './substitute.ts'
import type {Context, Resolve} from './values/value.ts'

/** A style with what its children and its relative units need. */
export interface Computed {
  readonly style: Style
  readonly values: Values
  readonly custom: CustomProperties
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
}

/** Compute a style from what applies to its element, pseudo-element, page or margin box. */
export function compute(cascaded: Cascaded, environment: Environment): Computed {
  const {parent} = environment
  const custom = customProperties(
    parent?.custom ?? new Map(),
    declaredCustom([...cascaded.userAgent, ...cascaded.author]),
  )
  const userAgent = assignmentsOf(cascaded.userAgent, custom)
  const author = assignmentsOf(cascaded.author, custom)
  const direction = directionOf([...userAgent, ...author], parent?.values.direction ?? 'ltr')
  const winners = winnersOf(userAgent, author, direction)
  const values = valuesOf(winners, environment, direction)
  return styled(values, custom, environment)
}

/** The style of a box that no element asked for: it inherits, and has initial values elsewhere (CSS 2.2, 9.2.1.1). */
export function anonymousStyle(parent: Style, display: Display): Style {
  const values = valuesByStyle.get(parent)
  if (!values) throw new Error('Unexpected style, expected one that the cascade made')
  const known = anonymousStyles.get(parent) ?? new Map<Display, Style>()
  anonymousStyles.set(parent, known)
  const style =
    known.get(display) ?? remembered({...inheritedFrom(values), display}, parent.lang, false)
  known.set(display, style)
  return style
}

const valuesByStyle = new WeakMap<Style, Values>()
const anonymousStyles = new WeakMap<Style, Map<Display, Style>>()

function remembered(values: Values, lang: string, root: boolean): Style {
  const style = assemble(values, {lang, root})
  valuesByStyle.set(style, values)
  return style
}

const styled = (
  values: Values,
  custom: CustomProperties,
  {parent, lang}: Environment,
): Computed => ({values, custom, style: remembered(values, lang, parent === undefined)})

function declaredCustom(declared: readonly DeclaredValue[]): ReadonlyMap<string, string> {
  const custom = new Map<string, string>()
  for (const value of declared) if (value.type === 'custom') custom.set(value.name, value.text)
  return custom
}

function assignmentsOf(
  declared: readonly DeclaredValue[],
  custom: CustomProperties,
): readonly Assignment[] {
  return declared.flatMap(value => {
    if (value.type === 'custom') return []
    return value.type === 'assignments'
      ? value.assignments
      : value.parse(substitute(value.text, custom))
  })
}

/** Known first, because logical properties are placed by it. */
function directionOf(assignments: readonly Assignment[], inherited: 'ltr' | 'rtl'): 'ltr' | 'rtl' {
  const last = assignments.findLast(assignment => assignment.name === 'direction')?.value
  if (last === 'initial') return 'ltr'
  return typeof last === 'function' ? (last as Resolve<'ltr' | 'rtl'>)(noContext) : inherited
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

/** Values while they are being computed. */
type Open = {-readonly [Name in LonghandName]: Values[Name]}

const inheritedNames = longhandNames.filter(name => longhands[name].inherited)

function inheritedFrom(parent: Values | undefined): Open {
  const values: Record<string, unknown> = {...initialValues}
  if (parent) for (const name of inheritedNames) values[name] = parent[name]
  return values as Open
}

/** Font size first, then line height, then what is measured with them (css-values-4, 6.1.1). */
function valuesOf(
  winners: Winners,
  {parent, root, page}: Environment,
  direction: 'ltr' | 'rtl',
): Values {
  const values = inheritedFrom(parent?.values)
  const set = (name: LonghandName, context: Context): void => {
    const winner = winners.get(name)
    if (winner !== undefined)
      Object.assign(values, {[name]: winningValue(name, winner, parent?.values, context)})
  }
  const outer = parent?.values ?? initialValues
  const rootValues = root?.values
  const ofParent: Context = {
    fontSize: outer['font-size'],
    rootFontSize: (rootValues ?? initialValues)['font-size'],
    lineHeight: leading(outer),
    rootLineHeight: leading(rootValues ?? initialValues),
    page,
    parentFontWeight: outer['font-weight'],
    direction,
  }
  set('font-size', ofParent)
  const fontSize = values['font-size']
  const ofFont = {...ofParent, fontSize, rootFontSize: rootValues?.['font-size'] ?? fontSize}
  set('line-height', ofFont)
  const lineHeight = leading(values)
  const context = {
    ...ofFont,
    lineHeight,
    rootLineHeight: rootValues ? leading(rootValues) : lineHeight,
  }
  for (const name of winners.keys())
    if (name !== 'font-size' && name !== 'line-height') set(name, context)
  if (values.color === 'currentcolor') values.color = outer.color
  return values
}

function winningValue(
  name: LonghandName,
  winner: Resolve<unknown> | WideKeyword,
  parent: Values | undefined,
  context: Context,
): unknown {
  const {initial, inherited} = longhands[name]
  if (typeof winner === 'function') return winner(context)
  const inherits = winner === 'inherit' || (winner !== 'initial' && inherited)
  return inherits && parent ? parent[name] : initial
}

/** Points between baselines; `normal` is a fifth more than the size until a font says better. */
function leading(values: Values): number {
  const lineHeight = values['line-height']
  if (lineHeight === 'normal') return values['font-size'] * 1.2
  return typeof lineHeight === 'number' ? lineHeight : lineHeight.factor * values['font-size']
}

const noContext: Context = {
  fontSize: 12,
  rootFontSize: 12,
  lineHeight: 14.4,
  rootLineHeight: 14.4,
  page: {width: 0, height: 0},
  parentFontWeight: 400,
  direction: 'ltr',
}
