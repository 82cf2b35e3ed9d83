import type {Style} from '../css/style.ts'
import type {InlineLevelBox, LineBreakBox, TextBox} from './box.ts'
import {inlineBox, noMarks, textBox} from './source.ts'
import {transformText} from './text-transform.ts'

/**
 * Collapse white space over one inline formatting context (css-text-3, 4.1), then transform the text. Spaces at its
 * beginning, its end and around line breaks go; preserved line feeds become line breaks, preserved tabs spaces.
 * Boxes that are left without content go too, unless they have an edge; those with marks become anchors.
 */
export function collapse(children: readonly InlineLevelBox[]): readonly InlineLevelBox[] {
  const slots: Slot[] = []
  const state: State = {afterSpace: true, column: 0}
  for (const child of children) collect(child, slots, state)
  trimEnds(slots)
  transform(slots)
  const texts = new Map<TextBox, string>()
  for (const slot of slots)
    if (slot.type === 'text' && slot.text !== slot.box.text) texts.set(slot.box, slot.text)
  return rebuiltAll(children, texts)
}

/** White space in the sense of CSS: what HTML calls ASCII white space but for the form feed. */
const hasWord = /[^ \t\n\r]/

/** True for text that vanishes between blocks. */
export const isCollapsible = (box: InlineLevelBox): boolean =>
  box.type === 'text' && collapses(box.style.whiteSpace) && !hasWord.test(box.text)

const collapses = (whiteSpace: Style['whiteSpace']) =>
  whiteSpace !== 'pre' && whiteSpace !== 'pre-wrap'

type Slot =
  | {readonly type: 'text'; readonly box: TextBox; text: string}
  | {readonly type: 'break'}
  | {readonly type: 'object'}

interface State {
  /** A collapsible space here would follow another, or begin a line. */
  afterSpace: boolean
  /** Characters since the line began, for tabs. */
  column: number
}

function collect(box: InlineLevelBox, slots: Slot[], state: State): void {
  switch (box.type) {
    case 'text':
      slots.push({type: 'text', box, text: collapsedText(box, state)})
      return
    case 'inline':
      for (const child of box.children) collect(child, slots, state)
      return
    case 'line-break':
      slots.push({type: 'break'})
      state.afterSpace = true
      state.column = 0
      return
    case 'anchor':
      return
    case 'replaced':
    case 'inline-block':
      // What floats stands outside of the line.
      if (box.style.float !== 'none') return
      slots.push({type: 'object'})
      state.afterSpace = false
      return
    case 'leader':
    case 'page-reference':
    case 'footnote':
      slots.push({type: 'object'})
      state.afterSpace = false
  }
}

function collapsedText({text, style}: TextBox, state: State): string {
  const {whiteSpace} = style
  if (!collapses(whiteSpace)) return preservedText(text, style.tabSize, state)
  const written = /[\t\n\r]/.test(text) ? withoutSegmentBreaks(text, whiteSpace) : text
  let collapsed = written.includes('  ') ? written.replace(/ {2,}/g, ' ') : written
  if (state.afterSpace && collapsed.startsWith(' ')) collapsed = collapsed.slice(1)
  if (collapsed !== '') state.afterSpace = /[ \n]$/.test(collapsed)
  state.column += collapsed.length
  return collapsed
}

/** Between two wide characters of East Asia a line feed is nothing, elsewhere a space (css-text-3, 4.1.3). */
function withoutSegmentBreaks(text: string, whiteSpace: Style['whiteSpace']): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/[\t ]*\n[\t ]*/g, '\n')
  if (whiteSpace === 'pre-line') return lines.replace(/\t/g, ' ')
  return lines
    .replace(betweenWide, '$1')
    .replace(/\u200B\n+|\n+(?=\u200B)/g, match => match.replace(/\n/g, ''))
    .replace(/[\t\n]/g, ' ')
}

const wide =
  '[\\u2E80-\\u30FF\\u3130-\\u318F\\u31C0-\\u4DBF\\u4E00-\\uA4CF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFF60]'
