import type {FootnoteBox} from '../boxes/box.ts'
import type {Style} from '../css/style.ts'
import type {Mark} from './flow.ts'
import type {BoxFragment, ImageFragment} from './fragment.ts'
import type {Enclosing} from './inline-items.ts'

/** An image or inline-block in a line. Sizes are of the margin box. */
export interface Atom {
  readonly width: number
  readonly height: number
  /** From the top of the margin box. */
  readonly baseline: number
  /** Whether lines break beside it only where they would beside a letter. */
  readonly isWord: boolean
  readonly notes: readonly FootnoteBox[]
  readonly marks: readonly Mark[]
  /** `x` and `y` of the margin box on the page. */
  readonly place: (x: number, y: number) => BoxFragment | ImageFragment
}

/** What an atom takes above and below the line's baseline. `top` and `bottom` are settled with the line. */
export function alignAtom(atom: Atom, around: Enclosing, {verticalAlign}: Style) {
  const on = (shift: number) => ({
    shift,
    above: atom.baseline + shift,
    below: atom.height - atom.baseline - shift,
  })
  const {shift, extents, style} = around
  if (typeof verticalAlign === 'number') return on(shift + verticalAlign)
  switch (verticalAlign) {
    case 'baseline':
    case 'top':
    case 'bottom':
      return on(shift)
    case 'super':
      return on(shift + style.fontSize * 0.34)
    case 'sub':
      return on(shift - style.fontSize * 0.18)
    case 'middle':
      return on(shift + extents.xHeight / 2 + atom.height / 2 - atom.baseline)
    case 'text-top':
      return on(shift + extents.ascent - atom.baseline)
    case 'text-bottom':
      return on(shift - extents.descent + atom.height - atom.baseline)
  }
}
