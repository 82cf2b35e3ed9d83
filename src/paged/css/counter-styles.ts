import {eastAsian} from './counter-styles-east-asian.ts'
import {inAlphabet, inDigits, inWeights, type Weighted} from './counter-systems.ts'
import {inCustomStyle} from './custom-counter.ts'
import {isCustom, readBack} from './custom-counter-styles.ts'
import {inEthiopic} from './ethiopic-numeric.ts'

/** How a counter's numbers are written (css-counter-styles-3). */
type CounterStyle =
  | {readonly type: 'numeric'; readonly digits: string; readonly width?: number}
  | {readonly type: 'alphabetic'; readonly letters: string}
  | {
      readonly type: 'additive'
      readonly signs: readonly Weighted[]
      readonly largest: number
    }
  | {readonly type: 'symbol'; readonly symbol: string}
  | {readonly type: 'fixed'; readonly signs: string}
  | {readonly type: 'east-asian'; readonly written: (value: number) => string | undefined}
  | {readonly type: 'ethiopic'}

const range = (from: number, count: number) =>
  String.fromCodePoint(...Array.from({length: count}, (_, index) => from + index))
const numeric = (zero: number): CounterStyle => ({type: 'numeric', digits: range(zero, 10)})
const alphabetic = (letters: string): CounterStyle => ({type: 'alphabetic', letters})
const symbol = (text: string): CounterStyle => ({type: 'symbol', symbol: text})

/** `'1000 M 900 CM'` as pairs, from the largest weight down. */
function additive(largest: number, table: string): CounterStyle {
  const parts = table.split(' ')
  const signs = Array.from({length: parts.length / 2}, (_, index) => ({
    weight: Number(parts[index * 2]),
    sign: parts[index * 2 + 1] ?? '',
  }))
  return {type: 'additive', signs, largest}
}

/** `from` hundred, ninety … one in the letters of an alphabet that doubles as digits. */
function lettersAsDigits(largest: number, letters: string): CounterStyle {
  const all = [...letters]
  const signs = all.map((sign, index) => ({
    weight: ((index % 9) + 1) * 10 ** Math.floor(index / 9),
    sign,
  }))
  return {type: 'additive', signs: signs.reverse(), largest}
}

const roman = '1000 M 900 CM 500 D 400 CD 100 C 90 XC 50 L 40 XL 10 X 9 IX 5 V 4 IV 1 I'
const latin = 'abcdefghijklmnopqrstuvwxyz'
const armenian = 'ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔ'

const counterStyles: Readonly<Record<string, CounterStyle>> = {
  decimal: numeric(0x30),
  'decimal-leading-zero': {type: 'numeric', digits: '0123456789', width: 2},
  'lower-roman': additive(3999, roman.toLowerCase()),
  'upper-roman': additive(3999, roman),
  'lower-alpha': alphabetic(latin),
  'lower-latin': alphabetic(latin),
  'upper-alpha': alphabetic(latin.toUpperCase()),
  'upper-latin': alphabetic(latin.toUpperCase()),
  'lower-greek': alphabetic('αβγδεζηθικλμνξοπρστυφχψω'),
  'arabic-indic': numeric(0x660),
  persian: numeric(0x6f0),
  devanagari: numeric(0x966),
  bengali: numeric(0x9e6),
  gujarati: numeric(0xae6),
  gurmukhi: numeric(0xa66),
  tamil: numeric(0xbe6),
  telugu: numeric(0xc66),
  kannada: numeric(0xce6),
  malayalam: numeric(0xd66),
  oriya: numeric(0xb66),
  mongolian: numeric(0x1810),
  thai: numeric(0xe50),
  lao: numeric(0xed0),
  khmer: numeric(0x17e0),
  cambodian: numeric(0x17e0),
  myanmar: numeric(0x1040),
  tibetan: numeric(0xf20),
  'cjk-decimal': {type: 'numeric', digits: '〇一二三四五六七八九'},
  'cjk-earthly-branch': {type: 'fixed', signs: '子丑寅卯辰巳午未申酉戌亥'},
  'cjk-heavenly-stem': {type: 'fixed', signs: '甲乙丙丁戊己庚辛壬癸'},
  ...Object.fromEntries(
    Object.entries(eastAsian).map(([name, written]) => [name, {type: 'east-asian', written}]),
  ),
  'ethiopic-numeric': {type: 'ethiopic'},
  hebrew: additive(
    10999,
    '10000 י׳ 9000 ט׳ 8000 ח׳ 7000 ז׳ 6000 ו׳ 5000 ה׳ 4000 ד׳ 3000 ג׳ 2000 ב׳ 1000 א׳ 400 ת 300 ש 200 ר 100 ק ' +
      '90 צ 80 פ 70 ע 60 ס 50 נ 40 מ 30 ל 20 כ 19 יט 18 יח 17 יז 16 טז 15 טו 10 י ' +
      '9 ט 8 ח 7 ז 6 ו 5 ה 4 ד 3 ג 2 ב 1 א',
  ),
  armenian: lettersAsDigits(9999, armenian),
  'upper-armenian': lettersAsDigits(9999, armenian),
  'lower-armenian': lettersAsDigits(9999, armenian.toLowerCase()),
  georgian: lettersAsDigits(9999, 'აბგდევზჱთიკლმნჲოპჟრსტჳფქღყშჩცძწჭხჴჯ'),
  hiragana: alphabetic(
    'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん',
  ),
  katakana: alphabetic(
    'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン',
  ),
  'hiragana-iroha': alphabetic(
    'いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす',
  ),
  'katakana-iroha': alphabetic(
    'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス',
  ),
  disc: symbol('•'),
  circle: symbol('◦'),
  square: symbol('▪'),
  'disclosure-open': symbol('▾'),
  'disclosure-closed': symbol('▸'),
  none: symbol(''),
}

