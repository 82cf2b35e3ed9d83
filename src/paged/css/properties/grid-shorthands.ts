import type {CssNodePlain} from 'css-tree'
import type {GridLine, TrackListItem} from '../style.ts'
import {trackList, trackSize} from '../values/track.ts'
import {always, each, keywordOf, type Resolve, type Source, type Value} from '../values/value.ts'
import {gridLine, gridProperties} from './grid.ts'
import type {Expansion, Shorthand} from './shorthand.ts'

const isSlash = (node: CssNodePlain) => node.type === 'Operator' && node.value.trim() === '/'

function splitAtSlashes(value: Value): readonly Value[] {
  const parts: CssNodePlain[][] = [[]]
  for (const node of value) {
    if (isSlash(node)) parts.push([])
    else parts.at(-1)!.push(node)
  }
  return parts
}

/** What is left out is taken from another part where that is a name, and is `auto` otherwise. */
function lines(names: readonly string[], from: readonly number[]): Shorthand {
  return {
    longhands: names,
    expand: (value, source) => {
      const given = splitAtSlashes(value)
      if (given.length > names.length) return undefined
      const parts: Resolve<GridLine>[] = []
      for (const [index] of names.entries()) {
        const part = given[index]
        const parsed = part
          ? gridLine(part, source)
          : left(given[from[index]!], parts[from[index]!])
        if (!parsed) return undefined
        parts.push(parsed)
      }
      return Object.fromEntries(names.map((name, index) => [name, parts[index]!]))
    },
  }
}

/** One identifier is copied; a part that was itself left out has been copied already. */
const left = (
  value: Value | undefined,
  parsed: Resolve<GridLine> | undefined,
): Resolve<GridLine> =>
  parsed && (!value || (value.length === 1 && value[0]!.type === 'Identifier'))
    ? parsed
    : always('auto' as const)

/** `align-x` then `justify-x`; one value is for both. */
const place = (what: 'items' | 'self' | 'content'): Shorthand => ({
  longhands: [`align-${what}`, `justify-${what}`],
  expand: (value, source) => {
    const align = gridProperties[`align-${what}`].parse
    const justify = gridProperties[`justify-${what}`].parse
    for (let cut = 1; cut <= value.length; cut++) {
      const first = align(value.slice(0, cut), source)
      const second = justify(cut < value.length ? value.slice(cut) : value, source)
      if (first && second) return {[`align-${what}`]: first, [`justify-${what}`]: second}
    }
    return undefined
  },
})

const gap: Shorthand = {
  longhands: ['row-gap', 'column-gap'],
  expand: (value, source) => {
    const {parse} = gridProperties['row-gap']
    const parts = value.map(node => parse([node], source))
    const [row, column = row] = parts
    return row && column && parts.length <= 2 ? {'row-gap': row, 'column-gap': column} : undefined
  },
}

const templateLonghands = ['grid-template-rows', 'grid-template-columns', 'grid-template-areas']

/** `none`, `rows / columns`, or strings with the heights of their rows behind them, then `/ columns`. */
function expandTemplate(value: Value, source: Source): Expansion | undefined {
  if (value.length === 1 && keywordOf(value[0]) === 'none') return {}
  const [above = [], below, ...more] = splitAtSlashes(value)
  if (more.length > 0) return undefined
  const columns = below && gridProperties['grid-template-columns'].parse(below, source)
  if (below && !columns) return undefined
  const strings = above.filter(node => node.type === 'String')
  if (strings.length === 0) {
    const rows = gridProperties['grid-template-rows'].parse(above, source)
    return rows && columns && {'grid-template-rows': rows, 'grid-template-columns': columns}
  }
  const areas = gridProperties['grid-template-areas'].parse(strings, source)
  const rows = areaRows(above, source)
  if (!areas || !rows) return undefined
  return {
    'grid-template-areas': areas,
    'grid-template-rows': rows,
    ...(columns && {'grid-template-columns': columns}),
  }
}

/** A string without a size behind it is an `auto` row. */
function areaRows(value: Value, source: Source): Resolve<readonly TrackListItem[]> | undefined {
  const auto: CssNodePlain = {type: 'Identifier', name: 'auto'}
  const nodes = value.flatMap((node, index): CssNodePlain[] => {
    if (node.type !== 'String') return [node]
    const next = value[index + 1]
    const sized = next && next.type !== 'String' && next.type !== 'Brackets'
    return sized ? [] : [auto]
  })
  return trackList(nodes, source)
}

/** `grid`: a template, or a template of one axis and `auto-flow` in the other (css-grid-2, 7.8). */
function expandGrid(value: Value, source: Source): Expansion | undefined {
  const [above = [], below = [], ...more] = splitAtSlashes(value)
  const flows = (part: Value) => part.some(node => keywordOf(node) === 'auto-flow')
  if (!flows(above) && !flows(below)) return expandTemplate(value, source)
  if (more.length > 0 || (flows(above) && flows(below))) return undefined
  const by = flows(above) ? 'row' : 'column'
  const [flow, template] = by === 'row' ? [above, below] : [below, above]
  const dense = flow.some(node => keywordOf(node) === 'dense')
  const sizes = flow.filter(node => !['auto-flow', 'dense'].includes(keywordOf(node) ?? ''))
  const automatic = sizes.length > 0 ? each(trackSize)(sizes, source) : undefined
  const [auto, other] =
    by === 'row'
      ? ['grid-auto-rows', 'grid-template-columns' as const]
      : ['grid-auto-columns', 'grid-template-rows' as const]
  const tracks = gridProperties[other as 'grid-template-rows'].parse(template, source)
  if (!tracks || (sizes.length > 0 && !automatic)) return undefined
  return {
    'grid-auto-flow': always({by, dense}),
    [other!]: tracks,
    ...(automatic && {[auto!]: automatic}),
  }
}

export const gridShorthands: Readonly<Record<string, Shorthand>> = {
  gap,
  'grid-gap': gap,
  'grid-row': lines(['grid-row-start', 'grid-row-end'], [0, 0]),
  'grid-column': lines(['grid-column-start', 'grid-column-end'], [0, 0]),
  'grid-area': lines(
    ['grid-row-start', 'grid-column-start', 'grid-row-end', 'grid-column-end'],
    [0, 0, 0, 1],
  ),
  'grid-template': {longhands: templateLonghands, expand: expandTemplate},
  grid: {
    longhands: [...templateLonghands, 'grid-auto-rows', 'grid-auto-columns', 'grid-auto-flow'],
    expand: expandGrid,
  },
  'place-items': place('items'),
  'place-self': place('self'),
  'place-content': place('content'),
}
