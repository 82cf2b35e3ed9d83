import {
  type CharacterRange,
  charactersOf,
  formatUnicodeRange,
  intersect,
  parseUnicodeRange,
} from '../../theme/stylesheet/unicode-range.ts'
import type {Theme, ThemeFile} from '../../theme/theme.ts'

/** A style sheet with the fonts that one book needs. */
export interface BookStyle {
  readonly css: string
  /** The same array for the same need, so that it can be compressed once. */
  readonly fonts: readonly ThemeFile[]
}

/** Alphabets that fonts are cut down to: a book carries those that it writes in, and single characters of others. */
const alphabets: readonly (readonly CharacterRange[])[] = [
  'U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+2215,U+FB00-FB06,U+FFFD',
  'U+100-24F,U+250-2FF,U+300-36F,U+1D00-1DBF,U+1E00-1EFF,U+20A0-20C0,U+2C60-2C7F,U+A720-A7FF',
  'U+370-3FF,U+1F00-1FFF',
  'U+400-52F,U+1C80-1C8F,U+2DE0-2DFF,U+A640-A69F',
  'U+2070-209F,U+2100-2BFF',
  'U+600-6FF,U+750-77F,U+870-8FF,U+FB50-FDCF,U+FDF0-FDFF,U+FE70-FEFC',
].map(parseUnicodeRange)

/** What any script writes with: no sign that a font for one script is needed. */
const common = parseUnicodeRange('U+0-2AF,U+2000-20CF')

/** The theme's style sheet with its fonts cut down to the alphabets of `text`, unused ones left out. */
export async function styleFor(ebook: Theme['ebook'], text: string): Promise<BookStyle> {
  const characters = distinctCharacters(text + ebook.css)
  const wanted = [
    ...alphabets.filter(alphabet => meets(alphabet, characters)).flat(),
    ...characters
      .filter(code => !alphabets.some(alphabet => meets(alphabet, [code])))
      .sort((one, other) => one - other)
      .map(code => ({from: code, to: code})),
  ]
  const faces = facesOf(ebook).filter(({range}) => isNeeded(range, characters))
  const key = `${formatUnicodeRange(wanted)} ${faces.map(({file}) => file.path).join(' ')}`
  const styles = known.get(ebook) ?? new Map<string, Promise<BookStyle>>()
  known.set(ebook, styles)
  const style = styles.get(key) ?? cut(ebook, faces, wanted)
  styles.set(key, style)
  return style
}

/** Few books of a publication differ in the alphabets they use. */
const known = new WeakMap<Theme['ebook'], Map<string, Promise<BookStyle>>>()

/** An `@font-face` of the sheet. */
interface Face {
  readonly rule: string
  readonly file: ThemeFile
  /** Undefined: all characters that the font has. */
  readonly range: readonly CharacterRange[] | undefined
}

function facesOf({css, files}: Theme['ebook']): readonly Face[] {
  return (css.match(/@font-face\s*\{[^}]*\}/g) ?? []).flatMap(rule => {
    const file = files.find(({path}) => rule.includes(path))
    const range = /unicode-range:([^;}]*)/.exec(rule)?.[1]
    return file
      ? [{rule, file, range: range === undefined ? undefined : parseUnicodeRange(range)}]
      : []
  })
}

const distinctCharacters = (text: string): readonly number[] =>
  [...new Set(text)].map(character => character.codePointAt(0) ?? 0)

const meets = (ranges: readonly CharacterRange[], characters: readonly number[]): boolean =>
  characters.some(code => ranges.some(({from, to}) => code >= from && code <= to))

/** A font for all text is; one with a range of its own when the text has letters of that range. */
const isNeeded = (
  range: readonly CharacterRange[] | undefined,
  characters: readonly number[],
): boolean =>
  range === undefined ||
  meets(range, [0x61]) ||
  meets(
    range,
    characters.filter(code => !meets(common, [code])),
  )

async function cut(
  {css, files}: Theme['ebook'],
  faces: readonly Face[],
  wanted: readonly CharacterRange[],
): Promise<BookStyle> {
  const {default: subset} = await import('subset-font')
  const fonts: ThemeFile[] = []
  for (const {file, range} of faces) {
    const text = charactersOf(range ? intersect(range, wanted) : wanted)
    const bytes = await subset(Buffer.from(file.bytes), text, {targetFormat: 'truetype'})
    fonts.push({...file, bytes})
  }
  const kept = new Set(faces.map(({rule}) => rule))
  const paths = new Set(faces.map(({file}) => file.path))
  // Files that no `@font-face` names, a picture of the sheet among them, go along as they are.
  const others = files.filter(({path}) => !paths.has(path) && !isFont(path))
  return {
    css: css.replace(/@font-face\s*\{[^}]*\}\n?/g, rule => (kept.has(rule.trimEnd()) ? rule : '')),
    fonts: [...fonts, ...others],
  }
}

const isFont = (path: string): boolean => /\.(ttf|otf|woff2?)$/i.test(path)
