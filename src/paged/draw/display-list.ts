import type {Image} from '../boxes/image.ts'
import type {Color} from '../css/style.ts'
import type {GlyphRun} from '../text/glyphs.ts'
import type {Content, StructureElement} from './structure.ts'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * One step of painting a page. Points from the top left corner of the trim box, y downwards.
 * Everything painted stands between a `begin-…` and its `end`: it is content or an artifact, never neither.
 */
export type PaintOp =
  /** Its MCID is how many came before it on the page. */
  | {readonly type: 'begin-content'; readonly content: Content}
  | {readonly type: 'begin-artifact'; readonly kind: ArtifactKind}
  | {readonly type: 'end'}
  | {readonly type: 'begin-opacity'; readonly opacity: number}
  | {readonly type: 'end-opacity'}
  | {
      readonly type: 'glyphs'
      readonly x: number
      readonly baseline: number
      readonly run: GlyphRun
    }
  /** A space that nobody sees, for those who read the text: after `run`, which ends a line. */
  | {readonly type: 'space'; readonly x: number; readonly baseline: number; readonly run: GlyphRun}
  | ({readonly type: 'rectangle'; readonly radius: number; readonly color: Color} & Rectangle)
  /** Four equal edges, `thickness` inside the rectangle. */
  | ({
      readonly type: 'frame'
      readonly thickness: number
      readonly radius: number
      readonly color: Color
    } & Rectangle)
  | {readonly type: 'polygon'; readonly points: readonly Point[]; readonly color: Color}
  | {
      readonly type: 'stroke'
      readonly from: Point
      readonly to: Point
      readonly width: number
      readonly style: 'solid' | 'dashed' | 'dotted'
      readonly color: Color
    }
  /** `clip` cuts off what `object-fit` lets stick out; `color` is that of the text which a drawing is part of. */
  | ({
      readonly type: 'image'
      readonly image: Image
      readonly color: Color | undefined
      readonly clip: Rectangle | undefined
    } & Rectangle)
  /** A picture of one size at several places, cut off at a rectangle. */
  | {
      readonly type: 'tiles'
      readonly image: Image
      readonly width: number
      readonly height: number
      readonly places: readonly Point[]
      readonly clip: Rectangle
      readonly radius: number
    }
  /** Paints nothing: where a click follows `element.link`. */
  | ({readonly type: 'link'; readonly element: StructureElement} & Rectangle)

export type ArtifactKind = 'layout' | 'header' | 'footer'

export interface Point {
  readonly x: number
  readonly y: number
}
