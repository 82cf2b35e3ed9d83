import type {Config} from '../config/publication.ts'
import {instantOfUpdate} from '../document/updates.ts'
import {instantOf} from './dates.ts'
import type {Entry} from './publication.ts'

/** A state in which a story went out, or was taken back. */
export interface Version {
  /** From 1, in the order of time. */
  readonly number: number
  /** Never before the version that it follows. */
  readonly at: Date
  /** What a correction says. */
  readonly note: string | undefined
  readonly kind: 'published' | 'corrected' | 'updated' | 'killed'
}

/**
 * The versions of a story that its frontmatter tells of, the first one first. Each correction is a version, those of
 * one day by their order in the file; `updated` and each update of a live
 * story are one where no correction has its instant; a kill comes after all that
 * there was, so that its number is the highest in whatever the file said before, at its own date where it has one.
 */
export function versionsOf(
  {document, published}: Pick<Entry, 'document' | 'published'>,
  {timeZone}: Pick<Config, 'timeZone'>,
): readonly Version[] {
  const {corrections, updated, status, killed} = document.frontmatter
  const instant = (date: string) =>
    new Date(Math.max(published.getTime(), instantOf(date, timeZone).getTime()))
  const corrected = corrections.map(({date, text}) => ({
    at: instant(date),
    note: text,
    kind: 'corrected' as const,
  }))
  const known = new Set([published, ...corrected.map(({at}) => at)].map(at => at.getTime()))
  const changed = [
    ...(updated === undefined ? [] : [instant(updated)]),
    ...document.updates.flatMap(({time}) => instantOfUpdate(time) ?? []),
  ].map(at => Math.max(at.getTime(), published.getTime()))
  const changes: readonly Change[] = [
    ...corrected,
    ...[...new Set(changed)]
      .filter(at => !known.has(at))
      .map(at => ({at: new Date(at), note: undefined, kind: 'updated' as const})),
  ]
  const told: readonly Change[] = [
    {at: published, note: undefined, kind: 'published'},
    ...changes.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
  ]
  const last = told.at(-1)?.at ?? published
  const killedAt = killed?.date === undefined ? last : latest(last, instant(killed.date))
  const all: readonly Change[] =
    status === 'killed' ? [...told, {at: killedAt, note: undefined, kind: 'killed'}] : told
  return all.map((change, index) => ({number: index + 1, ...change}))
}

type Change = Omit<Version, 'number'>

const latest = (a: Date, b: Date): Date => (a > b ? a : b)
