/**
 * The ways to divide a paragraph as far as they have been followed, column-wise: a node is an index. One set of columns
 * serves every paragraph, because there are thousands of nodes to each and none outlives it.
 */
export interface FitNodes {
  count: number
  /** The candidate that lines are tried up to, */
  at: number
  /** the first node of those that end there, */
  firstNew: number
  /** and the last break before the word that a hyphen divides there. */
  whole: number
  /** The candidate that a line begins at. */
  readonly candidate: number[]
  /** Index of that line. */
  readonly line: number[]
  /** Of the line that ended here: 0 tight, 1 even, 2 loose, 3 very loose. */
  readonly class: number[]
  /** Hyphenated lines in a row up to here. */
  readonly hyphens: number[]
  readonly demerits: number[]
  /** Range in `gaps` of the spaces of the line that ended here. */
  readonly gapsFrom: number[]
  readonly gapsTo: number[]
  readonly previous: number[]
  /** Three numbers for each space; see rivers.ts. */
  readonly gaps: number[]
  gapsCount: number
  /** Nodes that a line may still begin at, and those that are left of them after the next candidate. */
  active: number[]
  alive: number[]
}

const nodes: FitNodes = {
  count: 0,
  at: 0,
  firstNew: 0,
  whole: 0,
  candidate: [],
  line: [],
  class: [],
  hyphens: [],
  demerits: [],
  gapsFrom: [],
  gapsTo: [],
  previous: [],
  gaps: [],
  gapsCount: 0,
  active: [],
  alive: [],
}

/** The beginning of a paragraph, alone. What was there before is gone. */
export function beginNodes(candidate: number, line: number): FitNodes {
  nodes.count = 1
  nodes.whole = candidate
  nodes.gapsCount = 0
  nodes.candidate[0] = candidate
  nodes.line[0] = line
  nodes.class[0] = 1
  nodes.hyphens[0] = 0
  nodes.demerits[0] = 0
  nodes.gapsFrom[0] = 0
  nodes.gapsTo[0] = 0
  nodes.previous[0] = -1
  nodes.active[0] = 0
  return nodes
}
