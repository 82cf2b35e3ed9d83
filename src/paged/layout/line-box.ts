import type {FootnoteBox, InlineBox} from '../boxes/box.ts'
import type {Line, Piece} from '../text/paragraph.ts'
import type {Mark} from './flow.ts'
import {isMarked} from './flow-builder.ts'
import type {InlineFragment, LineFragment} from './fragment.ts'
import {type InlineContent, type InlineSource, isEdgeAligned} from './inline-items.ts'
import {relativeShift, resolveInsets, unshifted} from './sizes.ts'

/** A set line with its height, before it has a place. */
export interface LineBox {
  readonly line: Line<InlineSource>
  /** Left edge of the line from the left edge of its flow. */
  readonly x: number
  readonly measure: number
  readonly above: number
  readonly below: number
  /** How far what is aligned with the line's top or bottom stands above the line's baseline. */
  readonly lifts: Lifts
  readonly notes: readonly FootnoteBox[]
  readonly marks: readonly Mark[]
}

type Lifts = ReadonlyMap<InlineSource, number>

const noLifts: Lifts = new Map()

/** Height, notes and marks of a line (CSS 2.2, 10.8). */
export function measureLine(
  line: Line<InlineSource>,
  {x, measure}: Pick<LineBox, 'x' | 'measure'>,
  strut: InlineContent['strut'],
): LineBox {
  let {above, below} = strut
  const notes: FootnoteBox[] = []
  const marks: Mark[] = []
  let edges: Map<InlineSource, Extent> | undefined
  for (const piece of line.pieces) {
    const {source} = piece
    const {atom, box} = source
    const edge = atom && isEdgeAligned(box.style.verticalAlign)
    if (!edge && source.edge) {
      edges ??= new Map()
      const known = edges.get(source.edge) ?? source.edge
      edges.set(source.edge, {
        above: Math.max(known.above, source.above),
        below: Math.max(known.below, source.below),
      })
    } else if (!edge) {
      above = Math.max(above, source.above)
      below = Math.max(below, source.below)
    }
    if (piece.type === 'mark' && source.note) notes.push(source.note)
    if (piece.type === 'mark' && isMarked(box.marks)) marks.push({x: x + piece.x, marks: box.marks})
    if (piece.type === 'glyphs' && box.type === 'page-reference' && box.target === undefined) {
      marks.push({x: x + piece.x, marks: box.marks, reference: box})
    }
    if (atom) {
      notes.push(...atom.notes)
      marks.push(...atom.marks.map(mark => ({...mark, x: mark.x + x + piece.x})))
    }
  }
  for (const {source} of line.pieces) {
    if (!source.atom) continue
    const missing = source.atom.height - above - below
    if (missing <= 0) continue
    if (source.box.style.verticalAlign === 'top') below += missing
    if (source.box.style.verticalAlign === 'bottom') above += missing
  }
  for (const [{box}, extent] of edges ?? []) {
    const missing = Math.max(0, extent.above + extent.below - above - below)
    if (box.style.verticalAlign === 'top') below += missing
    else above += missing
  }
  const lifts = edges ? liftsOf(edges, {above, below}) : noLifts
  return {line, x, measure, above, below, lifts, notes, marks}
}

interface Extent {
  readonly above: number
  readonly below: number
}

const liftsOf = (edges: ReadonlyMap<InlineSource, Extent>, line: Extent): Lifts =>
  new Map(
    [...edges].map(([source, {above, below}]) => [
      source,
      source.box.style.verticalAlign === 'top' ? line.above - above : below - line.below,
    ]),
  )

/** Of a piece's baseline above the line's. */
const liftOf = ({shift, edge}: InlineSource, {lifts = noLifts}: LinePlace): number =>
  edge ? shift + (lifts.get(edge) ?? 0) : shift

/** Put a line on the page: `x` of the flow's left edge, `y` of the line's top. */
export function placeLine(box: LineBox, x: number, y: number): LineFragment {
  const left = x + box.x
  const baseline = y + box.above
  const height = box.above + box.below
  const {measure, lifts} = box
  const place: LinePlace = {x: left, y, baseline, height, measure, lifts}
  const children = groupPieces(box.line.pieces, place)
  const {ratio, hyphenated, last, width, hang} = box.line
  const setting = {measure, ratio, hyphenated, last}
  return {type: 'line', x: left + hang, y, width, height, baseline, children, setting}
}

export interface LinePlace {
  readonly x: number
  readonly y: number
  readonly baseline: number
  readonly height: number
  readonly measure: number
  readonly lifts?: Lifts
}

