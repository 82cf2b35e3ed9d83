import type {Element} from 'hast'
import {charactersOf, parseUnicodeRange} from '../../../theme/stylesheet/unicode-range.ts'
import type {Theme, ThemeFile} from '../../../theme/theme.ts'
import {breathe} from '../breathe.ts'
import {chooseFace, type Face, facesOf} from './faces.ts'
import {featuresFor} from './features.ts'
import {type FontRules, readFontRules} from './font-rules.ts'
import {countFontUse, type FontUse, type StyledElement} from './font-use.ts'

/** A style sheet with the fonts that one book needs. */
export interface BookStyle {
  readonly css: string
  /** The same array for the same need, so that it can be compressed once. */
  readonly fonts: readonly ThemeFile[]
}

/** Whether fonts hold the characters of one book alone, or whole alphabets, which a thousand stories share. */
export type Precision = 'characters' | 'alphabets'

/** Finds out which fonts a book needs while its pages are made. */
export interface BookFonts {
  /** An `html` element that the book shows. */
  readonly add: (page: Element) => void
  /**
   * The theme's style sheet with the faces that the pages are set in, each cut down to what it shows. Faces that show
   * nothing are left out of the sheet, too. Licences that forbid this are the theme's to mind: those of `press` allow
   * it.
   */
  readonly style: (precision: Precision) => Promise<BookStyle>
}

/** Of one book that has the theme's style sheet. */
export function fontsFor(ebook: Theme['ebook']): BookFonts {
  const reading = readTheme(ebook)
  const {add, use} = countFontUse(reading.rules)
  return {
    add,
    style: precision => {
      const texts = new Map(
        [...shownIn(reading.faces, use())].map(([face, codes]) => [
          face,
          textFor(face, precision === 'alphabets' ? wholeAlphabets(codes) : codes),
        ]),
      )
      const key = JSON.stringify([...texts].map(([{rule}, text]) => [rule, text]))
      const style = reading.styles.get(key) ?? cut(ebook, reading.faces, texts)
      if (precision === 'alphabets') reading.styles.set(key, style)
      return style
    },
  }
}

interface Reading {
  readonly faces: readonly Face[]
  readonly rules: FontRules<StyledElement>
  /** Few stories of a publication differ in the alphabets they use. */
  readonly styles: Map<string, Promise<BookStyle>>
}

const readings = new WeakMap<Theme['ebook'], Reading>()

function readTheme(ebook: Theme['ebook']): Reading {
  const known = readings.get(ebook)
  if (known) return known
  const reading = {
    faces: facesOf(ebook),
    rules: readFontRules<StyledElement>(ebook.css),
    styles: new Map(),
  }
  readings.set(ebook, reading)
  return reading
}

/** What each face shows, in the order of the sheet: of the families wanted, the first that has a character. */
function shownIn(faces: readonly Face[], use: FontUse): ReadonlyMap<Face, ReadonlySet<number>> {
  const shown = new Map<Face, Set<number>>()
  for (const [{families, weight, isItalic}, codes] of use) {
    const wanted = families.map(family => faces.filter(face => face.family === family))
    for (const code of codes) {
      for (const family of wanted) {
        const face = chooseFace(
          family.filter(({has}) => has(code)),
          weight,
          isItalic,
        )
        if (!face) continue
        shown.set(face, (shown.get(face) ?? new Set()).add(code))
        break
      }
    }
  }
  return new Map(
    faces.flatMap(face => (shown.has(face) ? [[face, shown.get(face) ?? new Set()]] : [])),
  )
}

/** What stands between letters, and the hyphens that a reader's own line breaks bring. */
const always = [0x20, 0xa0, 0x2d, 0x2010, 0x200c, 0x200d]

const textFor = ({has}: Face, codes: Iterable<number>): string =>
  [...new Set([...always, ...codes])]
    .filter(has)
    .sort((one, other) => one - other)
    .map(code => String.fromCodePoint(code))
    .join('')

const alphabets = [
  'U+20-7E,U+A0,U+2013-2014,U+2018-2019,U+201C-201D,U+2026',
  'U+A1-FF,U+131,U+152-153,U+2BC,U+2C6,U+2DA,U+2DC,U+2010-2026,U+2030,U+2039-203A,U+20AC,U+2116,U+2122,U+2190-2193,U+2212',
  'U+100-17F,U+18F,U+192,U+1A0-1A1,U+1AF-1B0,U+1CD-1DC,U+1E6-1E7,U+1EA-1EB,U+218-21B,U+259,U+300-304,U+306-30C,U+323,U+331,U+1E00-1EFF',
  'U+370-3FF,U+1F00-1FFF',
  'U+400-52F',
  'U+60C,U+61B-61F,U+621-64A,U+64B-655,U+660-66D,U+670-671,U+679,U+67E,U+686,U+688,U+691,U+695,U+698,U+6A4,U+6A9,U+6AF,U+6B5,U+6BA,U+6BE,U+6C0-6C6,U+6CC,U+6CE,U+6D2-6D5,U+6F0-6F9',
].map(text => [...charactersOf(parseUnicodeRange(text))].map(one => one.codePointAt(0) ?? 0))

/** The characters, and of each alphabet that they have a letter of, all. */
const wholeAlphabets = (codes: ReadonlySet<number>): ReadonlySet<number> =>
  new Set([
    ...codes,
    ...alphabets.filter(alphabet => alphabet.some(code => codes.has(code))).flat(),
  ])

async function cut(
  {css, files}: Theme['ebook'],
  faces: readonly Face[],
  texts: ReadonlyMap<Face, string>,
): Promise<BookStyle> {
  const {default: subset} = await import('subset-font')
  const fonts: ThemeFile[] = []
  for (const [{file}, text] of texts) {
    await breathe()
    const bytes = await subset(Buffer.from(file.bytes), text, {
      targetFormat: 'truetype',
      keepFeatures: featuresFor(css),
      noHinting: true,
    })
    fonts.push({...file, bytes})
  }
  const kept = new Set([...texts.keys()].map(({rule}) => rule))
  const paths = new Set(faces.map(({file}) => file.path))
  // Files that no `@font-face` names, a picture of the sheet among them, go along as they are.
  const others = files.filter(({path}) => !paths.has(path) && !isFont(path))
  return {
    css: css.replace(/@font-face\s*\{[^}]*\}\n?/g, rule => (kept.has(rule.trimEnd()) ? rule : '')),
    fonts: [...fonts, ...others],
  }
}

const isFont = (path: string): boolean => /\.(ttf|otf|woff2?)$/i.test(path)
