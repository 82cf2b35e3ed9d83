/**
 * How text becomes the terms of the index, as data, so that the script of the search page does the same with what
 * readers type. Patterns are of `RegExp` with the flags `gu`, applied in their order.
 */
export const rules = {
  folds: [
    // Vowel marks, accents and the stroke that stretches Arabic letters; NFKD has taken them off their letters.
    [
      '[\\u0300-\\u036f\\u0591-\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed]',
      '',
    ],
    // Letters that Arabic and Persian keyboards write differently, and people mix.
    ['[\\u064a\\u0649]', '\u06cc'],
    ['\\u0643', '\u06a9'],
    ['[\\u0629\\u06d5]', '\u0647'],
    ['[\\u0660\\u06f0]', '0'],
    ['[\\u0661\\u06f1]', '1'],
    ['[\\u0662\\u06f2]', '2'],
    ['[\\u0663\\u06f3]', '3'],
    ['[\\u0664\\u06f4]', '4'],
    ['[\\u0665\\u06f5]', '5'],
    ['[\\u0666\\u06f6]', '6'],
    ['[\\u0667\\u06f7]', '7'],
    ['[\\u0668\\u06f8]', '8'],
    ['[\\u0669\\u06f9]', '9'],
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['œ', 'oe'],
    ['ø', 'o'],
    ['ł', 'l'],
    ['ı', 'i'],
    ["[\\u00ad\\u2019']", ''],
  ] as ReadonlyArray<readonly [from: string, to: string]>,
  /** Chinese and Japanese, which have no spaces: each two neighbors are a term. */
  unspaced: '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]+',
  word: '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー])[\\p{L}\\p{N}\\p{M}])+',
  /** The Arabic article. */
  article: '^\\u0627\\u0644(?=..)',
  longest: 40,
} as const

const folds = rules.folds.map(([from, to]) => ({pattern: new RegExp(from, 'gu'), to}))
const pieces = new RegExp(`${rules.unspaced}|${rules.word}`, 'gu')
const unspaced = new RegExp(`^${rules.unspaced}$`, 'u')
const article = new RegExp(rules.article, 'u')

/** The terms of a text, in its order, each as often as it is there. */
export function termsOf(text: string): readonly string[] {
  // Persian words are written with a zero-width non-joiner, with a space or in one: all three find each other.
  const joined = text.match(/[\p{L}\p{M}]+(?:\u200c[\p{L}\p{M}]+)+/gu) ?? []
  return [...split(text), ...joined.flatMap(word => split(word.replaceAll('\u200c', '')))]
}

const split = (text: string): readonly string[] => (fold(text).match(pieces) ?? []).flatMap(termsIn)

const fold = (text: string): string =>
  folds
    .reduce(
      (folded, {pattern, to}) => folded.replace(pattern, to),
      text.normalize('NFKD').toLowerCase(),
    )
    .normalize('NFKC')

function termsIn(piece: string): readonly string[] {
  const characters = [...piece]
  if (!unspaced.test(piece))
    return characters.length < 2 && !/\p{N}/u.test(piece)
      ? []
      : [characters.slice(0, rules.longest).join('').replace(article, '')]
  if (characters.length === 1) return [piece]
  return characters.slice(1).map((second, index) => `${characters[index]}${second}`)
}
