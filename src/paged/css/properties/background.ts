import type {CssNodePlain} from 'css-tree'
import type {Background, BackgroundLength, BackgroundRepeat, LengthPercentage} from '../style.ts'
import {lengthPercentage, nonNegative} from '../values/length.ts'
import {resolveUrl} from '../values/url.ts'
import {
  always,
  either,
  keywordOf,
  keywords,
  type Parse,
  type Resolve,
  splitAtCommas,
} from '../values/value.ts'
import {own} from './longhand.ts'

const none = undefined as string | undefined

/** An address, or none. Gradients are not painted. */
const oneImage: Parse<string | undefined> = (value, source) => {
  const [node] = value
  if (value.length !== 1 || !node) return undefined
  if (keywordOf(node) === 'none') return always(undefined)
  return node.type === 'Url' ? always(resolveUrl(node.value, source.path)) : undefined
}

/** Of several layers the first, which would lie on top. */
export const firstLayer =
  <T>(property: string, parse: Parse<T>): Parse<T> =>
  (value, source) => {
    const [first, ...others] = splitAtCommas(value)
    const resolve = first && parse(first, source)
    if (resolve && others.length > 0)
      source.complain(
        `Unexpected \`${property}\` of several layers, expected one; the first is painted`,
      )
    return resolve
  }

export const backgroundImage = firstLayer('background-image', oneImage)

const extent: Parse<BackgroundLength> = either(keywords('auto'), nonNegative(lengthPercentage))

export const backgroundSize: Parse<Background['size']> = either(
  keywords('cover', 'contain'),
  (value, source) => {
    const [first, second] = value
    if (!first || value.length > 2) return undefined
    const width = extent([first], source)
    const height = second ? extent([second], source) : always<BackgroundLength>('auto')
    return width && height && (context => ({width: width(context), height: height(context)}))
  },
)

const repeatKeyword = keywords('repeat', 'no-repeat', 'space', 'round')

export const backgroundRepeat: Parse<Background['repeat']> = (value, source) => {
  const [first, second] = value
  const keyword = keywordOf(first)
  if (!first || value.length > 2) return undefined
  if (keyword === 'repeat-x' && !second) return always({x: 'repeat', y: 'no-repeat'})
  if (keyword === 'repeat-y' && !second) return always({x: 'no-repeat', y: 'repeat'})
  const x = repeatKeyword([first], source)
  const y = second ? repeatKeyword([second], source) : x
  return x && y && (context => ({x: x(context), y: y(context)}))
}

const start: LengthPercentage = 0
const middle: LengthPercentage = {type: 'percentage', value: 50, plus: 0}
const end: LengthPercentage = {type: 'percentage', value: 100, plus: 0}

const across: Readonly<Record<string, LengthPercentage>> = {left: start, center: middle, right: end}
const down: Readonly<Record<string, LengthPercentage>> = {top: start, center: middle, bottom: end}

/** One or two values; or an edge and how far from it, for each of both. */
export const backgroundPosition: Parse<Background['position']> = (value, source) => {
  if (value.length > 2) return value.length < 5 ? fromEdges(value, source) : undefined
  const [first, second] = value
  if (!first) return undefined
  if (second && isOf(down, first) && !isOf(across, first)) return position(second, first, source)
  if (second && isOf(across, second) && !isOf(down, second)) return position(second, first, source)
  if (!second && isOf(down, first)) return position(undefined, first, source)
  return position(first, second, source)
}

const isOf = (names: typeof across, node: CssNodePlain) =>
  Object.hasOwn(names, keywordOf(node) ?? '')

function position(
  x: CssNodePlain | undefined,
  y: CssNodePlain | undefined,
  source: Parameters<Parse<unknown>>[1],
): Resolve<Background['position']> | undefined {
  const at = (node: CssNodePlain | undefined, names: typeof across) => {
    if (!node) return always(middle)
    const keyword = keywordOf(node)
    if (keyword === undefined) return lengthPercentage([node], source)
    return Object.hasOwn(names, keyword) ? always(names[keyword]!) : undefined
  }
  const left = at(x, across)
  const top = at(y, down)
  return left && top && (context => ({x: left(context), y: top(context)}))
}

/** Two edges, each with a length behind it where the picture keeps away from it. */
const fromEdges: Parse<Background['position']> = (value, source) => {
  const found: {x?: Resolve<LengthPercentage> | undefined; y?: typeof found.x} = {}
  for (let index = 0; index < value.length; ) {
    const keyword = keywordOf(value[index])
    const next = value[index + 1]
    const by = next && keywordOf(next) === undefined ? lengthPercentage([next], source) : undefined
    const upright = isOf(down, value[index]!) && (keyword !== 'center' || found.x !== undefined)
    const axis = upright ? 'y' : 'x'
    if (keyword === undefined || found[axis]) return undefined
    found[axis] = upright
      ? fromEdge(keyword, ['top', 'bottom'], by)
      : fromEdge(keyword, ['left', 'right'], by)
    if (!found[axis]) return undefined
    index += by ? 2 : 1
  }
  const {x, y} = found
  return x && y && (context => ({x: x(context), y: y(context)}))
}

function fromEdge(
  edge: string,
  [near, far]: readonly [string, string],
  by: Resolve<LengthPercentage> | undefined,
): Resolve<LengthPercentage> | undefined {
  if (edge === 'center') return by ? undefined : always(middle)
  if (edge === near) return by ?? always(start)
  if (edge !== far) return undefined
  if (!by) return always(end)
  return context => {
    const length = by(context)
    const {value, plus} = typeof length === 'number' ? {value: 0, plus: length} : length
    return {type: 'percentage', value: 100 - value, plus: -plus}
  }
}

const repeated: BackgroundRepeat = 'repeat'

/** One picture behind a box (css-backgrounds-3, 2). */
export const backgroundProperties = {
  'background-image': own<string | undefined>(none, backgroundImage),
  'background-size': own<Background['size']>(
    {width: 'auto', height: 'auto'},
    firstLayer('background-size', backgroundSize),
  ),
  'background-position': own<Background['position']>(
    {x: 0, y: 0},
    firstLayer('background-position', backgroundPosition),
  ),
  'background-repeat': own<Background['repeat']>(
    {x: repeated, y: repeated},
    firstLayer('background-repeat', backgroundRepeat),
  ),
} as const
