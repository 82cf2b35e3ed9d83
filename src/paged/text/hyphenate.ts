import {createRequire} from 'node:module'

/** A pattern file of the `hyphen` package: levels, a trie whose leaves index them, words with their own points. */
type Patterns = readonly [
  levels: ReadonlyArray<readonly number[]>,
  trie: Trie,
  exceptions?: Readonly<Record<string, readonly number[]>>,
]
interface Trie {
  readonly [character: string]: Trie | number | readonly [Trie, number]
}

/** Offsets in `word` where a hyphen may be added; without the limits of CSS. */
export type Hyphenator = (word: string) => readonly number[]

const require = createRequire(import.meta.url)
const hyphenators = new Map<string, Hyphenator | undefined>()

/** Languages whose file is not called as they are. */
const files: Readonly<Record<string, string>> = {
  en: 'en-us',
  'en-au': 'en-gb',
  'en-ie': 'en-gb',
  'en-nz': 'en-gb',
  'en-za': 'en-gb',
  'en-in': 'en-gb',
  de: 'de-1996',
  'de-ch': 'de-1996',
  el: 'el-monoton',
  sr: 'sr-cyrl',
  'sr-latn': 'sh-latn',
  bs: 'sh-latn',
  mn: 'mn-cyrl',
  ku: 'kmr',
}

/**
 * The hyphenator of a language, by Liang's patterns; read when first asked for. Undefined when there are none:
 * the words of that language are never divided.
 */
export function hyphenatorFor(lang: string): Hyphenator | undefined {
  const key = lang.toLowerCase()
  if (hyphenators.has(key)) return hyphenators.get(key)
  const patterns = key === '' ? undefined : readPatterns(key)
  const hyphenator = patterns && remember(word => divideByPatterns(word, patterns))
  hyphenators.set(key, hyphenator)
  return hyphenator
}

/** The longest prefix of the tag that has a file counts: `pt-BR` reads `pt`. */
function readPatterns(tag: string): Patterns | undefined {
  const subtags = tag.split('-')
  for (let count = subtags.length; count > 0; count--) {
    const prefix = subtags.slice(0, count).join('-')
    try {
      return require(`hyphen/patterns/${files[prefix] ?? prefix}`)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    }
  }
  return undefined
}

function remember(hyphenator: Hyphenator): Hyphenator {
  const known = new Map<string, readonly number[]>()
  return word => {
    const points = known.get(word) ?? hyphenator(word)
    known.set(word, points)
    return points
  }
}

/** Liang 1983: the highest level that any pattern gives a gap decides; odd divides. Two letters stay at each end. */
function divideByPatterns(word: string, [levels, trie, exceptions]: Patterns): readonly number[] {
  const lower = word.toLowerCase()
  if (lower.length !== word.length) return []
  const exception = exceptions && Object.hasOwn(exceptions, lower) ? exceptions[lower] : undefined
  if (exception) return exception
  const framed = `.${lower}.`
  const highest = new Uint8Array(word.length + 2)
  for (let from = 0; from < framed.length - 2; from++) {
    const gap = Math.max(0, from - 1)
    let node: Trie | undefined = trie
    for (let at = from; node && at < framed.length; at++) {
      const next: Trie[string] | undefined = node[framed[at]!]
      node = typeof next === 'object' ? (isLeafy(next) ? next[0] : next) : undefined
      const leaf = typeof next === 'number' ? next : next && isLeafy(next) ? next[1] : undefined
      if (leaf === undefined) continue
      const raised = levels[leaf]!
      for (let index = 0; index < raised.length; index++) {
        if (raised[index]! > highest[gap + index]!) highest[gap + index] = raised[index]!
      }
    }
  }
  const points: number[] = []
  for (let offset = 2; offset <= word.length - 2; offset++) {
    if (highest[offset]! % 2 === 1) points.push(offset)
  }
  return points
}

const isLeafy = (node: object): node is readonly [Trie, number] => Array.isArray(node)
