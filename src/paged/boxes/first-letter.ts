import type {Style} from '../css/style.ts'
import type {BlockBox, InlineBox, InlineLevelBox, TextBox} from './box.ts'
import {noMarks, type Origin, sourceOf, textBox} from './source.ts'
import {transformText} from './text-transform.ts'

type Content = BlockBox['content']

/** Content whose first letter stands in a box of its own; the same where it begins with something else. */
export function withFirstLetter(content: Content, origin: Origin, style: Style): Content {
  if (content.type === 'inlines') {
    const found = inInlines(content.children, {...origin, style, pseudo: 'first-letter'})
    return found.children === content.children ? content : {...content, children: found.children}
  }
  const [first, ...rest] = content.children
  if (first?.type !== 'block' || first.style.float !== 'none') return content
  const inner = withFirstLetter(first.content, origin, style)
  return inner === first.content
    ? content
    : {...content, children: [{...first, content: inner}, ...rest]}
}

interface Search {
  readonly children: readonly InlineLevelBox[]
  /** Nothing behind can be the first letter any more. */
  readonly ended: boolean
}

function inInlines(children: readonly InlineLevelBox[], origin: Origin): Search {
  for (const [index, child] of children.entries()) {
    const found = inInline(child, origin)
    if (!found.ended) continue
    const [same] = found.children
    if (found.children.length === 1 && same === child) return {children, ended: true}
    const all = [...children.slice(0, index), ...found.children, ...children.slice(index + 1)]
    return {children: all, ended: true}
  }
  return {children, ended: false}
}

function inInline(box: InlineLevelBox, origin: Origin): Search {
  switch (box.type) {
    case 'anchor':
      return {children: [box], ended: false}
    case 'text':
      return splitText(box, origin)
    case 'inline': {
      if (box.pseudo === 'marker' || box.pseudo === 'footnote-marker')
        return {children: [box], ended: false}
      if (box.pseudo === 'first-letter') return {children: [box], ended: true}
      const {children, ended} = inInlines(box.children, origin)
      return {children: [children === box.children ? box : {...box, children}], ended}
    }
    case 'replaced':
    case 'inline-block':
      return {children: [box], ended: box.style.float === 'none' || box.pseudo === 'first-letter'}
    case 'line-break':
    case 'leader':
    case 'page-reference':
    case 'footnote':
      return {children: [box], ended: true}
  }
}

function splitText(box: TextBox, origin: Origin): Search {
  const letter = firstUnit(box.text)
  if (letter === '') return {children: [box], ended: /\S/.test(box.text)}
  const at = box.text.indexOf(letter)
  const shown = transformText(letter, origin.style, '')
  const inner = textBox({...origin, position: box.position}, shown)
  const rest = box.text.slice(at + letter.length)
  return {
    children: [letterBox(inner, origin), ...(rest === '' ? [] : [{...box, text: rest}])],
    ended: true,
  }
}

/** A float, when the style says so: a drop cap as it was set before `initial-letter`. */
function letterBox(inner: TextBox, origin: Origin): InlineLevelBox {
  const source = sourceOf(origin)
  const inline: InlineBox = {...source, type: 'inline', marks: noMarks, children: [inner]}
  if (origin.style.float === 'none' || origin.style.float === 'footnote') return inline
  const content = {type: 'inlines', children: [inner]} as const
  const block: BlockBox = {...source, type: 'block', content, marker: undefined}
  return {...source, type: 'inline-block', block}
}

const opening = '[\\p{Ps}\\p{Pi}\\p{Pf}\\p{Po}]'
const closing = '[\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}]'
/** Arabic letters that do not join the one that follows. */
const unjoined =
  '[\\u0621-\\u0625\\u0627\\u0629\\u062f-\\u0632\\u0648\\u0649\\u0671-\\u0673\\u0675-\\u0677\\u0688-\\u0699\\u06c0-\\u06cb\\u06cd\\u06cf\\u06d2\\u06d3\\u06d5]'
const arabic = '\\p{Script=Arabic}'
const pattern = new RegExp(
  `^\\s*(${opening}*(?:(?:(?!${unjoined})(?=\\p{L})${arabic}\\p{M}*)*(?=\\p{L})${arabic}\\p{M}*|[\\p{L}\\p{N}\\p{S}]\\p{M}*)${closing}*)`,
  'u',
)

/**
 * The first letter with the punctuation around it (css-pseudo-4, 2.1.2). Of Arabic script all letters that are joined
 * with it: a letter of another size would be torn from them.
 */
export const firstUnit = (text: string): string => pattern.exec(text)?.[1] ?? ''
