import type {ContentItem, Style} from '../css/style.ts'

type Quote = Extract<ContentItem, {type: 'quote'}>['which']

/** Outer and inner marks of languages, as CLDR lists them. */
const marks: Readonly<Record<string, string>> = {
  en: '“”‘’',
  de: '„“‚‘',
  at: '„“‚‘',
  fr: '«»“”',
  es: '«»“”',
  it: '«»“”',
  pt: '“”‘’',
  nl: '“”‘’',
  sv: '””’’',
  fi: '””’’',
  da: '“”‘’',
  nb: '«»‘’',
  no: '«»‘’',
  pl: '„”«»',
  cs: '„“‚‘',
  sk: '„“‚‘',
  hu: '„”»«',
  ro: '„”«»',
  ru: '«»„“',
  uk: '«»„“',
  bg: '„“‘’',
  el: '«»“”',
  tr: '“”‘’',
  ar: '”“’‘',
  fa: '«»‹›',
  ku: '«»‹›',
  ckb: '«»‹›',
  ur: '”“’‘',
  he: '””’’',
  ja: '「」『』',
  zh: '“”‘’',
  ko: '“”‘’',
}

/** How deep quotations are nested before and after a quote, and the mark it is written as. */
export interface Quoted {
  readonly text: string
  readonly depth: number
}

/** css-content-3, 3.2. A mark that would close more than was opened is not written. */
export function quote(which: Quote, depth: number, style: Style): Quoted {
  const pairs = pairsOf(style)
  const pair = (level: number) => pairs[Math.min(level, pairs.length - 1)]
  switch (which) {
    case 'open-quote':
      return {text: pair(depth)?.open ?? '', depth: depth + 1}
    case 'close-quote':
      if (depth === 0) return {text: '', depth}
      return {text: pair(depth - 1)?.close ?? '', depth: depth - 1}
    case 'no-open-quote':
      return {text: '', depth: depth + 1}
    case 'no-close-quote':
      return {text: '', depth: Math.max(0, depth - 1)}
  }
}

function pairsOf({quotes, lang}: Style): ReadonlyArray<{open: string; close: string}> {
  if (quotes === 'none') return []
  if (quotes !== 'auto') return quotes
  const [language = '', region = ''] = lang.toLowerCase().split('-')
  const swiss = region === 'ch' && /^(?:de|fr|it|rm)$/.test(language)
  const [open = '', close = '', innerOpen = '', innerClose = ''] = swiss
    ? '«»‹›'
    : (marks[language] ?? '“”‘’')
  return [
    {open, close},
    {open: innerOpen, close: innerClose},
  ]
}
