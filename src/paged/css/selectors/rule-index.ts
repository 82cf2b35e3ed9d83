import type {CompiledSelector} from './compile.ts'
import type {ElementNode} from './element-node.ts'

/** A selector of a rule at its place in the cascade. */
export interface Ranked {
  readonly selector: CompiledSelector
  /** Position in cascade order: a higher one wins. Unique. */
  readonly rank: number
}

/** Selectors by the ids, classes or tags of which their last compound needs one. */
export interface RuleIndex {
  readonly ids: ReadonlyMap<string, readonly Ranked[]>
  readonly classes: ReadonlyMap<string, readonly Ranked[]>
  readonly tags: ReadonlyMap<string, readonly Ranked[]>
  readonly others: readonly Ranked[]
}

export function indexRules(ranked: readonly Ranked[]): RuleIndex {
  const index = {
    ids: new Map<string, Ranked[]>(),
    classes: new Map<string, Ranked[]>(),
    tags: new Map<string, Ranked[]>(),
    others: [] as Ranked[],
  }
  const bucket = (map: Map<string, Ranked[]>, name: string): Ranked[] => {
    const found = map.get(name) ?? []
    map.set(name, found)
    return found
  }
  for (const rule of ranked)
    for (const {type, name} of rule.selector.keys) {
      switch (type) {
        case 'id':
          bucket(index.ids, name).push(rule)
          break
        case 'class':
          bucket(index.classes, name).push(rule)
          break
        case 'tag':
          bucket(index.tags, name).push(rule)
          break
        case 'any':
          index.others.push(rule)
      }
    }
  return index
}

/** Ranks of the selectors that match, from the weakest up. */
export function matchingRanks(index: RuleIndex, node: ElementNode): readonly number[] {
  const ranks: number[] = []
  collect(index.others, node, ranks)
  collect(index.tags.get(node.tag), node, ranks)
  for (const name of node.classes) collect(index.classes.get(name), node, ranks)
  if (node.id !== undefined) collect(index.ids.get(node.id), node, ranks)
  return ranks.length > 1 ? ranks.sort(ascending) : ranks
}

const ascending = (a: number, b: number) => a - b

function collect(rules: readonly Ranked[] | undefined, node: ElementNode, ranks: number[]): void {
  if (!rules) return
  for (const {selector, rank} of rules) if (selector.matches(node, undefined)) ranks.push(rank)
}
