import type {
  BlockBox,
  FootnoteBox,
  InlineBlockBox,
  InlineBox,
  InlineLevelBox,
  ReplacedBox,
} from '../boxes/box.ts'
import type {Style} from '../css/style.ts'
import {measureContent} from '../text/measure.ts'
import type {InlineItem} from '../text/paragraph.ts'
import {type Atom, alignAtom} from './atom.ts'
import type {LayoutContext, ReferenceText} from './context.ts'
import {isFloating} from './float-side.ts'
import {isMarked} from './flow-builder.ts'
import {type FontExtents, fontExtents} from './font-extents.ts'
import {resolveInsets, resolveMargins} from './sizes.ts'

/** Where a piece of a line comes from, and what it asks of the line's height. */
export interface InlineSource {
  readonly box: InlineLevelBox
  /** The inline boxes around it, outermost first; an inline box's own source is the last. */
  readonly path: readonly InlineSource[]
  /** Of its baseline against the line's, up is positive. */
  readonly shift: number
  /** What it takes above and below the line's baseline, with the boxes around it. */
  readonly above: number
  readonly below: number
  /** The inline box at the line's top or bottom that it stands in: `shift`, `above` and `below` are of its baseline. */
  readonly edge: InlineSource | undefined
  /** Content area of an inline box. */
  readonly extents: FontExtents
  readonly atom: Atom | undefined
  /** Set on the call of a note. */
  readonly note: FootnoteBox | undefined
  /** Left and right margins of an inline box. */
  readonly margin: {readonly left: number; readonly right: number}
}

/** Inline content, ready for the line breaker. */
export interface InlineContent {
  readonly items: readonly InlineItem<InlineSource>[]
  /** What every line reserves, even an empty one. */
  readonly strut: {readonly above: number; readonly below: number}
  readonly references: ReadonlyArray<{
    readonly box: Extract<InlineLevelBox, {type: 'page-reference'}>
    readonly used: ReferenceText
  }>
}

export interface InlineRequest {
  readonly style: Style
  readonly children: readonly InlineLevelBox[]
  /** Width of the containing block, for percentages. */
  readonly width: number
  readonly breakWords: boolean
  readonly context: LayoutContext
  /** How a replaced box or an inline-block is set; its place in the line comes later. */
  readonly setAtom: (box: ReplacedBox | InlineBlockBox) => Atom
}

/** Flatten inline boxes in logical order. */
export function inlineItems(request: InlineRequest): InlineContent {
  const {style, context} = request
  const extents = fontExtents(style, context.fonts)
  const root: Enclosing = {
    style,
    extents,
    path: [],
    shift: 0,
    above: extents.above,
    below: extents.below,
    edge: undefined,
    note: undefined,
  }
  const items: InlineItem<InlineSource>[] = []
  const references: {
    box: Extract<InlineLevelBox, {type: 'page-reference'}>
    used: ReferenceText
  }[] = []
  for (const child of request.children) flatten(child, root)
  return {items, strut: {above: extents.above, below: extents.below}, references}

  function flatten(box: InlineLevelBox, around: Enclosing): void {
    const style = request.breakWords ? breakable(box.style) : box.style
    switch (box.type) {
      case 'text':
        items.push({type: 'text', text: box.text, style, source: leaf(box, around)})
        return
      case 'inline':
        flattenInline(box, around)
        return
      case 'line-break':
        items.push({type: 'break', style, source: leaf(box, around)})
        return
      case 'leader':
        items.push({type: 'leader', text: box.text, style, source: leaf(box, around)})
        return
      case 'anchor':
        items.push({type: 'mark', style, source: leaf(box, around)})
        return
      case 'page-reference': {
        const used = context.reference(box)
        references.push({box, used})
        if (used.text === '') return
        const text = {type: 'text', text: used.text, style, source: leaf(box, around)} as const
        items.push(...widened(text, used.width, request))
        return
      }
      case 'footnote':
        flattenCall(box, around)
        return
      case 'replaced':
      case 'inline-block': {
        if (isFloating(box.style)) return
        const atom = request.setAtom(box)
        const {above, below, shift} = alignAtom(atom, around, style)
        const source = {...leaf(box, around), atom, above, below, shift}
        if (isMarked(box.marks)) items.push({type: 'mark', style, source: leaf(box, around)})
        items.push({type: 'atomic', width: atom.width, isWord: atom.isWord, style, source})
        return
      }
    }
  }

  function flattenCall(box: FootnoteBox, around: Enclosing) {
    items.push({type: 'mark', style: box.style, source: {...leaf(box, around), note: box}})
    flattenInline(box.call, around)
  }

  function flattenInline(box: InlineBox, around: Enclosing) {
    const {style} = box
    const inner = enclose(box, around, request.width, context)
    const insets = resolveInsets(style, request.width)
    const {margin} = inner.source
    const left = margin.left + insets.left
    const right = margin.right + insets.right
    const isolated = style.unicodeBidi !== 'normal'
    const [opening, closing] = style.direction === 'rtl' ? [right, left] : [left, right]
    const {source} = inner
    const glued = box.pseudo === 'footnote-call'
    if (isMarked(box.marks)) items.push({type: 'mark', style, source})
    if (opening !== 0 || closing !== 0 || isolated || glued) {
      items.push({type: 'open', width: opening, style, source, glue: glued})
    }
    for (const child of box.children) flatten(child, inner)
    if (opening !== 0 || closing !== 0 || isolated || glued) {
      items.push({type: 'close', width: closing, style, source})
    }
  }
}

