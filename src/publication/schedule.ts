import type {Config} from '../config/publication.ts'
import type {Document} from '../document/document.ts'
import {instantOfUpdate} from '../document/updates.ts'
import {type Standing, standingsOf} from './standing.ts'

/** What a build does about time. */
export interface Schedule {
  /** What it holds back until an instant, the first to be public before all others. */
  readonly held: readonly Held[]
  /** How many documents it has that the clock would still hold: it was made as of another moment. */
  readonly ahead: number
  /** What it was told to publish before its time. */
  readonly lifted: readonly Held[]
  /** What it was told to lift and cannot, since no embargo alone holds it: path, and why. */
  readonly unlifted: readonly {readonly path: string; readonly reason: string}[]
}

export interface Held {
  readonly document: Document
  readonly until: Date
}

interface Scheduling {
  readonly config: Config
  readonly lifted: ReadonlySet<string>
  /** The true time, whatever `config.now` counts as now. */
  readonly clock: Date
}

export function scheduleOf(
  documents: readonly Document[],
  {config, lifted, clock}: Scheduling,
): Schedule {
  const now = standingsOf(documents, config, lifted)
  const held = [...heldIn(now), ...heldUpdatesIn(now)].sort(soonestFirst)
  const lawful = standingsOf(documents, config)
  const byClock =
    config.now > clock ? heldIn(standingsOf(documents, {...config, now: clock}, lifted)) : []
  return {
    held,
    ahead: byClock.filter(({document}) => now.get(document)?.type === 'public').length,
    lifted: heldIn(lawful).filter(({document}) => now.get(document)?.type === 'public'),
    unlifted: [...lifted].flatMap(path => {
      const document = documents.find(document => document.path === path)
      const standing = document && now.get(document)
      return standing?.type === 'public' ? [] : [{path, reason: reasonOf(standing)}]
    }),
  }
}

/** Chapters come with their book, which is in the list itself. */
const heldIn = (standings: ReadonlyMap<Document, Standing>): readonly Held[] =>
  [...standings]
    .flatMap(([document, standing]) =>
      standing.type === 'held' && standing.by !== 'book' ? [{document, until: standing.until}] : [],
    )
    .sort(soonestFirst)

/** Updates of public live stories that are still to come. */
const heldUpdatesIn = (standings: ReadonlyMap<Document, Standing>): readonly Held[] =>
  [...standings].flatMap(([document, {type}]) =>
    type === 'public'
      ? document.heldUpdates.flatMap(time => {
          const until = instantOfUpdate(time)
          return until ? [{document, until}] : []
        })
      : [],
  )

const soonestFirst = (a: Held, b: Held): number =>
  a.until.getTime() - b.until.getTime() || (a.document.path < b.document.path ? -1 : 1)

function reasonOf(standing: Standing | undefined): string {
  switch (standing?.type) {
    case 'killed':
      return 'which was killed'
    case 'held':
      return 'which is held with its book'
    case undefined:
      return 'which is no document by itself'
    case 'closed':
    case 'public':
      return 'which no embargo alone holds'
  }
}
