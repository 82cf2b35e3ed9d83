import type {Color} from '../css/style.ts'
import {number} from './syntax.ts'

/** Greys stay in one ink: black text in RGB would be printed in four, out of register. */
export function colorOperator(color: Color, use: 'fill' | 'stroke'): string {
  const [gray, rgb, cmyk] = use === 'fill' ? ['g', 'rg', 'k'] : ['G', 'RG', 'K']
  const parts = (...values: readonly number[]) => values.map(value => number(value, 4)).join(' ')
  switch (color.type) {
    case 'rgb': {
      const {r, g, b} = color
      return r === g && g === b ? `${parts(r)} ${gray}` : `${parts(r, g, b)} ${rgb}`
    }
    case 'cmyk':
      return `${parts(color.c, color.m, color.y, color.k)} ${cmyk}`
  }
}
