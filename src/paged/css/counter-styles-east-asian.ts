/** A longhand number: digits, each with the sign of its place (css-counter-styles-3, 7.1). */
interface Longhand {
  /** Zero to nine. */
  readonly digits: string
  /** Of tens, hundreds, thousands. */
  readonly places: string
  readonly negative: string
  /** Where a one before the sign of its place is left out. */
  readonly bareOne: 'never' | 'from-ten-to-nineteen' | 'everywhere'
  /** Chinese says a zero once for all places that it skips. */
  readonly saysZero: boolean
}

const japanese = {negative: 'マイナス', saysZero: false} as const
const korean = {negative: '마이너스 ', saysZero: false} as const
const simplified = {negative: '负', saysZero: true} as const
const traditional = {negative: '負', saysZero: true} as const

const informal = {
  digits: '零一二三四五六七八九',
  places: '十百千',
  bareOne: 'from-ten-to-nineteen',
} as const

/** Writers of the styles by name; undefined where a number is out of range. */
export const eastAsian: Readonly<Record<string, (value: number) => string | undefined>> = {
  'cjk-ideographic': writer({...informal, ...traditional}),
  'simp-chinese-informal': writer({...informal, ...simplified}),
  'trad-chinese-informal': writer({...informal, ...traditional}),
  'simp-chinese-formal': writer({
    ...simplified,
    digits: '零壹贰叁肆伍陆柒捌玖',
    places: '拾佰仟',
    bareOne: 'never',
  }),
  'trad-chinese-formal': writer({
    ...traditional,
    digits: '零壹貳參肆伍陸柒捌玖',
    places: '拾佰仟',
    bareOne: 'never',
  }),
  'japanese-informal': writer({
    ...japanese,
    digits: '〇一二三四五六七八九',
    places: '十百千',
    bareOne: 'everywhere',
  }),
  'japanese-formal': writer({
    ...japanese,
    digits: '零壱弐参四伍六七八九',
    places: '拾百阡',
    bareOne: 'never',
  }),
  'korean-hangul-formal': writer({
    ...korean,
    digits: '영일이삼사오육칠팔구',
    places: '십백천',
    bareOne: 'never',
  }),
  'korean-hanja-informal': writer({
    ...korean,
    digits: '零一二三四五六七八九',
    places: '十百千',
    bareOne: 'everywhere',
  }),
  'korean-hanja-formal': writer({
    ...korean,
    digits: '零壹貳參四五六七八九',
    places: '拾百仟',
    bareOne: 'never',
  }),
}

function writer(style: Longhand): (value: number) => string | undefined {
  const digits = [...style.digits]
  const places = ['', ...style.places]
  return value => {
    const size = Math.abs(value)
    if (size > 9999) return undefined
    const sign = value < 0 ? style.negative : ''
    if (size === 0) return digits[0]
    const text = [...String(size)].map((digit, index, all) => {
      const place = all.length - 1 - index
      if (digit === '0') return style.saysZero ? digits[0] : ''
      const isBare =
        digit === '1' &&
        place > 0 &&
        (style.bareOne === 'everywhere' ||
          (style.bareOne === 'from-ten-to-nineteen' && size >= 10 && size <= 19))
      return `${isBare ? '' : digits[Number(digit)]}${places[place]}`
    })
    const zeros = new RegExp(`${digits[0]}+`, 'g')
    const joined = text.join('')
    if (!style.saysZero) return sign + joined
    return sign + joined.replace(zeros, digits[0]!).replace(new RegExp(`${digits[0]}$`), '')
  }
}
