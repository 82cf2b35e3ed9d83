import type {FootnoteBox} from '../boxes/box.ts'
import type {FilledColumns} from './fill-columns.ts'
import type {FilledRow} from './fill-row.ts'
import type {BreakItem, PageFloatItem, Place} from './flow.ts'
import type {Stretch} from './stretch.ts'

/** Where a part of a flow goes: a page's content area, a column, a cell. */
export interface Room {
  readonly height: number
  /** From the top of the page's content area. */
  readonly origin: number
  /** Height of a page of its own: what is higher has to be cut. */
  readonly full: number
  /** After a forced break, and at the start of a flow, the first margin stays. */
  readonly keepTop: boolean
  /** Whether other places to end at are wanted as well. */
  readonly ways: boolean
  /** The note area below; undefined where notes are only gathered for whoever called. */
  readonly notes: NoteRoom | undefined
}

/** What the filler asks about notes. */
export interface NoteRoom {
  /** True when even that goes on to the next page, so no new note can begin. */
  readonly closed: boolean
  /** Height of what earlier pages left over for this one, and of the notes that it calls, in order. */
  readonly height: (notes: readonly FootnoteBox[]) => number
  /** Height of the area for notes of this height, separator and all; 0 for none. */
  readonly area: (notes: number) => number
  /** Height of the part of a note that `rest` points take; 0 when too little fits to begin it. */
  readonly part: (note: FootnoteBox, rest: number) => number
}

/** The part of a flow that a room takes. */
export interface Filled {
  readonly from: Place
  /** Where the next room goes on; undefined at the end of the flow. */
  readonly to: Place | undefined
  readonly keepTop: boolean
  /** Of the room. */
  readonly origin: number
  readonly height: number
  /** The forced break it ends with. */
  readonly forced: BreakItem | undefined
  readonly cost: number
  /** Columns and cut rows, by index. */
  readonly nested: ReadonlyMap<number, FilledColumns | FilledRow>
  /** Floats at its head and foot; `height` has them in it. */
  readonly floats: readonly PageFloatItem[]
  readonly notes: readonly FootnoteBox[]
  /** How many of `notes` fit whole: the next one is split, the others are carried over. */
  readonly wholeNotes: number
  /** What stands higher than the room and could not be cut. */
  readonly overfull: number
  /** Height left empty, as far as it counts. */
  readonly slack: number
  /** Gaps that are set larger than they are. */
  readonly stretch?: Stretch | undefined
  /** Other places that it may end at, not much dearer, the nearest to the end first. */
  readonly others: readonly Filled[]
}

/** Room for columns or cells inside of a room. */
export interface NestedRoom extends Omit<Room, 'notes'> {
  /** Nothing on the page can stay without it, so it has to take something. */
  readonly force: boolean
}

/** A room without an end. */
export const unlimited: NestedRoom = {
  height: Number.POSITIVE_INFINITY,
  origin: 0,
  full: Number.POSITIVE_INFINITY,
  ways: false,
  keepTop: true,
  force: true,
}
