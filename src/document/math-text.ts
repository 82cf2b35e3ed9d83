import type {Element, ElementContent} from 'hast'

/**
 * A formula (`<math>`) as one line of plain text, for where MathML does not go: `E = mc²`, `(a + b)/2`,
 * `∑_(i = 1)^n i`. Undefined for what has no such form: a matrix, aligned equations.
 */
export const mathLine = (math: Element): string | undefined =>
  lineOf(math.children)?.replace(/\s+/g, ' ').trim()

/** The formula as a line of text, or else its TeX. */
export const mathText = (math: Element): string => mathLine(math) ?? texOf(math)

/** Its TeX on one line, without comments. */
export const texOf = (math: Element): string =>
  writtenTex(math)
    .replace(/(?<!\\)((?:\\\\)*)%.*(?:\n|$)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()

/** Its TeX as the author wrote it. */
export const writtenTex = ({properties}: Element): string => String(properties.alttext ?? '')

type Text = string | undefined

/** Undefined as soon as one part has no line. */
function lineOf(nodes: readonly ElementContent[]): Text {
  let line = ''
  for (const node of nodes) {
    const part = node.type === 'element' ? partOf(node, line) : ''
    if (part === undefined) return undefined
    line += part
  }
  return line
}

function partOf(element: Element, before: string): Text {
  const parts = element.children.filter(child => child.type === 'element')
  switch (element.tagName) {
    case 'mi':
    case 'mn':
    case 'mtext':
      return wordsOf(element)
    case 'mo':
      return operator(wordsOf(element), before)
    case 'mspace':
      return Number.parseFloat(String(element.properties.width)) >= 0.5 ? ' ' : ''
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
      return lineOf(parts)
    case 'msup':
      return scripted(parts, ['', '^'])
    case 'msub':
      return isLarge(parts[0]) ? limited(parts) : scripted(parts, ['', '_'])
    case 'msubsup':
      return isLarge(parts[0]) ? limited(parts) : scripted(parts, ['', '_', '^'])
    case 'munder':
    case 'munderover':
      return limited(parts)
    case 'mover':
      return accented(parts)
    case 'mfrac':
      return join(parts.map(grouped), '/')
    case 'msqrt':
      return root('√', lineOf(parts))
    case 'mroot':
      return root(roots[lineOf(parts.slice(1)) ?? ''], lineOf(parts.slice(0, 1)))
    default:
      return undefined
  }
}

const wordsOf = ({children}: Element): string =>
  children.map(child => (child.type === 'text' ? child.value : '')).join('')

const spaced = /^[=<>≤≥≠≈∼≃≅≡≪≫∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔↦+−±∓×⋅÷∪∩∧∨∘∣∥:]$/

/** Space around relations and operations between two things, after a comma, and between a function and its argument. */
function operator(sign: string, before: string): string {
  if (sign === ',' || sign === ';') return `${sign} `
  if (sign === '\u2061') return ' '
  const isSign = before === '' || /[([{ ]$/.test(before)
  return spaced.test(sign) && !isSign ? ` ${sign} ` : sign
}

function join(parts: readonly Text[], between: string): Text {
  return parts.includes(undefined) ? undefined : parts.join(between)
}

const isOneThing = (text: string): boolean =>
  [...text].length === 1 || /^(?:\p{L}+|[\d.,]+|\(.*\))$/u.test(text)

/** In parentheses, unless nobody could take it apart. */
function grouped(element: Element): Text {
  const text = lineOf([element])?.trim()
  return text === undefined || isOneThing(text) ? text : `(${text})`
}

const raised: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'0123456789'].map((digit, i) => [digit, '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(i)])),
  '+': '⁺',
  '−': '⁻',
  n: 'ⁿ',
  i: 'ⁱ',
}
const lowered: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'0123456789'].map((digit, i) => [digit, '₀₁₂₃₄₅₆₇₈₉'.charAt(i)])),
  '+': '₊',
  '−': '₋',
}
const prime = /^[′″‴⁗]+$/

/** A base and what stands at its corners, each after its mark where Unicode has no small form of it. */
function scripted(parts: readonly Element[], marks: readonly string[]): Text {
  const texts = parts.map((part, index) => {
    const mark = marks[index] ?? ''
    const text = mark === '' ? grouped(part) : lineOf([part])
    if (text === undefined || mark === '' || prime.test(text)) return primes[text ?? ''] ?? text
    const small = mark === '^' ? raised : lowered
    const characters = [...text]
    return characters.every(character => small[character])
      ? characters.map(character => small[character]).join('')
      : mark + (isOneThing(text) ? text : `(${text})`)
  })
  return join(texts, '')
}

const primes: Readonly<Record<string, string>> = {'′′': '″', '′′′': '‴'}

const isLarge = (base: Element | undefined): boolean =>
  base !== undefined && /^[∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂]$/.test(lineOf([base]) ?? '')

/** What stands below and above: `∑_(i = 1)^n `. */
function limited([base, under, over]: readonly Element[]): Text {
  const limits = [under, over].map((part, index) => {
    const text = part && grouped(part)
    return part ? text && '_^'.charAt(index) + text : ''
  })
  const text = join([base && grouped(base), ...limits], '')
  return text && `${text} `
}

const accents: Readonly<Record<string, string>> = {
  '‾': '\u0304',
  '¯': '\u0304',
  ˉ: '\u0304',
  ˆ: '\u0302',
  '^': '\u0302',
  '˜': '\u0303',
  '~': '\u0303',
  '˙': '\u0307',
  '¨': '\u0308',
  '→': '\u20d7',
}

function accented([base, over]: readonly Element[]): Text {
  const text = base && lineOf([base])
  const accent = over && accents[wordsOf(over)]
  return text !== undefined && accent && [...text].length === 1 ? text + accent : undefined
}

const roots: Readonly<Record<string, string>> = {2: '√', 3: '∛', 4: '∜'}

function root(sign: string | undefined, text: Text): Text {
  if (sign === undefined || text === undefined) return undefined
  return isOneThing(text) ? sign + text : `${sign}(${text})`
}
