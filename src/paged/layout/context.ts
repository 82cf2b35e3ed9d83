import type {BlockBox, Box, InlineBox, PageReferenceBox} from '../boxes/box.ts'
import type {Image} from '../boxes/image.ts'
import type {Report} from '../diagnostics.ts'
import type {Fonts} from '../text/fonts.ts'
import type {SetMarker} from './list-marker.ts'
import type {SetParagraph} from './paragraph.ts'
import type {Intrinsic} from './sizes.ts'

/** What every part of the layout may ask for. Made once per document; `references` changes with every pass. */
export interface LayoutContext {
  readonly fonts: Fonts
  readonly report: Report
  readonly image: (src: string) => Image | undefined
  /** Text of a reference as the last pass knew it, and its width where that is frozen. */
  readonly reference: (box: PageReferenceBox) => ReferenceText
  /** Height of the content area of pages of a name: nothing that stands whole is made higher. */
  readonly pageHeight: (page: string) => number
  readonly pageWidth: (page: string) => number
  /** Paragraphs set before, by their box: another pass sets only what changed. */
  readonly paragraphs: WeakMap<BlockBox, SetParagraph>
  /** Content widths measured before; those that depend on references only in this pass. */
  readonly intrinsics: {
    readonly lasting: WeakMap<Box, Intrinsic>
    readonly passing: WeakMap<Box, Intrinsic>
  }
  /** Markers set before. */
  readonly markers: WeakMap<InlineBox, SetMarker>
  /** Whether the paragraphs of a run are wanted at this width. The others stand as empty lines. */
  readonly wantsRun: (run: number, page: string) => boolean
}

export interface ReferenceText {
  readonly text: string
  readonly width: number | undefined
}
