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

/** Which characters a book shows in which style; each page is an `html` element. */
export function fontUseOf(pages: readonly Element[], rules: FontRules<StyledElement>): FontUse {
  const styles = new Map<string, FontStyle>()
  const use = new Map<FontStyle, Set<number>>()
  const show = (style: FontStyle, text: string): void => {
    const key = `${style.families} ${style.weight} ${style.isItalic} ${style.isCapital}`
    const known = styles.get(key) ?? style
    styles.set(key, known)
    const characters = use.get(known) ?? new Set()
    use.set(known, characters)
    addCharacters(characters, known.isCapital ? text + text.toUpperCase() : text)
  }
  for (const page of pages) {
    const kin = new Map<StyledElement, ReturnType<KinOf<StyledElement>>>()
    const kinOf: KinOf<StyledElement> = element =>
      kin.get(element) ?? {parent: undefined, index: 0, siblings: [element]}
    const visit = (element: StyledElement, inherited: FontStyle): void => {
      const matching = rules.of(element).filter(({selector}) => selector.matches(element, kinOf))
      const style = matching
        .filter(({pseudo}) => pseudo === undefined)
        .reduce((before, {declarations}) => applied(before, inherited, declarations), inherited)
      for (const text of addedTexts(element, matching, style)) show(text.style, text.text)
      const siblings = childrenOf(element.element)
      for (const [index, child] of siblings.entries())
        kin.set(child, {parent: element, index, siblings})
      for (const child of element.element.children)
        if (child.type === 'text') show(style, child.value)
      for (const child of siblings) visit(child, style)
    }
    visit(styled(page), initial)
  }
  return use
}

const childrenOf = ({children}: Element): readonly StyledElement[] =>
  children.filter((child: ElementContent) => child.type === 'element').map(styled)

function styled(element: Element): StyledElement {
  const attributes: Record<string, string> = {}
  for (const [property, value] of Object.entries(element.properties)) {
    if (value === undefined || value === null || value === false) continue
    const name = /[A-Z]/.test(property) ? find(html, property).attribute : property
    attributes[name] = Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value)
  }
  return {name: element.tagName, attributes, element}
}

function addCharacters(characters: Set<number>, text: string): void {
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if (code > 0xffff) at++
    if (code > 0x20) characters.add(code)
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
  return added
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
