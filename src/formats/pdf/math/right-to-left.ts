/**
 * MathJax sets what its own font lacks as pieces of text, from left to right. A space, a joiner or a comma it has, so a
 * right-to-left phrase would come out with its words in the wrong order: between them, such characters are put out of its
 * sight, into a private plane of Unicode.
 */
export const keepTogether = (text: string): string =>
  text
    .replace(/(?<=\\(?:text\w*|mbox)\s*\{)[^{}\\$]*(?=\})|(?<=<mtext[^>]*>)[^<&]*(?=<)/g, phrase =>
      phrase.replace(betweenWords, hidden),
    )
    .replace(insideWords, hidden)

/** With each character back. */
export const letGo = (svg: string): string =>
  svg.replace(/[\u{100000}-\u{10fffd}]/gu, character =>
    String.fromCodePoint((character.codePointAt(0) ?? 0) - privatePlane),
  )

const privatePlane = 0x100000

const hidden = (characters: string): string =>
  [...characters]
    .map(character => String.fromCodePoint(privatePlane + (character.codePointAt(0) ?? 0)))
    .join('')

const letter = '[\\p{Script=Arabic}\\p{Script=Hebrew}]'
const betweenWords = new RegExp(`(?<=${letter}\\p{M}*)[^\\p{L}\\p{M}]+(?=${letter})`, 'gu')
/** Zero-width joiner and non-joiner, also where letters stand in no text. */
const insideWords = new RegExp(`(?<=${letter}\\p{M}*)[\u200c\u200d]`, 'gu')
