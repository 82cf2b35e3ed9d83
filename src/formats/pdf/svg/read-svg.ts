import type {Drawing} from '../../../paged/index.ts'
import type {Lettering} from '../../../paged/lettering.ts'
import {readXml, type SvgElement} from '../../../source/svg/read-xml.ts'
import {drawDocument} from './document.ts'
import {readLength} from './length.ts'
import {identity} from './matrix.ts'
import {
  type Beyond,
  type MissingGlyphs,
  openNotes,
  type PartAsDots,
  type PartInDots,
} from './scene.ts'
import {readViewBox} from './view-box.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** A picture drawn as vectors, or what in it cannot be. */
export type SvgReading =
  | {
      readonly type: 'drawing'
      readonly drawing: Drawing
      readonly missing: readonly MissingGlyphs[]
      /** What is left out of it until it is there in dots. */
      readonly asDots: readonly PartAsDots[]
      readonly root: SvgElement
    }
  | {
      readonly type: 'beyond'
      readonly beyond: Beyond
      readonly root: SvgElement
      readonly size: Size
    }
  /** No picture at all. */
  | {readonly type: 'broken'}

interface SvgFrame {
  readonly size: Size | undefined
  readonly lettering?: Lettering | undefined
  /** Parts that were asked for in dots, by their keys. */
  readonly inDots?: ReadonlyMap<string, PartInDots>
}

/** Read an SVG file (SVG 2) that is `size` CSS pixels large, or as large as its view box. */
export function readSvg(bytes: Uint8Array, {size, lettering, inDots}: SvgFrame): SvgReading {
  const read = readXml(bytes)
  if (read.type === 'broken' || read.root.name !== 'svg') return {type: 'broken'}
  const {root} = read
  const {width, height} = size ?? naturalSize(root)
  if (!(width > 0 && height > 0)) return {type: 'broken'}
  const notes = openNotes(inDots)
  const place = {matrix: identity, trail: []}
  const parts = drawDocument(root, {scene: {notes, lettering}, place, size: {width, height}})
  const beyond = notes.isBeyond()
  if (beyond) return {type: 'beyond', beyond, root, size: {width, height}}
  const drawing: Drawing = {mediaType: 'image/svg+xml', parts, width, height}
  return {type: 'drawing', drawing, missing: notes.allMissing(), asDots: notes.allDots(), root}
}

/**
 * As its attributes say; a side that they leave open follows from the view box. What has neither is as large as
 * browsers make it (css-images-3, 4.1).
 */
function naturalSize({attributes}: SvgElement): Size {
  const box = readViewBox(attributes.viewBox)
  const measures = {fontSize: 16, width: box?.width ?? 300, height: box?.height ?? 150}
  const width = readLength(attributes.width ?? '', measures, 'width')
  const height = readLength(attributes.height ?? '', measures, 'height')
  const ratio = measures.width / measures.height
  if (width !== undefined) return {width, height: height ?? width / ratio}
  return height === undefined ? measures : {width: height * ratio, height}
}
