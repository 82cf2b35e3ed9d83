import type {PageSide} from './flow.ts'

export type Direction = 'ltr' | 'rtl'

/** The first page of a book that reads left to right is a right one; of one that reads right to left, a left one. */
export const sideOf = (index: number, direction: Direction): 'left' | 'right' =>
  (index % 2 === 0) === (direction === 'ltr') ? 'right' : 'left'

/** Whether a page on `side` is what a break asked for. */
export function suits(side: 'left' | 'right', wanted: PageSide, direction: Direction): boolean {
  switch (wanted) {
    case 'any':
      return true
    case 'left':
    case 'right':
      return side === wanted
    case 'recto':
      return (side === 'right') === (direction === 'ltr')
    case 'verso':
      return (side === 'left') === (direction === 'ltr')
  }
}
