import type {LonghandName} from './index.ts'

/** The physical longhand of a logical one, by `direction`. Lines are always horizontal. */
export interface Physical {
  readonly ltr: LonghandName
  readonly rtl: LonghandName
}

const both = (name: LonghandName): Physical => ({ltr: name, rtl: name})

/** `margin-inline-start` and its kin, for every property named by its side. */
function ofSides(before: string, after: string): [string, Physical][] {
  const side = (name: string) => `${before}${name}${after}` as LonghandName
  const logical = (name: string) => (before === '' ? `inset-${name}` : `${before}${name}${after}`)
  return [
    [logical('inline-start'), {ltr: side('left'), rtl: side('right')}],
    [logical('inline-end'), {ltr: side('right'), rtl: side('left')}],
    [logical('block-start'), both(side('top'))],
    [logical('block-end'), both(side('bottom'))],
  ]
}

/** css-logical-1, 4. */
export const logicalLonghands: ReadonlyMap<string, Physical> = new Map([
  ...ofSides('margin-', ''),
  ...ofSides('padding-', ''),
  ...ofSides('', ''),
  ...ofSides('border-', '-width'),
  ...ofSides('border-', '-style'),
  ...ofSides('border-', '-color'),
  ['inline-size', both('width')],
  ['block-size', both('height')],
  ['min-inline-size', both('min-width')],
  ['min-block-size', both('min-height')],
  ['max-inline-size', both('max-width')],
  ['max-block-size', both('max-height')],
])
