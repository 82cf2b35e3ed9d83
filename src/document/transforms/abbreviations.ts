import type {Element, ElementContent, Root, Text} from 'hast'
import type {Root as MdastRoot, Parents, RootContent} from 'mdast'
import {type BodyText, sourceOf} from '../body-text.ts'

/** What abbreviations stand for. */
export type Abbreviations = ReadonlyMap<string, string>

/** Whether a text may define some. */
export const mayHaveAbbreviations = (text: string): boolean => /^[ \t>]*\*\[[^\]\n]+\]:/m.test(text)

const definition = /^[ \t>]*\*\[([^\]]+)\]:[ \t]*(.*)$/

/** Take paragraphs of `*[HTML]: HyperText Markup Language` out of a tree. */
export function takeAbbreviations(tree: MdastRoot, body: BodyText): Abbreviations {
  const found = new Map<string, string>()
  take(tree, body, found)
  return found
}

function take(parent: MdastRoot | Parents, body: BodyText, found: Map<string, string>): void {
  parent.children = (parent.children as RootContent[]).filter(child => {
    if (child.type !== 'paragraph') {
      if ('children' in child) take(child, body, found)
      return true
    }
    const lines = sourceOf(body, child.position).split(/\r\n|\r|\n/)
    const written = lines.map(line => definition.exec(line))
    if (written.includes(null)) return true
    for (const match of written) found.set(match?.[1]?.trim() ?? '', match?.[2]?.trim() ?? '')
    return false
  }) as never
}

const verbatim = new Set('abbr code kbd math pre samp script style var'.split(' '))

/** Say of every abbreviation in the texts of a tree what it stands for. */
export function markAbbreviations(tree: Root | Element, abbreviations: Abbreviations): void {
  const names = [...abbreviations.keys()].filter(Boolean).sort((a, b) => b.length - a.length)
  if (names.length === 0) return
  const escaped = names.map(name => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  const pattern = `(?<![\\p{L}\\p{M}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{M}\\p{N}_])`
  mark(tree, new RegExp(pattern, 'gu'), abbreviations)
}

function mark(parent: Root | Element, name: RegExp, abbreviations: Abbreviations): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return marked(child, name, abbreviations)
    if (child.type === 'element' && !verbatim.has(child.tagName)) mark(child, name, abbreviations)
    return [child]
  })
}

function marked(text: Text, name: RegExp, abbreviations: Abbreviations): ElementContent[] {
  const {value, position} = text
  const place = position && {position}
  const nodes: ElementContent[] = []
  let done = 0
  for (const {0: found, index} of value.matchAll(name)) {
    if (index > done) nodes.push({type: 'text', value: value.slice(done, index), ...place})
    nodes.push({
      type: 'element',
      tagName: 'abbr',
      properties: {title: abbreviations.get(found) ?? ''},
      children: [{type: 'text', value: found, ...place}],
      ...place,
    })
    done = index + found.length
  }
  if (done === 0) return [text]
  if (done < value.length) nodes.push({type: 'text', value: value.slice(done), ...place})
  return nodes
}
