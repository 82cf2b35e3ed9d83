import type {FormatName} from '../config/publication.ts'
import type {Severity} from '../diagnostics.ts'

/** An instant in UTC, and as clocks of the publication's zone show it. */
export interface MomentEvent {
  readonly instant: string
  readonly local: string
}

/** A document that becomes public. */
export interface HeldEvent {
  readonly title: string
  readonly path: string
  /** The instant in UTC, and as clocks of the publication's zone show it. */
  readonly until: string
  readonly local: string
}

/** What a command tells while it works. `--json` prints each as one line. */
export type Event =
  | {
      readonly type: 'start'
      readonly folder: string
      readonly out: string
      readonly title: string
      readonly url: string
      readonly theme: string
      readonly documents: number
      readonly parsed: number
      /** How many drafts are shown: `--drafts`. */
      readonly drafts: number
      /** True when no publication.yaml was found and defaults stand in for it. */
      readonly defaults: boolean
      /** The moment that counts as now, in the publication's zone, where it is not the true one. */
      readonly asOf?: string | undefined
    }
  | {
      readonly type: 'message'
      readonly file: string
      readonly line: number | undefined
      readonly column: number | undefined
      readonly severity: Severity
      readonly source: string
      readonly ruleId: string
      readonly reason: string
    }
  | {
      readonly type: 'task'
      readonly id: string
      readonly format: FormatName
      readonly status: 'rendered' | 'recalled' | 'failed' | 'stale' | 'fresh'
      readonly reasons: readonly string[]
      readonly files: readonly string[]
      readonly summary: string | undefined
      readonly milliseconds: number
    }
  | {
      /** What the build holds back, and what becomes public next. */
      readonly type: 'held'
      readonly count: number
      readonly next: readonly HeldEvent[]
      /** Documents that are in what was written before their time: the build was made as of another moment. */
      readonly ahead: number
    }
  | {
      /** What became of one document. */
      readonly type: 'log'
      readonly path: string
      readonly title: string
      readonly id: string
      /** Full URL; undefined while it is not public. */
      readonly address: string | undefined
      readonly standing: 'public' | 'held' | 'killed' | 'closed'
      readonly until: MomentEvent | undefined
      readonly embargo: MomentEvent | undefined
      readonly versions: ReadonlyArray<
        MomentEvent & {
          readonly number: number
          readonly kind: string
          readonly note: string | undefined
        }
      >
      /** When its embargo was lifted with the state folder of this machine. */
      readonly lifted: readonly MomentEvent[]
    }
  | {readonly type: 'removed'; readonly files: readonly string[]}
  | {readonly type: 'failure'; readonly task: string; readonly error: string}
  | {
      readonly type: 'done'
      readonly rendered: number
      readonly recalled: number
      readonly removed: number
      /** How many drafts are in what was written. */
      readonly drafts: number
      readonly errors: number
      readonly warnings: number
      readonly milliseconds: number
    }
  /** Who is told of what: `planned` by `--dry-run`. */
  | {
      readonly type: 'announcement'
      readonly service: 'websub' | 'indexnow'
      readonly to: string
      readonly status: 'planned' | 'sent'
      readonly urls: ReadonlyArray<{
        readonly url: string
        readonly change: 'new' | 'changed' | 'gone'
      }>
      /** How often it was sent. */
      readonly attempts: number
    }
  /** Why a command does nothing: exit code 2. People read it from the error stream. */
  | {readonly type: 'refusal'; readonly reason: string}
  /** What `inspect`, `freeze` and `init` have to say. */
  | {readonly type: 'note'; readonly text: string}

export type Emit = (event: Event) => void

/** 0 ok, 1 content errors, 2 usage or configuration, 3 nobody could be told, 4 internal error (130 is an interrupt). */
export type ExitCode = 0 | 1 | 2 | 3 | 4
