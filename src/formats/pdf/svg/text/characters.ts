import type {SvgElement} from '../../../../source/svg/read-xml.ts'
import {readLength, type Side} from '../length.ts'
import {measuresOf, type Place, type Scene} from '../scene.ts'
import type {ElementStyle} from '../style.ts'
import {type Guide, guideOf} from './guide.ts'

/** A part of a text with the style of one element. */
export interface Stretch {
  readonly element: SvgElement
  readonly style: ElementStyle
  /** Lines under, over and through it, also those of the elements that it stands in. */
  readonly decorations: ReadonlySet<string>
  /** What raises it: `baseline-shift` of its elements, in user units. */
  readonly rise: number
  /** The path that it follows. */
  readonly guide: Guide | undefined
}

/** A character as it is addressed by lists of positions (SVG 2, 11.4). */
export interface Character {
  readonly text: string
  readonly stretch: Stretch
  readonly x: number | undefined
  readonly y: number | undefined
  readonly dx: number
  readonly dy: number
  /** Degrees. */
  readonly rotate: number | undefined
  /** The element whose `textLength` it is to fill, and how many characters do so. */
  readonly fills: Fill | undefined
}

export interface Fill {
  readonly length: number
  readonly scales: boolean
  readonly characters: number
}

type Draft = {-readonly [Key in keyof Character]: Character[Key]}

/** The characters of a `text`, white space collapsed as the text asks for it. */
export function charactersOf(
  element: SvgElement,
  style: ElementStyle,
  place: Place,
  scene: Scene,
): readonly Character[] {
  const drafts: Draft[] = []
  const first: Stretch = {
    element,
    style,
    decorations: decorationsOf(style, new Set()),
    rise: 0,
    guide: undefined,
  }
  collect(element, first, {place, scene, drafts})
  while (drafts.at(-1)?.text === ' ' && !keepsSpaces(drafts.at(-1)!.stretch.style)) drafts.pop()
  return drafts
}

interface Collecting {
  readonly place: Place
  readonly scene: Scene
  readonly drafts: Draft[]
}

const inlines = new Set(['tspan', 'a', 'textPath', 'tref', 'altGlyph'])

function collect(element: SvgElement, stretch: Stretch, collecting: Collecting): void {
  const {place, scene, drafts} = collecting
  const from = drafts.length
  for (const child of element.children) {
    if (child.type === 'text') {
      addText(child.text, stretch, drafts)
      continue
    }
    if (!inlines.has(child.name)) continue
    const style = scene.styleOf(child, stretch.style.inherited)
    if (style.own.display === 'none') continue
    const guide = child.name === 'textPath' ? guideOf(style, place, scene) : stretch.guide
    // Text along a path that is not there is not shown.
    if (child.name === 'textPath' && !guide) continue
    const decorations = decorationsOf(style, stretch.decorations)
    const rise = stretch.rise + riseOf(style, stretch, place)
    collect(child, {element: child, style, decorations, rise, guide}, collecting)
  }
  position(drafts.slice(from), stretch.style, place)
}

const keepsSpaces = ({own, inherited}: ElementStyle): boolean =>
  (own['xml:space'] ?? inherited['xml:space']) === 'preserve' ||
  /^(pre|pre-wrap|break-spaces)$/.test(inherited['white-space'] ?? '')

function addText(text: string, stretch: Stretch, drafts: Draft[]): void {
  const keeps = keepsSpaces(stretch.style)
  for (const character of text.replace(/\r\n?|[\n\t]/g, ' ')) {
    const before = drafts.at(-1)
    if (character === ' ' && !keeps && (!before || before.text === ' ')) continue
    drafts.push({
      text: character,
      stretch,
      x: undefined,
      y: undefined,
      dx: 0,
      dy: 0,
      rotate: undefined,
      fills: undefined,
    })
  }
}

/** What the lists of an element say of its characters; those of elements within it have spoken before. */
function position(drafts: readonly Draft[], {own, inherited}: ElementStyle, place: Place): void {
  const measures = measuresOf(inherited, place)
  const list = (name: string, side: Side) =>
    (own[name] ?? '')
      .trim()
      .split(/\s*,\s*|\s+/)
      .filter(Boolean)
      .map(text => readLength(text, measures, side))
  const [xs, ys] = [list('x', 'width'), list('y', 'height')]
  const [dxs, dys] = [list('dx', 'width'), list('dy', 'height')]
  const turns = list('rotate', 'both')
  const length = readLength(own.textLength ?? '', measures, 'width')
  const scales = own.lengthAdjust === 'spacingAndGlyphs'
  const fills = length === undefined ? undefined : {length, scales, characters: drafts.length}
  drafts.forEach((draft, index) => {
    draft.x ??= xs[index]
    draft.y ??= ys[index]
    draft.dx += dxs[index] ?? 0
    draft.dy += dys[index] ?? 0
    draft.rotate ??= turns[index] ?? turns.at(-1)
    draft.fills ??= fills
  })
}

function decorationsOf({own}: ElementStyle, around: ReadonlySet<string>): ReadonlySet<string> {
  const given = (own['text-decoration-line'] ?? own['text-decoration'] ?? '').split(/\s+/)
  const lines = given.filter(word => /^(underline|overline|line-through)$/.test(word))
  return lines.length === 0 ? around : new Set([...around, ...lines])
}

/** `sub` and `super` in shares of the size of the text around (css-inline-3, 3.5). */
function riseOf({own}: ElementStyle, around: Stretch, place: Place): number {
  const shift = own['baseline-shift'] ?? 'baseline'
  const {fontSize} = measuresOf(around.style.inherited, place)
  if (shift === 'sub') return -fontSize / 5
  if (shift === 'super') return fontSize / 3
  return readLength(shift, {fontSize, width: fontSize, height: fontSize}, 'height') ?? 0
}