const betweenWide = new RegExp(`(${wide})\\n+(?=${wide})`, 'g')

/** Every tab goes to the next tab stop, counted in characters. */
function preservedText(text: string, tabSize: number, state: State): string {
  let result = ''
  for (const sign of text.replace(/\r\n?/g, '\n')) {
    const width = sign === '\t' ? tabWidth(tabSize, state) : 1
    result += sign === '\t' ? ' '.repeat(width) : sign
    state.column = sign === '\n' ? 0 : state.column + width
  }
  if (result !== '') state.afterSpace = result.endsWith('\n')
  return result
}

const tabWidth = (size: number, {column}: State): number =>
  size === 0 ? 0 : Math.max(1, size - (column % Math.max(1, size)))

/** From the end backwards: a collapsible space that a break or the end follows is not there. */
function trimEnds(slots: readonly Slot[]): void {
  let atEnd = true
  for (const slot of slots.toReversed()) {
    if (slot.type === 'break') atEnd = true
    else if (slot.type === 'object') atEnd = false
    else if (collapses(slot.box.style.whiteSpace)) {
      if (atEnd && slot.text.endsWith(' ')) slot.text = slot.text.slice(0, -1)
      slot.text = slot.text.includes('\n') ? slot.text.replace(/ *\n */g, '\n') : slot.text
      if (slot.text !== '') atEnd = slot.text.startsWith('\n')
    } else if (slot.text !== '') atEnd = slot.text.startsWith('\n')
  }
}

function transform(slots: readonly Slot[]): void {
  let before = ''
  for (const slot of slots) {
    if (slot.type !== 'text') {
      before = ''
      continue
    }
    const {text} = slot
    if (slot.box.style.textTransform !== 'none')
      slot.text = transformText(text, slot.box.style, before)
    before = text.at(-1) ?? before
  }
}

/** The same array when nothing in it has changed. */
function rebuiltAll(
  boxes: readonly InlineLevelBox[],
  texts: ReadonlyMap<TextBox, string>,
): readonly InlineLevelBox[] {
  let all: InlineLevelBox[] | undefined
  for (const [index, box] of boxes.entries()) {
    const made = rebuilt(box, texts)
    if (made !== box) all ??= boxes.slice(0, index)
    if (!all) continue
    if ('type' in made) all.push(made)
    else all.push(...made)
  }
  return all ?? boxes
}

/** The box itself when nothing in it has changed. */
function rebuilt(
  box: InlineLevelBox,
  texts: ReadonlyMap<TextBox, string>,
): InlineLevelBox | readonly InlineLevelBox[] {
  if (box.type === 'text') {
    const text = texts.get(box) ?? box.text
    return text === box.text && text !== '' && !text.includes('\n') ? box : textBoxes(box, text)
  }
  if (box.type !== 'inline') return box
  const children = rebuiltAll(box.children, texts)
  const hasContent = children.some(child => child.type !== 'anchor')
  if (hasContent || hasEdge(box.style))
    return children === box.children ? box : inlineBox(box, children, box.marks)
  const {style, element, pseudo, position, marks} = box
  return marks === noMarks
    ? children
    : [{type: 'anchor', style, element, pseudo, position, marks}, ...children]
}

function textBoxes(box: TextBox, text: string): readonly InlineLevelBox[] {
  if (text === '') return []
  if (!text.includes('\n')) return [textBox(box, text)]
  const lineBreak: LineBreakBox = {...withoutText(box), type: 'line-break'}
  return text
    .split('\n')
    .flatMap((line, index): InlineLevelBox[] => [
      ...(index ? [lineBreak] : []),
      ...(line === '' ? [] : [textBox(box, line)]),
    ])
}

function withoutText({
  style,
  element,
  pseudo,
  position,
  marks,
}: TextBox): Omit<LineBreakBox, 'type'> {
  return {style, element, pseudo, position, marks}
}

const hasEdge = ({border, padding, margin}: Style) =>
  [
    border.left.width,
    border.right.width,
    padding.left,
    padding.right,
    margin.left,
    margin.right,
  ].some(width => width !== 0 && width !== 'auto')
