const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** Words between spaces, and each Chinese or Japanese character as one: near enough, and cheap. */
export function countWords(text: string): number {
  const han = ideograph.test(text) ? (text.match(ideographs)?.length ?? 0) : 0
  const rest = han > 0 ? text.replace(ideographs, ' ') : text
  return han + countSpaced(rest)
}

/** Runs of characters that are not space, if anything in them is a letter or digit. */
function countSpaced(text: string): number {
  let count = 0
  let isInside = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 32 || (code >= 9 && code <= 13) || code === 0xa0) isInside = false
    else if (!isInside && isWordLike(code)) {
      isInside = true
      count++
    }
  }
  return count
}

/** ASCII letters and digits; beyond ASCII everything but punctuation (U+2000–206F) and Latin-1 signs. */
const isWordLike = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  (code >= 0xc0 && (code < 0x2000 || code > 0x206f))
