import type {
  BlockBox,
  FootnoteBox,
  InlineBlockBox,
  PageReferenceBox,
  ReplacedBox,
} from '../boxes/box.ts'
import {setParagraph} from '../text/break-paragraph.ts'
import {setKnownParagraph} from '../text/known-paragraphs.ts'
import {measureContent} from '../text/measure.ts'
import type {InlineItem, LineRoom} from '../text/paragraph.ts'
import type {Atom} from './atom.ts'
import type {Frame} from './block.ts'
import type {LayoutContext, ReferenceText} from './context.ts'
import {continuationMark} from './continuation-mark.ts'
import {cost} from './cost.ts'
import {firstLineStyle, firstStrut} from './first-line.ts'
import {addFloat} from './float.ts'
import {freeRoom} from './float-space.ts'
import type {SolidItem} from './flow.ts'
import {
  addGap,
  addInnerBreak,
  addMarks,
  addSolid,
  type FlowBuilder,
  flush,
  isWanted,
} from './flow-builder.ts'
import {initialLetterOf, letterIn, roomBesideLetter} from './initial-letter.ts'
import {
  floatsIn,
  type InlineContent,
  type InlineSource,
  inlineItems,
  makesLines,
  strayMarks,
} from './inline-items.ts'
import {type LineBox, measureLine, placeLine} from './line-box.ts'
import {type Snap, snapOf} from './line-grid.ts'
import type {SetMarker} from './list-marker.ts'

/** A paragraph as it was set last, and what that depended on. */
export interface SetParagraph {
  readonly x: number
  readonly width: number
  /** Where images depend on it. */
  readonly imageHeight: number | undefined
  readonly references: ReadonlyArray<{readonly box: PageReferenceBox; readonly used: ReferenceText}>
  readonly lines: readonly SolidItem[]
}

export type SetAtom = (box: ReplacedBox | InlineBlockBox, width: number) => Atom

/** Set a block of inlines and add its lines, with a priced break between each two. */
export function addParagraph(
  flow: FlowBuilder,
  box: BlockBox,
  frame: Frame,
  {context, setAtom}: {readonly context: LayoutContext; readonly setAtom: SetAtom},
) {
  const children = box.content.type === 'inlines' ? box.content.children : []
  for (const float of floatsIn(children)) addFloat(flow, float, frame, context)
  if (!makesLines(children)) {
    for (const marks of strayMarks(children)) addMarks(flow, frame.x, marks)
    if (flow.markers.length > 0) addSolid(flow, markerLine(takeMarkers(flow)))
    return
  }
  flush(flow)
  if (!isWanted(flow, context)) {
    flow.markers = []
    return
  }
  const lines = setLines(flow, box, frame, {context, setAtom})
  const kept = lines.findLastIndex(({notes}) => notes.some(holdsBlock))
  lines.forEach((line, index) => {
    if (index > 0) {
      const divided = lines[index - 1]!.hyphenated === true
      const price = strayCost(box, index, lines.length) + dividedCost(box, divided)
      addInnerBreak(flow, price + besideCost(box, index) + (index <= kept ? cost.avoid : 0))
    }
    addSolid(flow, line)
  })
}

/** css-gcpm-3, 2.7: the paragraph up to the note's call goes where the note goes. */
const holdsBlock = ({body}: FootnoteBox) => body.style.footnotePolicy === 'block'

/** `orphans` and `widows` (css-break-3, 4.3). */
const strayCost = ({style}: BlockBox, before: number, all: number) =>
  before < style.orphans || all - before < style.widows ? cost.strayLine : 0

/** `hyphenate-limit-last`: a word is rather not divided by a page or a column (css-text-4, 6.3.4). */
const dividedCost = ({style}: BlockBox, divided: boolean) =>
  divided && style.hyphenateLimitLast !== 'none' ? cost.dividedWord : 0

/** Lines beside an initial letter stay on its page. */
function besideCost({content}: BlockBox, before: number): number {
  const letter = content.type === 'inlines' ? letterIn(content.children) : undefined
  return letter && letter !== 'normal' && before < letter.sink ? cost.avoid : 0
}

const takeMarkers = (flow: FlowBuilder) => {
  const {markers} = flow
  flow.markers = []
  return markers.map(set => set())
}

