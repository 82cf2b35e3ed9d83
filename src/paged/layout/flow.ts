import type {
  BlockBox,
  FootnoteBox,
  Marks,
  PageReferenceBox,
  TableBox,
  TableCellBox,
  TableRowBox,
  TableRowGroupBox,
} from '../boxes/box.ts'
import type {BorderEdge, Edges} from '../css/style.ts'
import type {Positioned, PositionedBoxes} from './containing.ts'
import type {Fragment} from './fragment.ts'
import type {GapGive, Snap} from './line-grid.ts'

/**
 * The vertical list between boxes and pages (after TeX): what stands below what, with every place where a page may end.
 * Heights add up downwards; `x` counts from the left edge of the flow, so a list can be placed on any page.
 */
export interface Flow {
  readonly items: readonly FlowItem[]
  readonly width: number
  /** Where pages must begin: the start of the flow first, then every forced page break in order. */
  readonly runs: readonly Run[]
}

/** What stands between two forced page breaks. */
export interface Run {
  readonly start: Place
  readonly side: PageSide
  /** The used value of `page`. */
  readonly name: string
}

/** Which side a forced break asks for. */
export type PageSide = 'any' | 'left' | 'right' | 'recto' | 'verso'

/** A place between two items. `open` holds the boxes around it, innermost first. */
export interface Place {
  readonly index: number
  readonly open: OpenBoxes | undefined
  /** How far the item at `index` was set already, when it is one that can be cut. */
  readonly inside: Inside | undefined
  /** Floats that stood above it in the text and have found no room yet, in order. */
  readonly waiting?: readonly PageFloatItem[] | undefined
}

/** A stack that pages can share. */
export interface OpenBoxes {
  readonly item: OpenItem
  readonly outer: OpenBoxes | undefined
}

/** Open a box inside of others. A table that has come to its foot repeats it no more. */
export const openInside = (item: OpenItem, outer: OpenBoxes | undefined): OpenBoxes => ({
  item,
  outer: item.isFoot && outer ? {...outer, item: withoutFoot(outer.item)} : outer,
})

export const withoutFoot = (table: OpenItem): OpenItem => ({...table, foot: undefined})

export type Inside =
  | {readonly type: 'columns'; readonly place: Place}
  /** One place a cell; undefined where the cell has ended. */
  | {readonly type: 'row'; readonly places: readonly (Place | undefined)[]}

export type FlowItem =
  | SolidItem
  | RowItem
  | ColumnsItem
  | FloatItem
  | PageFloatItem
  | GapItem
  | OpenItem
  | CloseItem
  | BreakItem
  | MarksItem

/** Something that a page takes whole: a line, an image, empty height. */
export interface SolidItem {
  readonly type: 'solid'
  readonly height: number
  readonly notes: readonly FootnoteBox[]
  readonly marks: readonly Mark[]
  /** Set on a line whose last word goes on below. */
  readonly hyphenated?: boolean
  /** By how much it stands further right on a left page: beside a float that is `inside` or `outside`. */
  readonly turn?: number
  /** `x` and `y` of the flow's left edge and of the item's top on the page. */
  readonly place: ((x: number, y: number) => Fragment) | undefined
  /** From the top, when it is a line: what markers, inline-blocks and cells align by. */
  readonly baseline: number | undefined
  /** `line-snap`: how it joins the page's line grid. */
  readonly snap: Snap | undefined
}

/**
 * A row of a table or grid, or several that cells join. Cut only where no page can hold it: then every cell is a flow of
 * its own.
 */
export interface RowItem {
  readonly type: 'row'
  readonly rows: readonly RowExtent[]
  readonly cells: readonly RowCell[]
  /** Between two rows. */
  readonly gap: number
  /** Sizes when nothing is cut. */
  readonly sizes: RowSizes
  readonly notes: readonly FootnoteBox[]
  /** Whether it may be cut at all. */
  readonly divisible: boolean
  /** Collapsed borders. */
  readonly rules: readonly Rule[]
  /** What shines through rows without a background of their own: a table's columns. */
  readonly grounds: readonly Ground[]
}

export interface RowExtent {
  /** Undefined in a grid, whose rows are no boxes. */
  readonly box: TableRowBox | undefined
  readonly x: number
  readonly width: number
  /** `height` of the row. */
  readonly least: number
}

export interface RowCell {
  readonly box: TableCellBox | BlockBox
  readonly flow: Flow
  readonly x: number
  readonly width: number
  /** Index in `rows` of the row it starts in, and how many it covers. */
  readonly row: number
  readonly span: number
  /** From the cell's corner to its content. */
  readonly inset: Edges<number>
  /** Above and below it; none in a table. */
  readonly margin: {readonly top: number; readonly bottom: number}
  /** Whether its box is as high as its rows, or only as what is in it. */
  readonly stretch: boolean
  /** `height` of the cell. */
  readonly least: number
  readonly align: 'top' | 'middle' | 'bottom' | 'baseline'
  /** Of its first line, from its top border edge. */
  readonly baseline: number
  /** False when its borders are the table's rules. */
  readonly bordered: boolean
}

