import {posix} from 'node:path'
import type {WebFont} from '../theme.ts'

/** By ISO 15924 code of a script, the sources of the fonts that a page in it begins with. */
export type Preload = Readonly<Record<string, readonly string[]>>

/**
 * The files of the site that hold the first letters of a page in `lang`: browsers would find them only once they have
 * read the stylesheet and laid out the page.
 */
export function preloadedFonts(
  fonts: readonly WebFont[],
  preload: Preload,
  lang: string,
): readonly string[] {
  const script = scriptOf(lang)
  const sources = script === undefined ? [] : (preload[script] ?? [])
  const stems = sources.map(source => posix.basename(source, posix.extname(source)).toLowerCase())
  return stems.flatMap(stem => {
    // A font of several scripts has a file for each, and its first holds the letters of most pages.
    const names = [`${stem}-${script === 'Latn' ? 'latin' : 'other'}`, stem]
    const found = names.flatMap(name => fonts.filter(({path}) => path.startsWith(`${name}.`)))
    return found.slice(0, 1).map(({path}) => path)
  })
}

function scriptOf(lang: string): string | undefined {
  try {
    return new Intl.Locale(lang).maximize().script
  } catch {
    return undefined
  }
}
