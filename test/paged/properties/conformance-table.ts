import {isSupported} from '../../../src/paged/css/declaration.ts'
import type {Result} from './case.ts'
import {keywordsOf, knownProperties, readingOf} from './known-values.ts'
import {verdictOf} from './verdict.ts'

/** What was seen of a value in all its cases, in their order. */
interface Seen {
  works: boolean
  /** What is not done, in one case or another. */
  readonly lacking: Set<string>
}

/** Group whose cases are about selectors, units and at-rules: its declarations only show that they hold. */
const aside = 'cascade'

/** The manual's table of what every property does, and lists of those that are not laid out. */
export function conformanceTables(results: readonly Result[]): string {
  const seen = seenValues(results)
  const known = knownProperties()
  const rows = known.filter(isSupported).map(property => rowOf(property, seen.get(property)))
  const others = known.filter(property => !isSupported(property))
  const names = (reported: boolean) =>
    others
      .filter(property => isReported(property) === reported)
      .map(property => `\`${property}\``)
      .join(', ')
  return [
    '| Property | Works | Partly | No |\n| :-- | :-- | :-- | :-- |',
    `${rows.join('\n')}\n`,
    `## Reported\n\n${names(true)}.\n`,
    `## Left out without a message\n\n${names(false)}.\n`,
  ].join('\n')
}

/** Of a property that is not laid out, only words such as `none` are left out; this is no such word. */
const isReported = (property: string): boolean => readingOf(property, '7pt 7pt').type === 'reported'

function seenValues(results: readonly Result[]): ReadonlyMap<string, ReadonlyMap<string, Seen>> {
  const byProperty = new Map<string, Map<string, Seen>>()
  for (const result of results) {
    const {group, subject} = result.tested
    const verdict = verdictOf(result)
    if (group === aside || !verdict || verdict.type === 'inert') continue
    const values = byProperty.get(subject.property) ?? new Map<string, Seen>()
    byProperty.set(subject.property, values)
    const value = values.get(subject.value) ?? {works: false, lacking: new Set()}
    values.set(subject.value, value)
    if (verdict.type !== 'no') value.works = true
    if (verdict.type !== 'works') value.lacking.add(shortened(verdict.words))
  }
  return byProperty
}

/** Of a message, what stands for the value; that it is not taken needs no words. */
function shortened(words: string): string {
  if (!words.startsWith('Unexpected ')) return words
  return words.split('; ').slice(1).join('; ')
}

function rowOf(property: string, values: ReadonlyMap<string, Seen> = new Map()): string {
  const works = new Map<string, string>()
  const partly: string[] = []
  const no: string[] = []
  const some = [...values.values()].some(seen => seen.works)
  const keywords = keywordsOf(property)
  for (const [value, {works: done, lacking}] of values) {
    const words = [...lacking].filter(Boolean).join('; ')
    const said = words ? `${code(value)}: ${words}` : code(value)
    if (lacking.size === 0) {
      if (!works.has(shapeOf(value))) works.set(shapeOf(value), code(value))
      // Where another length works, one that shows nothing tells where the property ends.
    } else if (done || (some && words && !keywords.includes(value))) partly.push(said)
    else no.push(said)
  }
  for (const keyword of keywords) {
    const {type} = readingOf(property, keyword)
    if (!values.has(keyword) && (type === 'reported' || type === 'silent')) no.push(code(keyword))
  }
  const cell = (parts: readonly string[]) => parts.join(', ') || '–'
  return `| \`${property}\` | ${cell([...works.values()])} | ${cell(partly)} | ${cell(no)} |`
}

/** One length stands for others. */
const shapeOf = (value: string): string => value.replace(/(?<![\w#.])[\d.]+/g, '0')

const code = (value: string): string => `\`${value.replaceAll('|', '\\|')}\``
