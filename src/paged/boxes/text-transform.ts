import type {Style} from '../css/style.ts'

/** Characters that go on with a word rather than begin one. */
const wordCharacter = /[\p{L}\p{N}\p{M}'’]/u

/** `text-transform` by the rules of the text's language (css-text-3, 2.1). `before` is the character in front. */
export function transformText(text: string, {textTransform, lang}: Style, before: string): string {
  const locale = lang === '' ? 'und' : lang
  switch (textTransform) {
    case 'none':
      return text
    case 'uppercase':
      return text.toLocaleUpperCase(localeOf(locale))
    case 'lowercase':
      return text.toLocaleLowerCase(localeOf(locale))
    case 'capitalize':
      return capitalized(text, localeOf(locale), before)
  }
}

/** Only these languages have casing of their own; the others must not depend on what the runtime knows of them. */
const localeOf = (lang: string) =>
  /^(?:az|el|lt|tr|hy|nl)(?:-|$)/i.exec(lang) ? lang.slice(0, 2).toLowerCase() : 'und'

function capitalized(text: string, locale: string, before: string): string {
  let inWord = wordCharacter.test(before)
  let result = ''
  for (const sign of text) {
    const isLetter = wordCharacter.test(sign)
    result += isLetter && !inWord ? titled(sign, locale) : sign
    inWord = isLetter
  }
  // Dutch ij is one letter.
  return locale === 'nl' ? result.replace(/(?<!\p{L})Ij(?=\p{L})/gu, 'IJ') : result
}

/** The digraphs of Serbian and Croatian have a title case of their own. */
const titleCase: Readonly<Record<string, string>> = {
  ǆ: 'ǅ',
  ǉ: 'ǈ',
  ǌ: 'ǋ',
  ǳ: 'ǲ',
}

const titled = (letter: string, locale: string): string => {
  if (titleCase[letter]) return titleCase[letter]
  const upper = letter.toLocaleUpperCase(locale)
  return upper.length > letter.length ? letter : upper
}
