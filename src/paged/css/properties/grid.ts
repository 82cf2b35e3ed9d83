import type {CssNodePlain} from 'css-tree'
import type {GridLine, ItemAlignment, Style, TrackAlignment, TrackSize} from '../style.ts'
import {integer, lengthPercentage, nonNegative} from '../values/length.ts'
import {trackList, trackSize} from '../values/track.ts'
import {
  always,
  each,
  either,
  keywordFor,
  keywordOf,
  keywords,
  type Parse,
  type Value,
} from '../values/value.ts'
import {own} from './longhand.ts'

const tracks = either(keywordFor('none', [] as Style['gridTemplateRows']), trackList)

/** One string a row, all of one length; every name must cover a rectangle. */
const areas: Parse<Style['gridTemplateAreas']> = value => {
  if (keywordOf(value[0]) === 'none' && value.length === 1) return always([])
  const rows = value.map(node => (node.type === 'String' ? areaRow(node.value) : []))
  return isRectangular(rows) ? always(rows) : undefined
}

const areaRow = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map(name => (/^\.+$/.test(name) ? '' : name))

function isRectangular(rows: Style['gridTemplateAreas']): boolean {
  const width = rows[0]?.length ?? 0
  if (width === 0 || rows.some(row => row.length !== width || row.includes('undefined')))
    return false
  const names = new Set(rows.flat().filter(name => name !== ''))
  return [...names].every(name => {
    const cells = rows.flatMap((row, y) => row.flatMap((at, x) => (at === name ? [{x, y}] : [])))
    const extent = (values: readonly number[]) => Math.max(...values) - Math.min(...values) + 1
    return extent(cells.map(({x}) => x)) * extent(cells.map(({y}) => y)) === cells.length
  })
}

const autoFlow: Parse<Style['gridAutoFlow']> = value => {
  const words = value.map(keywordOf)
  const by = words.includes('column') ? 'column' : 'row'
  const dense = words.includes('dense')
  const known = words.every(word => word === 'row' || word === 'column' || word === 'dense')
  const count = (words.includes('row') || words.includes('column') ? 1 : 0) + (dense ? 1 : 0)
  return known && count === words.length && count > 0 ? always({by, dense}) : undefined
}

/** `auto`, a number, a name, `span` with either (css-grid-2, 8.3). */
export const gridLine: Parse<GridLine> = value => {
  if (keywordOf(value[0]) === 'auto' && value.length === 1) return always('auto')
  const span = value.some(node => keywordOf(node) === 'span')
  const rest = value.filter(node => keywordOf(node) !== 'span')
  const number = rest.map(numberOf).find(found => found !== undefined)
  const name = rest.map(nameOf).find(found => found !== undefined)
  const parts = (number === undefined ? 0 : 1) + (name === undefined ? 0 : 1)
  if (parts !== rest.length || parts === 0 || number === 0) return undefined
  if (!span) return always({type: 'line', number, name})
  const count = number ?? 1
  return count > 0 ? always({type: 'span', count: Math.min(count, 1000), name}) : undefined
}

const numberOf = (node: CssNodePlain) =>
  node.type === 'Number' && Number.isInteger(Number(node.value)) ? Number(node.value) : undefined

const nameOf = (node: CssNodePlain) => (node.type === 'Identifier' ? node.name : undefined)

/** `first baseline` is `baseline`; `safe` says what is done anyway; a line has no left of its own here. */
const withoutManner = (value: Value): Value =>
  value.length > 1
    ? value.filter(node => !['safe', 'unsafe', 'first'].includes(keywordOf(node) ?? ''))
    : value

const aligned =
  <T>(parse: Parse<T>): Parse<T> =>
  (value, source) =>
    parse(withoutManner(value), source)

const itemAlignment: Parse<ItemAlignment> = aligned(
  either(
    keywords('normal', 'stretch', 'start', 'end', 'center', 'baseline'),
    keywordFor('self-start', 'start'),
    keywordFor('self-end', 'end'),
    keywordFor('flex-start', 'start'),
    keywordFor('flex-end', 'end'),
  ),
)

const trackAlignment: Parse<TrackAlignment> = aligned(
  either(
    keywords(
      'normal',
      'stretch',
      'start',
      'end',
      'center',
      'space-between',
      'space-around',
      'space-evenly',
    ),
    keywordFor('flex-start', 'start'),
    keywordFor('flex-end', 'end'),
  ),
)

const selfAlignment = either(keywords('auto'), itemAlignment)

const automatic: readonly TrackSize[] = [{min: 'auto', max: 'auto', limit: undefined}]

export const gridProperties = {
  'grid-template-columns': own<Style['gridTemplateColumns']>([], tracks),
  'grid-template-rows': own<Style['gridTemplateRows']>([], tracks),
  'grid-template-areas': own<Style['gridTemplateAreas']>([], areas),
  'grid-auto-columns': own<Style['gridAutoColumns']>(automatic, each(trackSize)),
  'grid-auto-rows': own<Style['gridAutoRows']>(automatic, each(trackSize)),
  'grid-auto-flow': own<Style['gridAutoFlow']>({by: 'row', dense: false}, autoFlow),
  'grid-row-start': own<GridLine>('auto', gridLine),
  'grid-row-end': own<GridLine>('auto', gridLine),
  'grid-column-start': own<GridLine>('auto', gridLine),
  'grid-column-end': own<GridLine>('auto', gridLine),
  'row-gap': own<Style['rowGap']>(
    'normal',
    either(keywords('normal'), nonNegative(lengthPercentage)),
  ),
  'align-items': own<ItemAlignment>('normal', itemAlignment),
  'align-self': own<Style['alignSelf']>('auto', selfAlignment),
  'align-content': own<TrackAlignment>('normal', trackAlignment),
  'justify-items': own<ItemAlignment>('normal', itemAlignment),
  'justify-self': own<Style['justifySelf']>('auto', selfAlignment),
  'justify-content': own<TrackAlignment>('normal', trackAlignment),
  order: own(0, integer),
} as const
