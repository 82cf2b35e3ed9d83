import type {ElementContent} from 'hast'
import {eachElement} from '../map-elements.ts'

/** What a piece of a page comes to. */
export interface Weight {
  /** Bytes as XHTML, within a few of a hundred. */
  readonly text: number
  /** Pictures that it shows, by their addresses. */
  readonly pictures: ReadonlySet<string>
}

export function weigh(nodes: readonly ElementContent[]): Weight {
  const pictures = new Set<string>()
  eachElement({type: 'root', children: [...nodes]}, ({tagName, properties}) => {
    if (tagName === 'img') pictures.add(String(properties.src))
  })
  return {text: nodes.reduce((sum, node) => sum + textWeight(node), 0), pictures}
}

/** What two pieces come to in one file: a picture that both show is there once. */
export const together = (one: Weight, other: Weight): Weight => ({
  text: one.text + other.text,
  pictures: new Set([...one.pictures, ...other.pictures]),
})

function textWeight(node: ElementContent): number {
  if (node.type === 'text') return Buffer.byteLength(node.value)
  if (node.type !== 'element') return 0
  let weight = 2 * node.tagName.length + 5
  for (const [name, value] of Object.entries(node.properties))
    weight += name.length + 4 + Buffer.byteLength(String(value))
  for (const child of node.children) weight += textWeight(child)
  return weight
}
