/** Object numbers are how PDF objects name each other. */
export type Reference = number

/** `12 0 R`. */
export const pointTo = (reference: Reference): string => `${reference} 0 R`

/** The same for a reference that may be missing. */
export const pointIfAny = (reference: Reference | undefined): string | undefined =>
  reference === undefined ? undefined : pointTo(reference)

/** A number as PDF spells it: at most `digits` decimals, no exponent, no trailing zeros. */
export function number(value: number, digits: 2 | 3 | 4 = 2): string {
  const scale = digits === 2 ? 100 : digits === 3 ? 1000 : 10_000
  const scaled = Math.round(Math.abs(value) * scale)
  const whole = Math.floor(scaled / scale)
  const rest = scaled - whole * scale
  const sign = value < 0 && scaled !== 0 ? '-' : ''
  if (rest === 0) return `${sign}${whole}`
  let decimals = String(rest + scale).slice(1)
  while (decimals.endsWith('0')) decimals = decimals.slice(0, -1)
  return `${sign}${whole}.${decimals}`
}

/** Several numbers, with spaces between. */
export const numbers = (...values: readonly number[]): string =>
  values.map(value => number(value)).join(' ')

const escapes: Readonly<Record<string, string>> = {
  '(': '\\(',
  ')': '\\)',
  '\\': '\\\\',
  '\r': '\\r',
  '\n': '\\n',
}

/** Bytes, one per character, as a literal string (ISO 32000-1, 7.3.4.2). */
export const byteString = (bytes: string): string =>
  `(${bytes.replace(/[()\\\r\n]/g, char => escapes[char] ?? char)})`

/** Text as a string object: ASCII as it is, anything else in UTF-16 (ISO 32000-1, 7.9.2.2). */
export const textString = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? byteString(text) : `<FEFF${utf16Hex(text)}>`

/** The UTF-16BE code units of a text, in hexadecimal. */
export function utf16Hex(text: string): string {
  let hex = ''
  for (let i = 0; i < text.length; i++) hex += hex4(text.charCodeAt(i))
  return hex
}

/** Four hexadecimal digits. */
export const hex4 = (value: number): string => value.toString(16).padStart(4, '0').toUpperCase()

/** Keys and PDF text of their values; a key without value is left out. */
export function dictionary(entries: Readonly<Record<string, string | undefined>>): string {
  let text = '<<'
  for (const key in entries) {
    const value = entries[key]
    if (value !== undefined) text += `/${key}${delimits(value.charCodeAt(0)) ? '' : ' '}${value}`
  }
  return `${text}>>`
}

/** Whether a token that begins so needs no space before it: / < ( [ */
const delimits = (unit: number): boolean =>
  unit === 0x2f || unit === 0x3c || unit === 0x28 || unit === 0x5b