/** Every name that `list-style-type` and `counter()` take. */
export const counterStyleNames: ReadonlySet<string> = new Set(Object.keys(counterStyles))

/**
 * A counter's value in a counter style, without prefix and suffix. A style in quotes is that string. What a style
 * cannot write, and an unknown style, falls back to decimal, or where a style of the author's says so.
 */
export function formatCounter(value: number, style: string): string {
  if (style.startsWith('"')) return JSON.parse(style) as string
  if (isCustom(style)) {
    const custom = readBack(style)
    const text = inCustomStyle(value, custom, absolute => formatCounter(absolute, custom.base))
    return text ?? formatCounter(value, custom.fallback)
  }
  const counterStyle = counterStyles[style]
  return (counterStyle && written(value, counterStyle)) ?? String(value)
}

/** What stands before a list item's number. */
export function markerPrefix(style: string): string {
  if (!isCustom(style)) return ''
  const {prefix, system, base} = readBack(style)
  return prefix ?? (system === 'extends' ? markerPrefix(base) : '')
}

/** What follows a list item's number (css-counter-styles-3, `suffix`). */
export function markerSuffix(style: string): string {
  if (isCustom(style)) {
    const {suffix, system, base} = readBack(style)
    return suffix ?? (system === 'extends' ? markerSuffix(base) : '. ')
  }
  if (style === 'none' || style.startsWith('"')) return ''
  const type = counterStyles[style]?.type
  if (type === 'symbol') return ' '
  if (type === 'ethiopic') return '/ '
  if (style.startsWith('korean')) return ', '
  return type === 'east-asian' || style.startsWith('cjk') || /^(?:hira|kata)/.test(style)
    ? '、'
    : '. '
}

function written(value: number, style: CounterStyle): string | undefined {
  switch (style.type) {
    case 'numeric': {
      const digits = [...style.digits]
      const text = inDigits(Math.abs(value), digits)
      const missing = Math.max(0, (style.width ?? 1) - [...text].length)
      return (value < 0 ? '-' : '') + digits[0]!.repeat(missing) + text
    }
    case 'alphabetic':
      return inAlphabet(value, [...style.letters])
    case 'additive':
      return value >= 1 && value <= style.largest ? inWeights(value, style.signs) : undefined
    case 'symbol':
      return style.symbol
    case 'fixed':
      return [...style.signs][value - 1]
    case 'east-asian':
      return style.written(value)
    case 'ethiopic':
      return value >= 1 ? inEthiopic(value) : undefined
  }
}