/** A reference of a frozen width is filled up before its text, so that a new number moves nothing. */
function widened(
  text: Extract<InlineItem<InlineSource>, {type: 'text'}>,
  width: number | undefined,
  {style, context: {fonts, report}}: InlineRequest,
): readonly InlineItem<InlineSource>[] {
  if (width === undefined) return [text]
  const natural = measureContent([text], {style, fonts, report, position: undefined}).max
  const missing = width - natural
  if (missing <= 0.001) return [text]
  return [{type: 'open', width: missing, style: text.style, source: text.source}, text]
}

const breakables = new WeakMap<Style, Style>()

/** A style whose words may be broken anywhere. */
function breakable(style: Style): Style {
  const known = breakables.get(style)
  if (known) return known
  const made: Style = {...style, overflowWrap: 'anywhere'}
  breakables.set(style, made)
  return made
}

/** The inline box or block that content stands in. */
export interface Enclosing {
  readonly style: Style
  readonly extents: FontExtents
  readonly path: readonly InlineSource[]
  readonly shift: number
  readonly above: number
  readonly below: number
  readonly edge: InlineSource | undefined
  readonly note: FootnoteBox | undefined
}

const noMargin = {left: 0, right: 0} as const

const leaf = (box: InlineLevelBox, around: Enclosing): InlineSource => ({
  box,
  path: around.path,
  shift: around.shift,
  above: around.above,
  below: around.below,
  edge: around.edge,
  extents: around.extents,
  atom: undefined,
  note: undefined,
  margin: noMargin,
})

function enclose(box: InlineBox, around: Enclosing, width: number, {fonts}: LayoutContext) {
  const extents = fontExtents(box.style, fonts)
  const atEdge = isEdgeAligned(box.style.verticalAlign)
  const shift = atEdge ? 0 : around.shift + baselineShift(box.style, extents, around)
  const path: InlineSource[] = [...around.path]
  const {left, right} = resolveMargins(box.style, width)
  const source: {-readonly [Key in keyof InlineSource]: InlineSource[Key]} = {
    box,
    path,
    shift,
    above: atEdge ? extents.above : Math.max(around.above, extents.above + shift),
    below: atEdge ? extents.below : Math.max(around.below, extents.below - shift),
    edge: around.edge,
    extents,
    atom: undefined,
    note: undefined,
    margin: {left, right},
  }
  path.push(source)
  if (atEdge) source.edge = source
  return {...source, style: box.style, source}
}

/** `vertical-align: top` and `bottom`: what is so aligned waits for the height of its line (CSS 2.2, 10.8). */
export const isEdgeAligned = (align: Style['verticalAlign']): align is 'top' | 'bottom' =>
  align === 'top' || align === 'bottom'

/** `vertical-align` of an inline box. */
function baselineShift(
  {verticalAlign}: Style,
  {above, below}: FontExtents,
  {style, extents}: Enclosing,
): number {
  if (typeof verticalAlign === 'number') return verticalAlign
  switch (verticalAlign) {
    case 'super':
      return style.fontSize * 0.34
    case 'sub':
      return style.fontSize * -0.18
    case 'middle':
      return extents.xHeight / 2 - (above - below) / 2
    case 'text-top':
      return extents.ascent - above
    case 'text-bottom':
      return below - extents.descent
    case 'baseline':
    case 'top':
    case 'bottom':
      return 0
  }
}

/** Whether inline content makes any line: white space alone and anchors do not. */
export const makesLines = (children: readonly InlineLevelBox[]): boolean => children.some(makesLine)

function makesLine(box: InlineLevelBox): boolean {
  switch (box.type) {
    case 'anchor':
      return false
    case 'text':
      return /[^ \t\n]/.test(box.text) || box.style.whiteSpace.startsWith('pre')
    case 'inline':
      return makesLines(box.children) || hasSides(box)
    case 'footnote':
    case 'leader':
    case 'line-break':
    case 'page-reference':
      return true
    case 'replaced':
    case 'inline-block':
      return !isFloating(box.style)
  }
}

const hasSides = ({style}: InlineBox) => {
  const {left, right} = resolveInsets(style, 0)
  return left > 0 || right > 0
}

/** Floats that stand in text. They take their place beside its first line. */
export const floatsIn = (
  children: readonly InlineLevelBox[],
): ReadonlyArray<BlockBox | ReplacedBox> =>
  children.flatMap(child => {
    if (child.type === 'inline') return floatsIn(child.children)
    if (!isFloating(child.style)) return []
    if (child.type === 'inline-block') return [child.block]
    return child.type === 'replaced' ? [child] : []
  })

/** Marks of inline content that makes no line. */
export const strayMarks = (children: readonly InlineLevelBox[]): readonly BlockBox['marks'][] =>
  children.flatMap(child => [
    child.marks,
    ...(child.type === 'inline' ? strayMarks(child.children) : []),
  ])