/** An inline box that pieces are being gathered in. */
interface Group {
  readonly source: InlineSource
  readonly children: InlineFragment[]
  /** Where its first piece begins. */
  readonly x: number
  left: number
  right: number
  edges: {left: boolean; right: boolean}
  /** `position: relative` of it and of those around it. */
  readonly shift: Shift
}

interface Shift {
  readonly x: number
  readonly y: number
}

/**
 * Gather neighboring pieces of one inline box in one fragment. Bidirectional text can part a box: then it has several
 * fragments in a line, and only those with its ends have the end edges.
 */
export function groupPieces(
  pieces: readonly Piece<InlineSource>[],
  place: LinePlace,
): readonly InlineFragment[] {
  const top: InlineFragment[] = []
  const stack: Group[] = []
  for (const piece of pieces) {
    const {path} = piece.source
    let common = 0
    while (
      common < stack.length &&
      common < path.length &&
      stack[common]!.source === path[common]
    ) {
      common++
    }
    while (stack.length > common) closeGroup()
    const x = place.x + piece.x
    for (const source of path.slice(common)) {
      const shift = shiftOf(source, stack.at(-1)?.shift)
      const edges = {left: false, right: false}
      stack.push({source, children: [], x, ...nowhere, edges, shift})
    }
    gather(piece, x)
  }
  while (stack.length > 0) closeGroup()
  return top.slice()

  function gather(piece: Piece<InlineSource>, x: number) {
    const group = stack.at(-1)
    if (piece.type === 'mark') return
    if (piece.type === 'open' || piece.type === 'close') {
      const ofBox = piece.source.box.type === 'inline'
      // The margins of a box are in the box around it.
      const around = ofBox ? stack.at(-2) : group
      if (around) stretch(around, x, x + piece.width)
      if (group && ofBox) addEdge(group, piece, x)
      return
    }
    const width = piece.type === 'glyphs' ? piece.run.width : piece.width
    if (group) stretch(group, x, x + width)
    const children = group?.children ?? top
    const {box, atom} = piece.source
    const around = group?.shift ?? unshifted
    if (piece.type === 'glyphs') {
      const baseline = place.baseline - liftOf(piece.source, place) + around.y
      children.push({type: 'text', box, x: x + around.x, baseline, run: piece.run})
    } else if (atom) {
      const shift = shiftOf(piece.source, around)
      children.push(atom.place(x + shift.x, atomTop(piece.source, place) + shift.y))
    }
  }

  function shiftOf({box: {style}}: InlineSource, around: Shift = unshifted): Shift {
    const {x, y} = relativeShift(style, {
      width: place.measure,
      height: undefined,
      direction: style.direction,
    })
    return {x: around.x + x, y: around.y + y}
  }

  function closeGroup() {
    const group = stack.pop()!
    const outer = stack.at(-1)
    if (group.left > group.right) stretch(group, group.x, group.x)
    if (outer) stretch(outer, group.left, group.right)
    ;(outer?.children ?? top).push(
      inlineFragment(group, place.baseline - liftOf(group.source, place)),
    )
  }
}

/** The extent of a box of which no piece has been seen. */
const nowhere = {left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY} as const

const stretch = (group: Group, left: number, right: number) => {
  group.left = Math.min(group.left, left)
  group.right = Math.max(group.right, right)
}

function addEdge(
  group: Group,
  piece: Extract<Piece<InlineSource>, {type: 'open' | 'close'}>,
  x: number,
) {
  const {margin} = group.source
  if (piece.atLeft) {
    group.edges = {...group.edges, left: true}
    stretch(group, x + margin.left, x + piece.width)
  } else {
    group.edges = {...group.edges, right: true}
    stretch(group, x, x + piece.width - margin.right)
  }
}

function inlineFragment(group: Group, baseline: number) {
  const {source, left, right, edges, shift} = group
  // Fragments stay until they are drawn, and an array that was pushed to has room for more.
  const children = group.children.slice()
  const box = source.box as InlineBox
  const insets = resolveInsets(box.style, 0)
  const {ascent, descent} = source.extents
  const y = baseline - ascent - insets.top + shift.y
  const height = ascent + descent + insets.top + insets.bottom
  const [x, width] = [left + shift.x, right - left]
  return {type: 'inline', box, x, y, width, height, edges, children} as const
}

function atomTop(source: InlineSource, place: LinePlace) {
  const {atom, box} = source
  const {y, baseline, height} = place
  if (!atom) return y
  if (box.style.verticalAlign === 'top') return y
  if (box.style.verticalAlign === 'bottom') return y + height - atom.height
  return baseline - liftOf(source, place) - atom.baseline
}