/** Heights of rows and cells, counted from the top of their item. */
export interface RowSizes {
  readonly height: number
  readonly rows: ReadonlyArray<{readonly top: number; readonly height: number}>
  /** `shift` is what vertical-align adds above the content. */
  readonly cells: ReadonlyArray<{
    readonly top: number
    readonly height: number
    readonly shift: number
  }>
}

/** A collapsed border at one row: along its top or bottom from `x1` to `x2`, or down its height at `x1`. */
export interface Rule {
  readonly row: number
  readonly along: 'top' | 'bottom' | 'height'
  readonly x1: number
  readonly x2: number
  readonly edge: BorderEdge
}

/** Paints a column behind its rows. */
export interface Ground {
  readonly box: BlockBox
  readonly x: number
  readonly width: number
}

export interface ColumnsItem {
  readonly type: 'columns'
  readonly flow: Flow
  readonly x: number
  readonly count: number
  readonly width: number
  readonly gap: number
  readonly rule: BorderEdge
  readonly balance: boolean
  readonly direction: 'ltr' | 'rtl'
}

/** Stands beside what follows, `below` points under the place of the item. */
export interface FloatItem {
  readonly type: 'float'
  readonly below: number
  readonly height: number
  readonly notes: readonly FootnoteBox[]
  readonly marks: readonly Mark[]
  /** By how much it stands further right on a left page. */
  readonly turn: number
  /** Nothing where another box draws it. */
  readonly place: (x: number, y: number) => Fragment | undefined
}

/** Stands at the head or foot of the room that its place in the text comes to, or of one after it. */
export interface PageFloatItem {
  readonly type: 'page-float'
  readonly side: 'top' | 'bottom'
  /** Of its margin box. */
  readonly height: number
  readonly notes: readonly FootnoteBox[]
  readonly marks: readonly Mark[]
  readonly place: (x: number, y: number) => Fragment
}

/** A margin, collapsed. A page neither begins nor ends with one, except after a forced break. */
export interface GapItem {
  readonly type: 'gap'
  readonly size: number
  /** Undefined where nothing that is off the line grid follows. */
  readonly give: GapGive | undefined
}

export interface OpenItem {
  readonly type: 'open'
  readonly box: BlockBox | TableBox | TableRowGroupBox
  readonly x: number
  readonly width: number
  /** Border and padding above the content. */
  readonly top: number
  /** Border and padding below the content. */
  readonly bottom: number
  /** False when something else draws its borders: a table whose borders collapse, a row group. */
  readonly bordered: boolean
  /** `box-decoration-break: clone`: both edges are repeated at every page. */
  readonly clone: boolean
  /** `position: relative`. */
  readonly shift: {readonly x: number; readonly y: number}
  /** What stands in it absolutely, where it is positioned itself. */
  readonly positioned?: PositionedBoxes
  /** Repeated where a page begins or ends inside: a table's head and foot. */
  readonly head: Flow | undefined
  readonly foot: Flow | undefined
  /** It is the foot itself of the table around it. */
  readonly isFoot: boolean
}

export interface CloseItem {
  readonly type: 'close'
  readonly height: number
}

export interface BreakItem {
  readonly type: 'break'
  /** See `cost.ts`. */
  readonly cost: number
  readonly forced: 'column' | 'page' | undefined
  readonly side: PageSide
  /** The run that a forced page break starts; −1 for every other break. */
  readonly run: number
}

/** Marks without extent. They go to the page of what follows. */
export interface MarksItem {
  readonly type: 'marks'
  readonly marks: readonly Mark[]
}

export interface Mark {
  readonly x: number
  readonly marks: Marks
  /** A `counter(page)` in the text: it wants to know its page. */
  readonly reference?: PageReferenceBox
  /** It stands on its page, wherever its place in the text is. */
  readonly positioned?: Positioned
}

export const startOf = (flow: Flow): Place =>
  flow.runs[0]?.start ?? {index: 0, open: undefined, inside: undefined}

/** Whether two places in one flow are the same, however they were come to. */
export function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  if (!a || !b || a === b) return a === b
  const [ours, theirs] = [a.waiting ?? [], b.waiting ?? []]
  return (
    a.index === b.index &&
    sameInside(a.inside, b.inside) &&
    ours.length === theirs.length &&
    ours.every((float, index) => float === theirs[index])
  )
}

function sameInside(a: Inside | undefined, b: Inside | undefined): boolean {
  if (!a || !b) return a === b
  if (a.type === 'columns') return b.type === 'columns' && samePlace(a.place, b.place)
  return b.type === 'row' && a.places.every((place, cell) => samePlace(place, b.places[cell]))
}
