import type {Document} from '../document/document.ts'

/**
 * Words a minute that adults read of plain texts; of Chinese and Japanese, characters (Trauzettel-Klosinski and
 * Dietz 2012, the IReST study; Korean and others that it does not have are read at the default).
 */
const speeds: Readonly<Record<string, number>> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  ja: 357,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
  zh: 255,
}
const usual = 190

/** Minutes that a document takes to read, never 0. */
export const minutesOf = ({words, lang}: Pick<Document, 'words' | 'lang'>): number =>
  Math.max(1, Math.round(words / (speeds[lang.split('-')[0] ?? ''] ?? usual)))
