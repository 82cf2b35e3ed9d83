import type {Drawing, PathStep, Shape, Stroke} from '../boxes/image.ts'
import {colorOperator} from './color-operator.ts'
import {dictionary, number} from './syntax.ts'

/** A drawing as a form: what it paints, and what its operators name. */
export interface DrawingForm {
  readonly operators: string
  /** The resource dictionary, as PDF text. */
  readonly resources: string
  readonly cmyk: boolean
}

/** Write the operators that paint a drawing in its own space. */
export function drawingForm({shapes}: Drawing): DrawingForm {
  const states = new Map<string, string>()
  const operators = shapes.map(shape => `q ${stateOf(shape)}${paintShape(shape)}Q\n`).join('')
  const named = Object.fromEntries([...states].sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    operators,
    resources: dictionary({ExtGState: states.size === 0 ? undefined : dictionary(named)}),
    cmyk: shapes.some(({fill, stroke}) =>
      [fill, stroke].some(paint => paint?.color.type === 'cmyk'),
    ),
  }

  function stateOf({fill, stroke}: Shape): string {
    const [filled, stroked] = [fill?.color.alpha ?? 1, stroke?.color.alpha ?? 1]
    if (filled === 1 && stroked === 1) return ''
    const [ca, CA] = [number(filled, 3), number(stroked, 3)]
    const name = `G${ca}-${CA}`.replaceAll('.', '_')
    states.set(name, dictionary({ca, CA}))
    return `/${name} gs `
  }
}

function paintShape({path, fill, stroke}: Shape): string {
  const color = fill ? `${colorOperator(fill.color, 'fill')} ` : ''
  const star = fill?.rule === 'evenodd' ? '*' : ''
  const paint = fill ? (stroke ? `B${star}` : `f${star}`) : stroke ? 'S' : 'n'
  return `${color}${stroke ? pen(stroke) : ''}${path.map(step).join(' ')} ${paint} `
}

const caps = {butt: 0, round: 1, square: 2} as const
const joins = {miter: 0, round: 1, bevel: 2} as const

function pen({color, width, cap, join, miterLimit, dashes, dashOffset}: Stroke): string {
  const pattern = dashes.length > 0 ? `[${fine(dashes)}]${fine([dashOffset])} d ` : ''
  const line = `${fine([width])} w ${caps[cap]} J ${joins[join]} j ${fine([miterLimit])} M `
  return `${colorOperator(color, 'stroke')} ${line}${pattern}`
}

const letters = {move: 'm', line: 'l', curve: 'c'} as const

const step = (part: PathStep): string =>
  part.type === 'close' ? 'h' : `${fine(part.to)} ${letters[part.type]}`

const fine = (values: readonly number[]): string => values.map(value => number(value, 4)).join(' ')
