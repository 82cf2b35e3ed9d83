import {length, nonNegative} from '../values/length.ts'
import {
  always,
  either,
  keywordOf,
  keywords,
  onlyKeyword,
  type Parse,
  type Resolve,
} from '../values/value.ts'
import {own} from './longhand.ts'

export interface PageSize {
  readonly width: number
  readonly height: number
}

const millimeters = (width: number, height: number): PageSize => ({
  width: (width * 72) / 25.4,
  height: (height * 72) / 25.4,
})

/** css-page-3, 7.1; A6, A2 and A1 besides. */
const sizes: Readonly<Record<string, PageSize>> = {
  a1: millimeters(594, 841),
  a2: millimeters(420, 594),
  a3: millimeters(297, 420),
  a4: millimeters(210, 297),
  a5: millimeters(148, 210),
  a6: millimeters(105, 148),
  b4: millimeters(250, 353),
  b5: millimeters(176, 250),
  'jis-b4': millimeters(257, 364),
  'jis-b5': millimeters(182, 257),
  letter: {width: 612, height: 792},
  legal: {width: 612, height: 1008},
  ledger: {width: 792, height: 1224},
}

const a4 = millimeters(210, 297)

const landscape = ({width, height}: PageSize): PageSize =>
  width > height ? {width, height} : {width: height, height: width}

const size: Parse<PageSize> = (value, source) => {
  if (onlyKeyword(value) === 'auto') return always(a4)
  const [first, second] = value
  if (value.length > 2) return undefined
  const width = first && nonNegative(length)([first], source)
  if (width) {
    const height: Resolve<number> | undefined = second
      ? nonNegative(length)([second], source)
      : width
    return height && (context => ({width: width(context), height: height(context)}))
  }
  const names = value.map(keywordOf)
  const named = names.find(name => name !== undefined && Object.hasOwn(sizes, name))
  const turned = names.find(name => name === 'landscape' || name === 'portrait')
  if ((named ? 1 : 0) + (turned ? 1 : 0) !== value.length || !value.length) return undefined
  const page = named ? sizes[named]! : a4
  return always(turned === 'landscape' ? landscape(page) : page)
}

const marks: Parse<{readonly crop: boolean; readonly cross: boolean}> = value => {
  if (onlyKeyword(value) === 'none') return always({crop: false, cross: false})
  const names = value.map(keywordOf)
  if (!names.length || names.some(name => name !== 'crop' && name !== 'cross')) return undefined
  return always({crop: names.includes('crop'), cross: names.includes('cross')})
}

/** What `@page` declares of the sheet of paper (css-page-3, 7). */
export const pageDescriptors = {
  size: own<PageSize>(a4, size),
  marks: own({crop: false, cross: false}, marks),
  bleed: own<number | 'auto'>('auto', either(keywords('auto'), nonNegative(length))),
} as const
