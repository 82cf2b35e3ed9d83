import type {Strings} from './theme.ts'

/** A language by its own name, as the theme's words of it have it; themes speak English where they have none. */
export function languageName(
  stringsOf: (lang: string) => Strings,
  lang: string,
): string | undefined {
  const name = stringsOf(lang).language
  return /^en\b/.test(lang) || name !== stringsOf('en').language ? name : undefined
}
