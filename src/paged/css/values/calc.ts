import type {CssNodePlain} from 'css-tree'
import {lengthInPoints} from '../units.ts'
import {type Context, isComma, significant, splitAtCommas, type Value} from './value.ts'

/** A number, or a length that may have a share of something known later. */
export type Quantity =
  | {readonly type: 'number'; readonly value: number}
  | {readonly type: 'length'; readonly resolve: (context: Context) => Sum}

/** Points, percent, and what is chosen among other sums when percentages are known. */
export interface Sum {
  readonly points: number
  readonly percent: number
  readonly choices: readonly SumChoice[]
}

export interface SumChoice {
  readonly by: 'min' | 'max'
  readonly of: readonly Sum[]
  readonly times: number
}

/** A number, dimension, percentage or math function (css-values-4, 10). Undefined when it is none, or mixes types. */
export function quantityOf(node: CssNodePlain | undefined): Quantity | undefined {
  if (node?.type === 'Number') return {type: 'number', value: Number(node.value)}
  if (node?.type === 'Percentage')
    return constant({points: 0, percent: Number(node.value), choices: []})
  if (node?.type === 'Dimension') {
    const points = lengthInPoints(Number(node.value), node.unit)
    return points && {type: 'length', resolve: context => fixed(points(context))}
  }
  if (node?.type === 'Parentheses') return sumOf(significant(node.children))
  if (node?.type === 'Function') return functionOf(node.name.toLowerCase(), node.children)
  return undefined
}

const fixed = (points: number): Sum => ({points, percent: 0, choices: []})

const constant = (sum: Sum): Quantity => ({type: 'length', resolve: () => sum})

function functionOf(name: string, children: readonly CssNodePlain[]): Quantity | undefined {
  const inner = significant(children)
  if (name === 'calc') return inner.some(isComma) ? undefined : sumOf(inner)
  if (name !== 'min' && name !== 'max' && name !== 'clamp') return undefined
  const parts = splitAtCommas(inner).map(sumOf)
  if (name === 'clamp' && parts.length !== 3) return undefined
  return chooseBy(name, parts)
}

/** Plain lengths are compared at once, those with a percentage among them at layout. */
function chooseBy(
  name: 'min' | 'max' | 'clamp',
  parts: ReadonlyArray<Quantity | undefined>,
): Quantity | undefined {
  const choose = (numbers: readonly number[]) =>
    name === 'min'
      ? Math.min(...numbers)
      : name === 'max'
        ? Math.max(...numbers)
        : Math.max(numbers[0]!, Math.min(numbers[1]!, numbers[2]!))
  const numbers = parts.flatMap(part => (part?.type === 'number' ? [part.value] : []))
  if (numbers.length === parts.length) return {type: 'number', value: choose(numbers)}
  const lengths = parts.flatMap(part => (part?.type === 'length' ? [part.resolve] : []))
  if (lengths.length !== parts.length) return undefined
  const resolve = lengths.some(dependsOnPercentage)
    ? (context: Context) =>
        chosenLater(
          name,
          lengths.map(part => part(context)),
        )
    : (context: Context) => fixed(choose(lengths.map(part => part(context).points)))
  return {type: 'length', resolve}
}

function chosenLater(name: 'min' | 'max' | 'clamp', of: readonly Sum[]): Sum {
  if (name !== 'clamp') return {points: 0, percent: 0, choices: [{by: name, of, times: 1}]}
  const [least, wanted, most] = of
  return chosenLater('max', [least!, chosenLater('min', [wanted!, most!])])
}

/** A context without meaning, for values that need none. */
export const calculable: Context = {
  fontSize: 1,
  rootFontSize: 1,
  lineHeight: 1,
  rootLineHeight: 1,
  page: {width: 1, height: 1},
  parentFontWeight: 400,
  direction: 'ltr',
}

/** True of what is not known before layout. */
export function dependsOnPercentage(resolve: (context: Context) => Sum): boolean {
  const {percent, choices} = resolve(calculable)
  return percent !== 0 || choices.length > 0
}

/** `a + b * c - d`: products between the signs. */
function sumOf(nodes: Value): Quantity | undefined {
  let total: Quantity | undefined
  let sign = 1
  let product: CssNodePlain[] = []
  for (const node of [...nodes, undefined]) {
    const operator = node?.type === 'Operator' ? node.value.trim() : undefined
    if (node && operator !== '+' && operator !== '-') {
      product.push(node)
      continue
    }
    const part = productOf(product)
    if (!part) return undefined
    total = total ? add(total, part, sign) : scale(part, sign)
    if (!total) return undefined
    sign = operator === '-' ? -1 : 1
    product = []
  }
  return total
}

function productOf(nodes: Value): Quantity | undefined {
  let total = quantityOf(nodes[0])
  for (let index = 1; index < nodes.length && total; index += 2) {
    const operator = nodes[index]
    const right = quantityOf(nodes[index + 1])
    if (operator?.type !== 'Operator' || !right) return undefined
    const sign = operator.value.trim()
    if (sign === '*') total = multiply(total, right)
    else if (sign === '/' && right.type === 'number' && right.value !== 0)
      total = scale(total, 1 / right.value)
    else return undefined
  }
  return total
}

function add(left: Quantity, right: Quantity, sign: number): Quantity | undefined {
  if (left.type === 'number' && right.type === 'number')
    return {type: 'number', value: left.value + sign * right.value}
  if (left.type !== 'length' || right.type !== 'length') return undefined
  return {
    type: 'length',
    resolve: context => {
      const a = left.resolve(context)
      const b = right.resolve(context)
      return {
        points: a.points + sign * b.points,
        percent: a.percent + sign * b.percent,
        choices: [...a.choices, ...b.choices.map(timesAs(sign))],
      }
    },
  }
}

function multiply(left: Quantity, right: Quantity): Quantity | undefined {
  if (right.type === 'number') return scale(left, right.value)
  return left.type === 'number' ? scale(right, left.value) : undefined
}

function scale(quantity: Quantity, factor: number): Quantity {
  if (factor === 1) return quantity
  if (quantity.type === 'number') return {type: 'number', value: quantity.value * factor}
  return {
    type: 'length',
    resolve: context => {
      const {points, percent, choices} = quantity.resolve(context)
      return {
        points: points * factor,
        percent: percent * factor,
        choices: choices.map(timesAs(factor)),
      }
    },
  }
}

const timesAs =
  (factor: number) =>
  (choice: SumChoice): SumChoice => ({...choice, times: choice.times * factor})
