import type {Element, ElementContent} from 'hast'
import {find, html} from 'property-information'
import type {KinOf, Named} from '../../selectors.ts'
import {type FontRule, type FontRules, familiesIn} from './font-rules.ts'

/** How some text is set. */
export interface FontStyle {
  /** In small letters, the first wanted first. */
  readonly families: readonly string[]
  readonly weight: number
  readonly isItalic: boolean
  /** Capitals may be shown where small letters stand. */
  readonly isCapital: boolean
  readonly listStyle: string
}

/** Characters by the style that they are shown in. */
export type FontUse = ReadonlyMap<FontStyle, ReadonlySet<number>>

/** An element as selectors see it. */
export interface StyledElement extends Named {
  readonly element: Element
}

const initial: FontStyle = {
  families: [],
  weight: 400,
  isItalic: false,
  isCapital: false,
  listStyle: '',
}

/** Finds out which characters a book shows in which style. */
export interface FontUseCount {
  /** An `html` element. */
  readonly add: (page: Element) => void
  readonly use: () => FontUse
}

/**
 * Elements of one kind in elements of the same kinds look alike, so that a book of a million words has a few hundred of
 * them to style.
 */
export function countFontUse(rules: FontRules<StyledElement>): FontUseCount {
  const ledger = openLedger()
  const kin = new Map<StyledElement, ReturnType<KinOf<StyledElement>>>()
  const kinOf: KinOf<StyledElement> = element =>
    kin.get(element) ?? {parent: undefined, index: 0, siblings: [element]}
  const open = (element: StyledElement, inherited: FontStyle): Kind => {
    const matching = rules.of(element).filter(({selector}) => selector.matches(element, kinOf))
    const style = matching
      .filter(({pseudo}) => pseudo === undefined)
      .reduce((before, {declarations}) => applied(before, inherited, declarations), inherited)
    for (const added of addedTexts(element, matching, style))
      addLetters(ledger.of(added.style), added.text)
    return {element, style, letters: ledger.of(style), inner: new Map()}
  }
  const visit = ({children}: Element, kind: Kind): void => {
    const siblings = rules.askForSiblings ? childrenOf(children) : []
    let index = -1
    for (const child of children) {
      if (child.type === 'text') addLetters(kind.letters, child.value)
      if (child.type !== 'element') continue
      index++
      const key = rules.askForSiblings ? String(kind.inner.size) : keyOf(child)
      const known = kind.inner.get(key)
      if (known) {
        visit(child, known)
        continue
      }
      const own = siblings[index] ?? styled(child)
      const place = {index: 0, siblings: [own], ...(rules.askForSiblings ? {index, siblings} : {})}
      kin.set(own, {parent: kind.element, ...place})
      const made = open(own, kind.style)
      kind.inner.set(key, made)
      visit(child, made)
    }
  }
  const roots = new Map<string, Kind>()
  return {
    add: page => {
      const kind = roots.get(keyOf(page)) ?? open(styled(page), initial)
      roots.set(keyOf(page), kind)
      visit(page, kind)
    },
    use: ledger.use,
  }
}

/** Elements that are of one kind, in elements that are. */
interface Kind {
  /** One of them. */
  readonly element: StyledElement
  readonly style: FontStyle
  readonly letters: Letters
  readonly inner: Map<string, Kind>
}

/** What selectors may ask of an element, as far as style sheets of fonts do. */
const keyOf = ({tagName, properties}: Element): string => {
  let key = tagName
  for (const name in properties)
    if (!/^(href|src|alt|title|width|height|ariaLabel|tabIndex)$/.test(name) && name !== 'id')
      key += `\u0000${name}=${String(properties[name])}`
  return key
}

const childrenOf = (children: readonly ElementContent[]): readonly StyledElement[] =>
  children.filter((child): child is Element => child.type === 'element').map(styled)

function styled(element: Element): StyledElement {
  const attributes: Record<string, string> = {}
  for (const [property, value] of Object.entries(element.properties)) {
    if (value === undefined || value === null || value === false) continue
    const name = /[A-Z]/.test(property) ? find(html, property).attribute : property
    attributes[name] = Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value)
  }
  return {name: element.tagName, attributes, element}
}

/** Characters of the first plane as marks, of the others by their numbers. */
interface Letters {
  readonly isCapital: boolean
  readonly plane: Uint8Array
  readonly beyond: Set<number>
}

/** The characters of each style, written down once for each that looks the same. */
function openLedger() {
  const all = new Map<string, {readonly style: FontStyle; readonly letters: Letters}>()
  return {
    of: (style: FontStyle): Letters => {
      const {families, weight, isItalic, isCapital} = style
      const key = `${families} ${weight} ${isItalic} ${isCapital}`
      const known = all.get(key)
      if (known) return known.letters
      const letters = {isCapital, plane: new Uint8Array(0x10000), beyond: new Set<number>()}
      all.set(key, {style, letters})
      return letters
    },
    use: (): FontUse =>
      new Map([...all.values()].map(({style, letters}) => [style, charactersOf(letters)])),
  }
}

const charactersOf = ({plane, beyond}: Letters): ReadonlySet<number> => {
  const characters = new Set(beyond)
  for (const [code, isShown] of plane.entries()) if (isShown) characters.add(code)
  return characters
}

