import type {Atrule, CssNode} from 'css-tree'
import {generate, List} from 'css-tree/dist/csstree.esm'

/** What becomes of an `@media` rule: its rules stay inside it, stay without it, or go. */
export type MediaFate = 'keep' | 'unwrap' | 'drop'

/** The rules with each `@media` treated as `fate` says of its condition. */
export function applyMedia(
  rules: List<CssNode>,
  fate: (condition: string) => MediaFate,
): List<CssNode> {
  const kept = rules.toArray().flatMap((node): CssNode[] => {
    if (node.type !== 'Atrule' || node.name !== 'media' || !node.block) return [node]
    const decision = fate(conditionOf(node))
    if (decision === 'keep') return [node]
    return decision === 'unwrap' ? applyMedia(node.block.children, fate).toArray() : []
  })
  return new List<CssNode>().fromArray(kept)
}

const conditionOf = (rule: Atrule): string => (rule.prelude ? generate(rule.prelude) : '')
