import {posix} from 'node:path'
import {sha256} from '../../source/hash.ts'
import type {WebFont} from '../theme.ts'
import type {FontFace} from './font-faces.ts'
import {
  type CharacterRange,
  charactersOf,
  formatUnicodeRange,
  intersect,
  parseUnicodeRange,
} from './unicode-range.ts'

/** Scripts that a page rarely needs together: a browser fetches only the files whose range it meets. */
const scripts: Readonly<Record<string, readonly CharacterRange[]>> = {
  latin: parseUnicodeRange(
    'U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+2215,U+FB00-FB06,U+FFFD',
  ),
  'latin-ext': parseUnicodeRange(
    'U+100-130,U+132-151,U+154-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+300-36F,U+1D00-1DBF,U+1E00-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  ),
  other: parseUnicodeRange(
    'U+370-52F,U+1C80-1C8F,U+1F00-1FFF,U+2070-209F,U+2150-218F,U+2194-2211,U+2213-2214,U+2216-23FF,U+2460-2BFF,U+2DE0-2DFF,U+A640-A69F',
  ),
}

/** Features that stylesheets use; stylistic sets and the like are left out of the site's files. */
const features =
  'kern liga clig calt ccmp locl mark mkmk rlig init medi fina isol dlig lnum onum pnum tnum smcp c2sc sups subs frac ordn numr dnom case'.split(
    ' ',
  )

/** Changes when the files come out differently for the same input. */
const recipe = `1 ${features.join(' ')}`

export interface WebFontFace {
  readonly font: WebFont
  /** `@font-face` text that names the file by its `path`. */
  readonly css: string
}

/**
 * The WOFF2 files of one `@font-face`, by script. A face with its own `unicode-range` without Latin letters is one
 * file. `ready` gives those that the theme carries ready-made, by name: a name says all that goes into its file.
 */
export function webFonts(
  face: FontFace,
  bytes: Uint8Array,
  ready: (name: string) => Uint8Array | undefined,
): readonly WebFontFace[] {
  const stem = posix.basename(face.source, posix.extname(face.source)).toLowerCase()
  const own = face.range === undefined ? undefined : parseUnicodeRange(face.range)
  const hash = sha256(bytes)
  if (own && !own.some(({from, to}) => from <= 0x61 && to >= 0x61))
    return [webFont(face, {bytes, hash, ready, name: stem, ranges: own})]
  return Object.entries(scripts).flatMap(([script, characters]) => {
    const ranges = own ? intersect(characters, own) : characters
    return ranges.length === 0
      ? []
      : [webFont(face, {bytes, hash, ready, name: `${stem}-${script}`, ranges})]
  })
}

interface Subset {
  readonly bytes: Uint8Array
  readonly hash: string
  readonly ready: (name: string) => Uint8Array | undefined
  readonly name: string
  readonly ranges: readonly CharacterRange[]
}

function webFont(face: FontFace, {bytes, hash, ready, name, ranges}: Subset): WebFontFace {
  const range = formatUnicodeRange(ranges)
  const key = sha256(`${recipe}\n${hash}\n${range}`)
  const path = `${name}.${key.slice(0, 8)}.woff2`
  const font: WebFont = {
    path,
    mediaType: 'font/woff2',
    hash: key,
    make: async () => ready(path) ?? subset(path, bytes, ranges),
  }
  const css = `@font-face{${face.descriptors};src:url(${path}) format("woff2");unicode-range:${range}}`
  return {font, css}
}

/** Kept while the process lives: a theme that is being worked on is loaded again at each change. */
const made = new Map<string, Promise<Uint8Array>>()

function subset(
  path: string,
  bytes: Uint8Array,
  ranges: readonly CharacterRange[],
): Promise<Uint8Array> {
  const known = made.get(path)
  if (known) return known
  const font = import('subset-font').then(({default: subsetFont}) =>
    subsetFont(Buffer.from(bytes), charactersOf(ranges), {
      targetFormat: 'woff2',
      keepFeatures: features,
      noHinting: true,
    }),
  )
  made.set(path, font)
  return font
}
