import {parse} from 'yaml'
import type {Strings} from './theme.ts'

/**
 * Interface words by language, from `strings/*.yaml`: the tag itself, then its language alone, then English.
 * `ar-IQ` takes `ar-IQ.yaml`, `ar.yaml`, `en.yaml`, in this order, word by word.
 */
export function openStrings(files: ReadonlyMap<string, string>): (lang: string) => Strings {
  const tables = new Map<string, Strings>()
  for (const [path, text] of files) {
    const name = /^strings\/(.+)\.yaml$/.exec(path)?.[1]
    if (name) tables.set(name.toLowerCase(), wordsOf(parse(text)))
  }
  const known = new Map<string, Strings>()
  return lang => {
    const before = known.get(lang)
    if (before) return before
    const tag = lang.toLowerCase()
    const found: Strings = {
      ...tables.get('en'),
      ...tables.get(tag.split('-')[0] ?? ''),
      ...tables.get(tag),
    }
    known.set(lang, found)
    return found
  }
}

const wordsOf = (value: unknown): Strings =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, word]) => [key, String(word)]))
    : {}
