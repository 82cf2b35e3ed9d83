/** Scripts that text is told apart by, with their ISO 15924 tags: those that fonts shape by rules of their own. */
const scripts: ReadonlyArray<{readonly tag: string; readonly pattern: RegExp}> = [
  ...Object.entries({
    Latn: 'Latin',
    Arab: 'Arabic',
    Grek: 'Greek',
    Cyrl: 'Cyrillic',
    Hebr: 'Hebrew',
    Hani: 'Han',
    Hira: 'Hiragana',
    Kana: 'Katakana',
    Hang: 'Hangul',
    Deva: 'Devanagari',
    Beng: 'Bengali',
    Guru: 'Gurmukhi',
    Gujr: 'Gujarati',
    Orya: 'Oriya',
    Taml: 'Tamil',
    Telu: 'Telugu',
    Knda: 'Kannada',
    Mlym: 'Malayalam',
    Sinh: 'Sinhala',
    Thai: 'Thai',
    Laoo: 'Lao',
    Tibt: 'Tibetan',
    Mymr: 'Myanmar',
    Khmr: 'Khmer',
    Geor: 'Georgian',
    Armn: 'Armenian',
    Ethi: 'Ethiopic',
    Syrc: 'Syriac',
    Thaa: 'Thaana',
    Nkoo: 'Nko',
    Mong: 'Mongolian',
    Bopo: 'Bopomofo',
    Adlm: 'Adlam',
    Tfng: 'Tifinagh',
    Cher: 'Cherokee',
    Cans: 'Canadian_Aboriginal',
    Goth: 'Gothic',
    Copt: 'Coptic',
  }).map(([tag, name]) => ({tag, pattern: new RegExp(`\\p{Script=${name}}`, 'u')})),
]

/** The script of a character; undefined for those that follow their neighbors (punctuation, digits, marks). */
export function scriptOf(character: string): string | undefined {
  return scripts.find(({pattern}) => pattern.test(character))?.tag
}

/** Scripts whose letters join: their words are never letter-spaced nor hyphenated. */
export const isCursive = (script: string) =>
  script === 'Arab' ||
  script === 'Syrc' ||
  script === 'Nkoo' ||
  script === 'Mong' ||
  script === 'Adlm'

/** A character whose form depends on its neighbors: joining letters, and the joiners themselves. */
export const joins = (character: string | undefined) =>
  character !== undefined &&
  character > '\u05ff' &&
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\u0640]|\u200c|\u200d/u.test(
    character,
  )
