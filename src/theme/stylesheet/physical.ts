/** A declaration as text. */
export interface Style {
  readonly property: string
  readonly value: string
}

/**
 * What a logical property comes to for those who know only left and right: `both` for either direction, `ltr` and
 * `rtl` where they part. Undefined for a property that is not logical.
 */
export function toPhysical({property, value}: Style):
  | {
      readonly both: readonly Style[]
      readonly ltr: readonly Style[]
      readonly rtl: readonly Style[]
    }
  | undefined {
  const size = {'inline-size': 'width', 'block-size': 'height', 'max-inline-size': 'max-width'}[
    property
  ]
  if (size) return {both: [{property: size, value}], ltr: [], rtl: []}
  if (property === 'text-align' && (value === 'start' || value === 'end'))
    return edges('text-align', value)
  const match = /^(margin|padding|border|inset)-(block|inline)(-start|-end)?(-[a-z]+)?$/.exec(
    property,
  )
  if (!match) return undefined
  const [, name = '', axis, edge, detail = ''] = match
  const named = (side: string) => (name === 'inset' ? side : `${name}-${side}${detail}`)
  if (axis === 'block') {
    const [first = value, second = first] = edge || name === 'border' ? [value] : value.split(' ')
    const sides = {'-start': ['top'], '-end': ['bottom']}[edge ?? ''] ?? ['top', 'bottom']
    const both = sides.map(side => ({
      property: named(side),
      value: side === 'bottom' && !edge ? second : first,
    }))
    return {both, ltr: [], rtl: []}
  }
  if (edge) {
    const side = (start: string, end: string): Style => ({
      property: named(edge === '-start' ? start : end),
      value,
    })
    return {both: [], ltr: [side('left', 'right')], rtl: [side('right', 'left')]}
  }
  const [start = value, end = start] = name === 'border' ? [value] : value.split(' ')
  const pair = (left: string, right: string): Style[] => [
    {property: named('left'), value: left},
    {property: named('right'), value: right},
  ]
  return start === end
    ? {both: pair(start, end), ltr: [], rtl: []}
    : {both: [], ltr: pair(start, end), rtl: pair(end, start)}
}

function edges(property: string, value: string) {
  const [left, right] = value === 'start' ? ['left', 'right'] : ['right', 'left']
  return {
    both: [],
    ltr: [{property, value: left ?? ''}],
    rtl: [{property, value: right ?? ''}],
  }
}
