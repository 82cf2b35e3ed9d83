import type {Element, ElementContent, Root, Text} from 'hast'
import type {Position} from 'unist'
import {type BodyText, pointAfter, sourceOf} from '../body-text.ts'
import {namePattern} from '../labels.ts'

/** Whether a text may have references. */
export const mayHaveReferences = (text: string): boolean => /@(?:fig|tbl|eq|lst|sec):/.test(text)

/** `@fig:x`, not behind a letter or in an address; several of them, or the number alone, in square brackets. */
const reference = new RegExp(
  `\\[(-?@${namePattern}(?:[;,؛،]\\s*-?@${namePattern})*)\\]|(?<![\\p{L}\\p{N}_.@/-])@${namePattern}`,
  'gu',
)
const single = new RegExp(`(-?)@(${namePattern})`, 'gu')

/** Where an at sign is no reference. */
const verbatim = new Set('a code kbd math pre samp script style var'.split(' '))

/** The document that references stand in. */
interface ReferencePlace {
  readonly body: BodyText
  readonly lang: string
}

/**
 * Make of every reference in the texts of a tree `<a data-reference="fig:x">@fig:x</a>`, with `data-form="number"` where
 * only the number is wanted. What it says is decided when everything is numbered. A backslash before it keeps it text.
 */
export function markReferences(parent: Root | Element, place: ReferencePlace): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return child.value.includes('@') ? marked(child, place) : [child]
    if (child.type === 'element' && !verbatim.has(child.tagName)) markReferences(child, place)
    return [child]
  })
}

function marked(text: Text, {body, lang}: ReferencePlace): ElementContent[] {
  const {value, position} = text
  const places = placesIn(position, body)
  const between = /^(?:ar|ckb|fa|ps|sd|ug|ur)\b/.test(lang) ? '؛ ' : '; '
  const nodes: ElementContent[] = []
  let done = 0
  let count = 0
  for (const match of value.matchAll(reference)) {
    const found = [...match[0].matchAll(single)]
    const here = places.slice(count, count + found.length)
    count += found.length
    if (here[0]?.isEscaped) continue
    nodes.push(...textNode(value.slice(done, match.index), position))
    for (const [index, [, minus, name = '']] of found.entries()) {
      if (index > 0) nodes.push(...textNode(between, position))
      nodes.push(link(name, minus === '-', here[index]?.position ?? position))
    }
    done = match.index + match[0].length
  }
  if (done === 0) return [text]
  return [...nodes, ...textNode(value.slice(done), position)]
}

const textNode = (value: string, position: Position | undefined): Text[] =>
  value === '' ? [] : [{type: 'text', value, ...(position && {position})}]

const link = (name: string, isNumber: boolean, position: Position | undefined): Element => ({
  type: 'element',
  tagName: 'a',
  properties: {dataReference: name, ...(isNumber && {dataForm: 'number'})},
  children: textNode(`@${name}`, position),
  ...(position && {position}),
})

interface WrittenPlace {
  readonly position: Position
  readonly isEscaped: boolean
}

/** Every reference that the source of a text holds, escaped ones too, which the text has without their backslash. */
function placesIn(position: Position | undefined, body: BodyText): readonly WrittenPlace[] {
  if (!position) return []
  const source = sourceOf(body, position)
  return [...source.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_.@/])-?@(?:${namePattern})`, 'gu'))].map(
    match => {
      const start = pointAfter(position.start, source.slice(0, match.index))
      const end = pointAfter(start, match[0])
      return {position: {start, end}, isEscaped: source[match.index - 1] === '\\'}
    },
  )
}
