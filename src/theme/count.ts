import {formatNumber, localesOf} from './dates.ts'
import type {Strings} from './theme.ts'

const rules = new Map<string, Intl.PluralRules>()

/** `12 stories`: the form of the word `key` that a number takes in `lang` (CLDR plural rules), the number filled in. */
export function countWord(strings: Strings, key: string, count: number, lang: string): string {
  const form = strings[`${key}.${categoryOf(count, lang)}`] ?? strings[`${key}.other`] ?? ''
  return fillWord(form, {count: formatNumber(count, lang)})
}

/** A word with its placeholders filled: `Page {number}`. */
export const fillWord = (word: string, values: Readonly<Record<string, string>>): string =>
  word.replace(/\{(\w+)\}/g, (written, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : written,
  )

function categoryOf(count: number, lang: string): Intl.LDMLPluralRule {
  const known = rules.get(lang)
  if (known) return known.select(count)
  const made = new Intl.PluralRules(localesOf(lang))
  rules.set(lang, made)
  return made.select(count)
}
