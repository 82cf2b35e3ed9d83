import type {Nodes} from 'hast'
import type {FontFaceRule} from '../css/stylesheet.ts'
import {inRange} from './fonts.ts'

/**
 * The faces that a document or a text can need. Those of a `unicode-range` without the space are for some signs alone (emoji,
 * arrows): opening them takes long, and is for documents that have such signs. `characters` are those of the author's
 * sheets; the bullets and boxes that layout puts in by itself are in any font of text.
 */
export function usedFaces(
  rules: readonly FontFaceRule[],
  tree: Nodes,
  characters: string,
): readonly FontFaceRule[] {
  const special = rules.filter(({unicodeRange}) => unicodeRange && !inRange(unicodeRange, 0x20))
  if (special.length === 0) return rules
  const needs = (sign: RegExp) => sign.test(characters) || holds(tree, sign)
  const used = new Set<FontFaceRule>()
  // Nearly all documents have no such sign at all: one look is enough for them.
  if (needs(signsOf(special)))
    for (const rule of special) if (needs(signsOf([rule]))) used.add(rule)
  return rules.filter(rule => used.has(rule) || !special.includes(rule))
}

const signsOf = (rules: readonly FontFaceRule[]): RegExp => {
  const ranges = rules
    .flatMap(({unicodeRange = []}) => unicodeRange)
    .map(({from, to}) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`)
  return new RegExp(`[${ranges.join('')}]`, 'u')
}

/** Text, and attributes, which `attr()` may show. */
function holds(node: Nodes, sign: RegExp): boolean {
  if (node.type === 'text') return sign.test(node.value)
  if (node.type === 'element')
    for (const name in node.properties) {
      const value = node.properties[name]
      if (typeof value === 'string' && sign.test(value)) return true
    }
  return 'children' in node && node.children.some(child => holds(child, sign))
}