function setLines(
  flow: FlowBuilder,
  box: BlockBox,
  frame: Frame,
  {context, setAtom}: {readonly context: LayoutContext; readonly setAtom: SetAtom},
): readonly SolidItem[] {
  const {paragraphs, fonts, report} = context
  const markers = takeMarkers(flow)
  const beside = flow.space.areas.some(area => area.y + area.height > flow.y)
  const known = paragraphs.get(box)
  if (known && !beside && isCurrent(known, frame, context)) return known.lines
  const {style, position} = box
  const children = box.content.type === 'inlines' ? box.content.children : []
  const content = inlineItems({
    style,
    children,
    width: frame.width,
    breakWords: frame.breakWords,
    context,
    setAtom: atom => setAtom(atom, frame.width),
  })
  if (beside) {
    const {min} = measureContent(content.items, {style, fonts, report, position})
    moveBelowFloats(flow, frame, Math.min(min, frame.width))
  }
  const whole = beside ? roomBesideFloats(flow, frame, content.strut) : wholeRoom(frame.width)
  const turnOf = beside ? turnBesideFloats(flow, frame, content.strut) : () => 0
  const letter = initialLetterOf(box, content, context)
  const room = letter ? roomBesideLetter(whole, letter, style.direction) : whole
  const snap = flow.kind === 'apart' ? undefined : snapOf(style, frame.grid)
  const set =
    beside || letter || box.firstLine
      ? setParagraph(letter?.rest ?? content.items, {
          style: letter ? {...style, textIndent: 0} : style,
          room,
          fonts,
          report,
          position,
          ...(box.firstLine ? {firstLine: firstLineStyle(box.firstLine)} : {}),
        })
      : setKnownParagraph(content.items, {style, fonts, report, position}, frame.width)
  if (letter) markers.push(letter.marker({x: frame.x + whole(0).left, width: whole(0).width}))
  const lines = set.map((line, index) => {
    const {left, width: measure} = room(index)
    const strut = index === 0 ? firstStrut(box, content.strut, context) : content.strut
    const x = frame.x + left + line.x
    const measured = inReadingOrder(measureLine(line, {x, measure}, strut), content.items)
    const placing = {snap, turn: turnOf(index)}
    if (index === 0) return lineItem(measured, markers, placing)
    const edge = {left: x, right: x + line.width, direction: style.direction}
    const mark = set[index - 1]!.last ? undefined : continuationMark(box, edge, context)
    return lineItem(measured, mark ? [mark] : [], placing)
  })
  if (letter) makeRoomBelow(lines, letter.sink, content.strut)
  if (!beside) {
    const {x, width} = frame
    const {references} = content
    const hasAtoms = content.items.some(({type}) => type === 'atomic')
    const imageHeight = hasAtoms ? frame.imageHeight : undefined
    paragraphs.set(box, {x, width, imageHeight, references, lines})
  }
  return lines
}

/** The notes of a line as its text calls them: pieces stand from left to right, whatever the direction. */
function inReadingOrder(line: LineBox, items: readonly InlineItem<InlineSource>[]): LineBox {
  if (line.notes.length < 2) return line
  const order = items.flatMap(({source: {note, atom}}) => (note ? [note] : (atom?.notes ?? [])))
  const notes = line.notes.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  return {...line, notes}
}

/** A paragraph shorter than its initial letter is as high as that. */
function makeRoomBelow(
  lines: SolidItem[],
  sink: number,
  {above, below}: {readonly above: number; readonly below: number},
) {
  const missing = sink - lines.length
  const last = lines.at(-1)
  if (missing <= 0 || !last) return
  lines[lines.length - 1] = {...last, height: last.height + missing * (above + below)}
}

const isCurrent = (known: SetParagraph, frame: Frame, context: LayoutContext) =>
  known.x === frame.x &&
  known.width === frame.width &&
  (known.imageHeight === undefined || known.imageHeight === frame.imageHeight) &&
  known.references.every(({box, used}) => {
    const now = context.reference(box)
    return now.text === used.text && now.width === used.width
  })

const wholeRoom = (width: number): LineRoom => {
  const room = {width, left: 0}
  return () => room
}

/** Text that is too wide to stand beside a float begins below it (CSS 2.2, 9.5). */
function moveBelowFloats(flow: FlowBuilder, frame: Frame, least: number) {
  for (;;) {
    const {y, space} = flow
    if (freeRoom(space, {...frame, y, height: 0}).width + 0.01 >= least) return
    const bottoms = space.areas
      .map(area => area.y + area.height)
      .filter(bottom => bottom > y + 0.001)
    addGap(flow, Math.min(...bottoms) - y)
  }
}

/** Lines beside floats are taken to be as high as an empty one: what is higher only leaves more free. */
const roomBesideFloats = (flow: FlowBuilder, frame: Frame, strut: Strut): LineRoom => {
  const free = freeBeside(flow, frame, strut)
  return index => {
    const {x, width} = free(index)
    return {width, left: x - frame.x}
  }
}

const turnBesideFloats = (flow: FlowBuilder, frame: Frame, strut: Strut) => {
  const free = freeBeside(flow, frame, strut)
  return (index: number) => free(index).turn
}

function freeBeside(flow: FlowBuilder, frame: Frame, {above, below}: Strut) {
  const {y: top, space} = flow
  const height = above + below
  return (index: number) => freeRoom(space, {...frame, y: top + index * height, height})
}

type Strut = InlineContent['strut']

function lineItem(
  box: LineBox,
  markers: readonly SetMarker[],
  {snap, turn}: {readonly snap: Snap | undefined; readonly turn: number},
): SolidItem {
  const above = markers.reduce((most, marker) => Math.max(most, marker.above), box.above)
  const below = markers.reduce((most, marker) => Math.max(most, marker.below), box.below)
  const line = {...box, above, below}
  return {
    type: 'solid',
    height: above + below,
    notes: box.notes,
    marks: box.marks,
    baseline: above,
    hyphenated: box.line.hyphenated,
    snap,
    ...(turn === 0 ? {} : {turn}),
    place: (x, y) => {
      const fragment = placeLine(line, x, y)
      if (markers.length === 0) return fragment
      const marked = markers.flatMap(marker => marker.place(x, fragment.baseline))
      return {...fragment, children: [...marked, ...fragment.children]}
    },
  }
}

/** The line of a list item that has none itself. */
function markerLine(markers: readonly SetMarker[]): SolidItem {
  const above = Math.max(...markers.map(marker => marker.above))
  const below = Math.max(...markers.map(marker => marker.below))
  const height = above + below
  return {
    type: 'solid',
    height,
    notes: [],
    marks: [],
    baseline: above,
    snap: undefined,
    place: (x, y) => {
      const baseline = y + above
      const children = markers.flatMap(marker => marker.place(x, baseline))
      return {type: 'line', x, y, width: 0, height, baseline, children, setting: undefined}
    },
  }
}
