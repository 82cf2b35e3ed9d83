import type {BlockBox, Box, InlineBox} from '../boxes/box.ts'
import type {Image} from '../boxes/image.ts'
import type {Edges, PageStyle} from '../css/style.ts'
import type {GlyphRun} from '../text/glyphs.ts'
import type {Wish} from './wish.ts'

/**
 * What layout leaves: inert rectangles on pages. All coordinates are points from the top left corner of the page's
 * trim box, y downwards. Paint order is tree order: a box's background and borders, then its children.
 */
export type Fragment = BoxFragment | LineFragment | ImageFragment | RuleFragment

/** The part of a box that stands on one page (or in one column). `x … height` is its border box. */
export interface BoxFragment {
  readonly type: 'box'
  readonly box: Box
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Which border edges and paddings this part has: false where the box goes on before or after. */
  readonly edges: Edges<boolean>
  readonly children: readonly Fragment[]
}

export const allEdges: Edges<boolean> = {top: true, right: true, bottom: true, left: true}
export const noEdges: Edges<boolean> = {top: false, right: false, bottom: false, left: false}

/** A line of text. */
export interface LineFragment {
  readonly type: 'line'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** From the page's top. */
  readonly baseline: number
  readonly children: readonly InlineFragment[]
  /** How it was set; undefined where no text was: a marker alone, a picture. */
  readonly setting: LineSetting | undefined
}

export interface LineSetting {
  /** Of its room, indent and all. */
  readonly measure: number
  readonly ratio: number
  readonly hyphenated: boolean
  /** The end of a paragraph, or before a forced break. */
  readonly last: boolean
}

/** Parts of a line, in visual order. */
export type InlineFragment =
  | TextFragment
  | ImageFragment
  /** A piece of an inline box: background, border and decoration are painted from it, links get their area from it. */
  | InlineBoxFragment
  /** An inline-block, or a list marker. */
  | BoxFragment

export interface TextFragment {
  readonly type: 'text'
  /** The TextBox, LeaderBox, PageReferenceBox or call it came from. */
  readonly box: Box
  readonly x: number
  /** Of the baseline, from the page's top: shifted by vertical-align. */
  readonly baseline: number
  readonly run: GlyphRun
}

export interface InlineBoxFragment {
  readonly type: 'inline'
  readonly box: InlineBox
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly edges: {readonly left: boolean; readonly right: boolean}
  readonly children: readonly InlineFragment[]
}

export interface ImageFragment {
  readonly type: 'image'
  readonly box: Box
  readonly image: Image
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A line that belongs to no box: a column rule, the footnote separator. */
export interface RuleFragment {
  readonly type: 'rule'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly edge: import('../css/style.ts').BorderEdge
}

/** A place that links, outline and page references aim at. */
export interface Destination {
  readonly id: string
  readonly x: number
  readonly y: number
}

export interface Bookmark {
  readonly level: number
  readonly label: string
  readonly open: boolean
  readonly x: number
  readonly y: number
}

/** How the flow filled a page. Points. */
export interface PageFilling {
  readonly height: number
  readonly depth: number
  /** More follows, and no forced break parts it. */
  readonly goesOn: boolean
  /** Of its break, of what it leaves empty, and of standing beside a page of another depth. */
  readonly cost: number
  readonly broken: readonly Wish[]
}

export interface Page {
  /** From 0. */
  readonly index: number
  /** The counter `page`. */
  readonly number: number
  /** As printed: for page labels (`iv`, `۱۲`). */
  readonly folio: string
  readonly side: 'left' | 'right'
  readonly name: string
  readonly blank: boolean
  readonly style: PageStyle
  readonly filling: PageFilling
  /** The flow: body, then floats. */
  readonly content: readonly Fragment[]
  /** The footnote area's notes, separator first. */
  readonly footnotes: readonly Fragment[]
  /** Margin boxes: artifacts, never tagged. */
  readonly margins: readonly Fragment[]
  readonly destinations: readonly Destination[]
  readonly bookmarks: readonly Bookmark[]
}

/** A whole typeset document. */
export interface Pages {
  readonly pages: readonly Page[]
  /** The box tree in document order: the structure tree is read off it. */
  readonly root: BlockBox
  /** Pictures of backgrounds, by the address that styles have. */
  readonly picture: (url: string) => Image | undefined
}
