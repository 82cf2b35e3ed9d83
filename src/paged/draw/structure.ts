import type {Box} from '../boxes/box.ts'
import type {LinkTarget} from './link-target.ts'
import type {Role} from './roles.ts'

/** A node of the tag tree (ISO 32000-1, 14.7.2). */
export interface StructureElement {
  readonly type: 'element'
  readonly role: Role
  readonly children: readonly (StructureElement | Content)[]
  /** BCP 47, only where it differs from the element around. */
  readonly lang: string | undefined
  readonly alternative: string | undefined
  /** What an abbreviation stands for. */
  readonly expansion: string | undefined
  /** Unique, on notes only. */
  readonly id: string | undefined
  readonly table: TableAttributes | undefined
  readonly listNumbering: string | undefined
  readonly link: Link | undefined
}

export interface Link {
  readonly target: LinkTarget
  /** What it says: the text or image one clicks on. */
  readonly words: string
}

export interface TableAttributes {
  readonly scope: 'Row' | 'Column' | undefined
  readonly colSpan: number
  readonly rowSpan: number
}

/** A stretch of text, or an image: what sequences of marked content on one or more pages fill. */
export interface Content {
  readonly type: 'content'
  /** Of the element it stands in. */
  readonly role: Role
}

/** The tag tree, and what painting has to know of boxes to fill it. */
export interface Structure {
  readonly root: StructureElement
  /** Where the text or image of a box belongs, with its place in reading order. Boxes not in here are artifacts. */
  readonly leaves: ReadonlyMap<Box, Leaf>
  /** Boxes whose area follows a link. */
  readonly links: ReadonlyMap<Box, StructureElement>
  /** Rows that come again on each page of their table: content once, then artifacts. */
  readonly repeating: ReadonlySet<Box>
}

export interface Leaf {
  readonly content: Content
  readonly order: number
  /** A `<br>` follows, or the end of a block. */
  readonly breaks: boolean
}
