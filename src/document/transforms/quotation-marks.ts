/** What straight quotation marks become in a language. */
export interface QuotationMarks {
  readonly double: readonly [open: string, close: string]
  readonly single: readonly [open: string, close: string]
  /** Between a double mark and the words inside it. */
  readonly space: string
  /** Before `; : ! ?` where the author wrote a space. */
  readonly spaceBefore: string
}

/** Double opening and closing, single opening and closing, by language, or by tag where a region differs. */
const table: Readonly<Record<string, string>> = {
  ar: '«»‹›',
  bg: '„“‚‘',
  ca: '«»“”',
  ckb: '«»‹›',
  cs: '„“‚‘',
  da: '»«›‹',
  de: '„“‚‘',
  'de-ch': '«»‹›',
  el: '«»“”',
  en: '“”‘’',
  es: '«»“”',
  et: '„“‚‘',
  eu: '«»“”',
  fa: '«»‹›',
  fi: '””’’',
  fr: '«»“”',
  he: '””’’',
  hr: '„”‚’',
  hu: '„”»«',
  hy: '«»“”',
  is: '„“‚‘',
  it: '«»“”',
  ja: '「」『』',
  ka: '„“‚‘',
  ku: '“”‘’',
  'ku-arab': '«»‹›',
  lt: '„“‚‘',
  lv: '“”‘’',
  nb: '«»‘’',
  nl: '“”‘’',
  nn: '«»‘’',
  no: '«»‘’',
  pl: '„”«»',
  pt: '“”‘’',
  'pt-pt': '«»“”',
  ro: '„”«»',
  ru: '«»„“',
  sk: '„“‚‘',
  sl: '„“‚‘',
  sr: '„”‚’',
  sv: '””’’',
  tr: '“”‘’',
  uk: '«»„“',
  ur: '“”‘’',
  zh: '“”‘’',
  'zh-hant': '「」『』',
  'zh-hk': '「」『』',
  'zh-tw': '「」『』',
}

/** Narrow no-break space: what French sets inside its guillemets and before high punctuation. */
const narrow = '\u202f'

const known = new Map<string, QuotationMarks>()

/** The marks of a BCP 47 tag: of the whole tag, of its language, or else of English. */
export function quotationMarks(lang: string): QuotationMarks {
  let marks = known.get(lang)
  if (!marks) {
    marks = marksOf(lang.toLowerCase())
    known.set(lang, marks)
  }
  return marks
}

function marksOf(tag: string): QuotationMarks {
  const parts = tag.split('-')
  const candidates = parts.map((_, index) => table[parts.slice(0, parts.length - index).join('-')])
  const [open = '', close = '', openInner = '', closeInner = ''] =
    candidates.find(Boolean) ?? table.en ?? ''
  const isFrench = parts[0] === 'fr' && parts[1] !== 'ch'
  return {
    double: [open, close],
    single: [openInner, closeInner],
    space: isFrench ? narrow : '',
    spaceBefore: isFrench ? narrow : '',
  }
}
