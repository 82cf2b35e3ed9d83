import type {Element} from 'hast'
import type {StyledTree} from '../css/cascade.ts'
import type {Report} from '../diagnostics.ts'
import type {Counters, CounterValues} from './counters.ts'

/** What a walk over the document knows and learns on its way. Counters and quotes depend on what came before. */
export interface Walk {
  readonly styled: StyledTree
  readonly report: Report
  readonly counters: Counters
  quoteDepth: number
  /** What this walk learns of elements with an id. */
  readonly found: Map<string, Target>
  /** What a former walk learned; undefined on the first. */
  readonly targets: ReadonlyMap<string, Target> | undefined
  /** Ids that references aim at in vain; each is reported once. */
  readonly missing: Set<string>
  /** Set when a reference needs a target that only a second walk knows. */
  needsTargets: boolean
}

/** An element that references may aim at. */
export interface Target {
  readonly element: Element
  readonly counters: CounterValues
  /** Text of its `::before` and `::after`. */
  readonly before: string
  readonly after: string
}
