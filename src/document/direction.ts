/** Languages written from right to left unless their tag names another script (CLDR 46). */
const rightToLeft = new Set(
  'ar arc arz azb ckb dv fa glk he khw ks lrc mzn nqo pnb prs ps sd syr ug ur yi'.split(' '),
)
const rightToLeftScripts = /^(?:Adlm|Arab|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa)$/i

/** The direction in which a BCP 47 tag's language is written: by its script subtag if it has one, else by language. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  const [language = '', ...rest] = lang.split('-')
  const script = rest.find(part => /^[A-Za-z]{4}$/.test(part))
  if (script) return rightToLeftScripts.test(script) ? 'rtl' : 'ltr'
  return rightToLeft.has(language.toLowerCase()) ? 'rtl' : 'ltr'
}
