import type {Style} from '../style.ts'
import {number} from '../values/length.ts'
import {
  always,
  either,
  keywordOf,
  keywords,
  onlyKeyword,
  type Parse,
  splitAtCommas,
} from '../values/value.ts'
import {inherited} from './longhand.ts'

/** `"wght" 650, "opsz" 12`. */
const variationSettings: Parse<Style['fontVariationSettings']> = value => {
  if (onlyKeyword(value) === 'normal') return always([])
  const settings: {tag: string; value: number}[] = []
  for (const [tag, setting, ...rest] of splitAtCommas(value)) {
    if (tag?.type !== 'String' || tag.value.length !== 4 || rest.length) return undefined
    if (setting?.type !== 'Number') return undefined
    settings.push({tag: tag.value, value: Number(setting.value)})
  }
  return always(settings.sort((a, b) => (a.tag < b.tag ? -1 : 1)))
}

/** `none`, a ratio of the x-height, or `cap-height 0.7`; `from-font` takes the first font's own. */
const sizeAdjust: Parse<Style['fontSizeAdjust']> = (value, source) => {
  if (onlyKeyword(value) === 'none') return always('none')
  const [first, second] = value
  const metric = keywordOf(first)
  if (metric === 'from-font' && value.length === 1)
    return always({metric: 'ex-height', ratio: 'from-font'})
  if (metric !== undefined && metric !== 'ex-height' && metric !== 'cap-height') return undefined
  const rest = metric === undefined ? value : second ? [second] : []
  if (onlyKeyword(rest) === 'from-font')
    return always({metric: metric ?? 'ex-height', ratio: 'from-font'})
  const ratio = number(rest, source)
  return ratio && (context => ({metric: metric ?? 'ex-height', ratio: ratio(context)}))
}

const synthesis = keywords('auto', 'none')

/** What a font is asked for beyond its family, weight and style (css-fonts-4). */
export const fontDetailProperties = {
  'font-variation-settings': inherited<Style['fontVariationSettings']>([], variationSettings),
  'font-size-adjust': inherited<Style['fontSizeAdjust']>('none', sizeAdjust),
  'font-synthesis-weight': inherited<'auto' | 'none'>('auto', synthesis),
  'font-synthesis-style': inherited<'auto' | 'none'>('auto', either(synthesis)),
  'font-synthesis-small-caps': inherited<'auto' | 'none'>('auto', synthesis),
} as const