function addLetters(letters: Letters, text: string): void {
  const {plane, beyond, isCapital} = letters
  const all = isCapital ? text + text.toUpperCase() : text
  for (let at = 0; at < all.length; at++) {
    const unit = all.charCodeAt(at)
    if (unit < 0xd800 || unit > 0xdfff) plane[unit] = unit > 0x20 ? 1 : 0
    else if (unit < 0xdc00) beyond.add(all.codePointAt(at) ?? 0)
  }
}

/** A style with what a rule says, percentages of the inherited one where it says so. */
function applied(
  style: FontStyle,
  inherited: FontStyle,
  declarations: FontRule<StyledElement>['declarations'],
): FontStyle {
  let next = style
  for (const [property, value] of declarations) {
    next = {...next, ...changed(property, value, inherited)}
  }
  return next
}

function changed(property: string, value: string, inherited: FontStyle): Partial<FontStyle> {
  const inherits = value === 'inherit'
  switch (property) {
    case 'font-family':
      return {families: inherits ? inherited.families : familiesIn(value)}
    case 'font-weight':
      return {weight: inherits ? inherited.weight : weightOf(value, inherited.weight)}
    case 'font-style':
      return {isItalic: inherits ? inherited.isItalic : /italic|oblique/.test(value)}
    case 'text-transform':
      return {isCapital: inherits ? inherited.isCapital : /uppercase|capitalize/.test(value)}
    case 'list-style':
    case 'list-style-type':
      return {listStyle: inherits ? inherited.listStyle : value}
    case 'font':
      return shorthand(value, inherited)
    default:
      return {}
  }
}

function weightOf(value: string, inherited: number): number {
  switch (value) {
    case 'normal':
      return 400
    case 'bold':
      return 700
    case 'bolder':
      return inherited < 400 ? 400 : inherited < 600 ? 700 : 900
    case 'lighter':
      return inherited < 600 ? 100 : inherited < 800 ? 400 : 700
    default:
      return Number(value) || inherited
  }
}

/** Style and weight stand before the size, families behind it. */
function shorthand(value: string, inherited: FontStyle): Partial<FontStyle> {
  const match =
    /^(.*?)\s*(?:[\d.]+(?:[a-z]+|%)|(?:xx?-)?(?:small|large)r?|medium)(?:\s*\/\s*\S+)?\s+(.+)$/.exec(
      value,
    )
  if (!match) return {}
  const [, before = '', families = ''] = match
  const weight = /\b(bold|bolder|lighter|[1-9]\d{2})\b/.exec(before)?.[1] ?? 'normal'
  return {
    families: familiesIn(families),
    weight: weightOf(weight, inherited.weight),
    isItalic: /italic|oblique/.test(before),
  }
}

/** Texts that no element has: those that the sheet adds, marks of lists, and marks of quotations. */
function addedTexts(
  {name}: StyledElement,
  matching: readonly FontRule<StyledElement>[],
  style: FontStyle,
): readonly {readonly style: FontStyle; readonly text: string}[] {
  const added = matching
    .filter(({pseudo}) => pseudo === 'before' || pseudo === 'after' || pseudo === 'marker')
    .map(({declarations}) => ({
      style: applied(style, style, declarations),
      text: contentText(declarations.get('content') ?? ''),
    }))
  if (name === 'li') added.push({style, text: markerText(style.listStyle)})
  if (name === 'q') added.push({style, text: '“”‘’«»„‚'})
  const drawn = drawnInMath[name]
  if (drawn) added.push({style, text: drawn})
  return added
}

const charactersFrom = (first: number, last: number): string =>
  String.fromCodePoint(...Array.from({length: last - first + 1}, (_, index) => first + index))

/** What formulas show that is not in their text: the sign of a root, italics of variables, a minus for a hyphen. */
const drawnInMath: Readonly<Record<string, string>> = {
  msqrt: '√',
  mroot: '√',
  mi: `ℎ${charactersFrom(0x1d434, 0x1d454)}${charactersFrom(0x1d456, 0x1d467)}${charactersFrom(0x1d6e2, 0x1d71b)}`,
  mo: '−',
}

/** The strings of `content`, and the digits of its counters. */
const contentText = (value: string): string =>
  stringsIn(value) + (value.includes('counter') ? numbersIn(value) : '')

const stringsIn = (value: string): string =>
  (value.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g) ?? [])
    .map(text => text.slice(1, -1).replace(/\\([\da-f]{1,6})\s?|\\(.)/gi, unescaped))
    .join('')

const unescaped = (_match: string, code: string | undefined, character: string | undefined) =>
  code === undefined ? (character ?? '') : String.fromCodePoint(Number.parseInt(code, 16) || 0xfffd)

const digits: Readonly<Record<string, string>> = {
  'arabic-indic': '٠١٢٣٤٥٦٧٨٩',
  persian: '۰۱۲۳۴۵۶۷۸۹',
  disc: '•',
  circle: '◦',
  square: '▪',
  none: '',
}

/** A marker of a list is a text of its own, or a number with its point. */
const markerText = (listStyle: string): string => stringsIn(listStyle) || `${numbersIn(listStyle)}.`

function numbersIn(value: string): string {
  const [, own] = Object.entries(digits).find(([name]) => value.includes(name)) ?? []
  const letters = /alpha|latin|roman/.test(value)
    ? 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
    : '0123456789'
  return own ?? letters
}
