import type {PhrasingContent, Text} from 'mdast'
import type {Point, Position} from 'unist'

export interface PlainInlines {
  readonly children: PhrasingContent[]
  /** Identifiers of the footnotes called. */
  readonly calls: readonly string[]
  readonly end: Point
}

/** Any character that starts an inline construct, ends one, or may be part of an address. */
const special = /[\\`*_[\]<&~:@\t\0]|www\./gi
const inner = '[^\\\\`*_[\\]<&~:@\\t\\0\\n]*'
const letter = '[\\p{L}\\p{N}]'
/** What lies between two marks: it neither begins nor ends with a space or punctuation. */
const marked = `(${letter}(?:${inner}${letter})?)`

const harmless = /&(?= )|:(?=$|\s|\d+(?:$|[\s.,;)]))/y
const code = /`([^`\s](?:[^`\n]*[^`\s])?)`(?!`)/y
const attention = new RegExp(`(\\*{1,3}|~~)${marked}\\1(?=$|[\\s.,;!?)])`, 'uy')
const call = /\[\^([A-Za-z0-9-]+)\](?![[(:])/y
const link = new RegExp(`\\[${marked}\\]\\(([A-Za-z0-9/._~#?=%+,:;-]+)\\)`, 'uy')
const opensAttention = /(?:^|[\s(])$/

/**
 * Read the inlines of a paragraph that has only plain text, code spans, emphasis and links around plain text, and
 * footnote calls, each in its plainest spelling; undefined for any other paragraph. What it returns is what the
 * tokenizer would (a test compares). `start` is where its first character stands.
 */
export function plainInlines(text: string, start: Point): PlainInlines | undefined {
  const children: PhrasingContent[] = []
  const calls: string[] = []
  const pointAt = pointsOf(text, start)
  const textTo = (from: number, to: number) => {
    if (to > from) children.push(textNode(text.slice(from, to), pointAt(from), pointAt(to)))
  }
  let done = 0
  special.lastIndex = 0
  for (let found = special.exec(text); found; found = special.exec(text)) {
    const {index} = found
    harmless.lastIndex = index
    if (harmless.test(text)) continue
    const match = inlineAt(text, index)
    if (!match) return
    textTo(done, index)
    done = index + match[0].length
    const inline = inlineNode(match, pointAt(index), pointAt(done))
    if (inline.type === 'footnoteReference') calls.push(inline.identifier)
    children.push(inline)
    special.lastIndex = done
  }
  textTo(done, text.length)
  return {children, calls, end: pointAt(text.length)}
}

function inlineAt(text: string, index: number): RegExpExecArray | null {
  const before = index === 0 ? '' : (text[index - 1] ?? '')
  switch (text[index]) {
    case '`':
      return matchAt(code, text, index)
    case '*':
    case '~':
      return opensAttention.test(before) ? matchAt(attention, text, index) : null
    case '[':
      if (before === '!') return null
      return text[index + 1] === '^' ? matchAt(call, text, index) : matchAt(link, text, index)
    default:
      return null
  }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

function inlineNode(match: RegExpExecArray, start: Point, end: Point): PhrasingContent {
  const [all, first = '', second = ''] = match
  const position = {start, end}
  switch (all[0]) {
    case '`':
      return {type: 'inlineCode', value: first, position}
    case '*':
    case '~':
      return attentionNode(first, second, position)
    default:
      if (all[1] === '^') {
        return {type: 'footnoteReference', identifier: first.toLowerCase(), label: first, position}
      }
      return {type: 'link', title: null, url: second, children: [within(first, start, 1)], position}
  }
}

function attentionNode(mark: string, value: string, position: Position): PhrasingContent {
  const {start, end} = position
  const children = [within(value, start, mark.length)]
  if (mark === '~~') return {type: 'delete', children, position}
  if (mark === '*') return {type: 'emphasis', children, position}
  if (mark === '**') return {type: 'strong', children, position}
  const inner = {start: forward(start, 1), end: forward(end, -1)}
  return {type: 'emphasis', children: [{type: 'strong', children, position: inner}], position}
}

/** The text in a mark: it stands on one line. */
function within(value: string, start: Point, mark: number): Text {
  return textNode(value, forward(start, mark), forward(start, mark + value.length))
}

const textNode = (value: string, start: Point, end: Point): Text => ({
  type: 'text',
  value,
  position: {start, end},
})

const forward = ({line, column}: Point, columns: number): Point => ({
  line,
  column: column + columns,
})

function pointsOf(text: string, {line, column}: Point): (index: number) => Point {
  if (!text.includes('\n')) return index => ({line, column: column + index})
  return index => {
    const lineStart = text.lastIndexOf('\n', index - 1) + 1
    const linesBefore = text.slice(0, lineStart).split('\n').length - 1
    return {line: line + linesBefore, column: (lineStart === 0 ? column : 1) + index - lineStart}
  }
}
