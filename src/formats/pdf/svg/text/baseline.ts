import type {LabelMetrics} from '../../../../paged/lettering.ts'
import type {ElementStyle} from '../style.ts'
import {runsDown} from './guide.ts'

/** How far below its point a text has its baseline (css-inline-3, 3.2). */
export function baselineOf({own, inherited}: ElementStyle, metrics: LabelMetrics): number {
  const {ascent, descent, xHeight} = metrics
  const given = own['alignment-baseline'] ?? 'auto'
  const initial = runsDown(inherited) ? 'central' : 'auto'
  const name = /^(auto|baseline)$/.test(given) ? (inherited['dominant-baseline'] ?? initial) : given
  switch (name) {
    case 'middle':
      return xHeight / 2
    case 'central':
      return (ascent + descent) / 2
    case 'hanging':
      return ascent * 0.8
    case 'text-before-edge':
    case 'text-top':
    case 'before-edge':
      return ascent
    case 'text-after-edge':
    case 'text-bottom':
    case 'after-edge':
    case 'ideographic':
      return descent
    case 'mathematical':
      return ascent / 2
    default:
      return 0
  }
}
