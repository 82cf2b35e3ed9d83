import type {Element, ElementContent, Root, Text} from 'hast'
import {type BodyText, pointAfter, sourceOf} from '../body-text.ts'

/** Whether a text may have any of them. */
export const mayHaveSupOrMark = (text: string): boolean => /==|\^[^\s^]+\^/.test(text)

/** `2^nd^`, behind a letter, a number or a bracket; `==words==`, between spaces or punctuation. */
const delimiters =
  /(?<=[\p{L}\p{N})\]’])\^([\p{L}\p{N}+−–.,()*′-]{1,12})\^(?!\^)|(?<![\p{L}\p{N}=])==(?=[^\s=])|(?<=[^\s=])==(?![\p{L}\p{N}=])/gu

/** Where signs are what they are. */
const verbatim = new Set('code kbd math pre samp script style var'.split(' '))

/** A place where marked words begin or end. */
interface Delimiter {
  readonly type: 'delimiter'
  readonly text: Text
}

/** Make `<sup>` of `^…^` and `<mark>` of `==…==`, as Pandoc and Obsidian do. A backslash before them keeps them text. */
export function markSupAndMark(parent: Root | Element, body: BodyText): void {
  const pieces = (parent.children as ElementContent[]).flatMap(
    (child): readonly (ElementContent | Delimiter)[] => {
      if (child.type === 'text') return piecesOf(child, body)
      if (child.type === 'element' && !verbatim.has(child.tagName)) markSupAndMark(child, body)
      return [child]
    },
  )
  parent.children = paired(pieces)
}

function piecesOf(text: Text, body: BodyText): readonly (ElementContent | Delimiter)[] {
  const {value, position} = text
  if (!/==|\^/.test(value) || /\\[=^]/.test(sourceOf(body, position))) return [text]
  const isVerbatim = sourceOf(body, position) === value
  const part = (from: number, to: number): Text => {
    const words = value.slice(from, to)
    if (!position || !isVerbatim) return {...text, value: words}
    const start = pointAfter(position.start, value.slice(0, from))
    return {type: 'text', value: words, position: {start, end: pointAfter(start, words)}}
  }
  const pieces: (ElementContent | Delimiter)[] = []
  let done = 0
  for (const {0: found, 1: raised, index} of value.matchAll(delimiters)) {
    const end = index + found.length
    if (index > done) pieces.push(part(done, index))
    if (raised === undefined) pieces.push({type: 'delimiter', text: part(index, end)})
    else pieces.push(element('sup', [part(index + 1, end - 1)]))
    done = end
  }
  if (done === 0) return [text]
  if (done < value.length) pieces.push(part(done, value.length))
  return pieces
}

/** Every second delimiter ends what the one before began; one that stays alone is text. */
function paired(pieces: readonly (ElementContent | Delimiter)[]): ElementContent[] {
  const done: ElementContent[] = []
  let open: {readonly text: Text; readonly at: number} | undefined
  for (const piece of pieces) {
    if (piece.type !== 'delimiter') {
      done.push(piece)
    } else if (open && done.length > open.at) {
      done.push(element('mark', done.splice(open.at)))
      open = undefined
    } else {
      if (open) done.splice(open.at, 0, open.text)
      open = {text: piece.text, at: done.length}
    }
  }
  if (open) done.splice(open.at, 0, open.text)
  return done
}

function element(tagName: 'mark' | 'sup', children: ElementContent[]): Element {
  const start = children[0]?.position?.start
  const end = children.at(-1)?.position?.end
  return {
    type: 'element',
    tagName,
    properties: {},
    children,
    ...(start && end && {position: {start, end}}),
  }
}
