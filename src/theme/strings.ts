import {parse} from 'yaml'
import {localeOf} from './dates.ts'
import type {Strings} from './theme.ts'

/**
 * Interface words by language, from `strings/*.yaml`: the tag itself, then its language alone, then English.
 * `ar-IQ` takes `ar-IQ.yaml`, `ar.yaml`, `en.yaml`, in this order, word by word. A word with plural forms has a key
 * for each: `count-stories.one`, `count-stories.other`.
 */
export function openStrings(files: ReadonlyMap<string, string>): (lang: string) => Strings {
  const texts = new Map<string, string>()
  for (const [path, text] of files) {
    const name = /^strings\/(.+)\.yaml$/.exec(path)?.[1]
    if (name) texts.set(name.toLowerCase(), text)
  }
  const tables = new Map<string, Strings>()
  // Few publications speak all the languages of their theme.
  const tableOf = (name: string): Strings => {
    const table = tables.get(name) ?? wordsOf(parse(texts.get(name) ?? ''))
    tables.set(name, table)
    return table
  }
  const known = new Map<string, Strings>()
  return lang => {
    const before = known.get(lang)
    if (before) return before
    const tag = localeOf(lang).toLowerCase()
    const found = {...tableOf('en'), ...tableOf(tag.split('-')[0] ?? ''), ...tableOf(tag)}
    known.set(lang, found)
    return found
  }
}

const wordsOf = (value: unknown): Strings =>
  Object.fromEntries(
    entriesOf(value).flatMap(([key, word]) =>
      typeof word === 'object' && word !== null
        ? entriesOf(word).map(([category, form]) => [`${key}.${category}`, String(form)])
        : [[key, String(word)]],
    ),
  )

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []
