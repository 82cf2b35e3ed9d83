import type {ReplacedBox} from '../boxes/box.ts'
import type {Drawing, Image} from '../boxes/image.ts'
import {resolveLength} from '../css/resolve-length.ts'
import type {Edges} from '../css/style.ts'
import type {Atom} from './atom.ts'
import type {LayoutContext} from './context.ts'
import {allEdges, type BoxFragment, type ImageFragment} from './fragment.ts'
import {resolveInsets, resolveMargins} from './sizes.ts'

/** CSS pixels to points. */
const pixel = 0.75

export interface ReplacedFrame {
  /** Width of the containing block. */
  readonly width: number
  /** An image is made no higher than this, margins and all. */
  readonly height: number
}

/** An image with its size. Widths and heights are of the border box. */
export interface SizedImage {
  readonly width: number
  readonly height: number
  readonly margins: Edges<number>
  /** Of the image itself, from the top of the border box. */
  readonly content: {readonly top: number; readonly height: number}
  readonly place: (x: number, y: number) => BoxFragment | ImageFragment
}

/** Size an image (CSS 2.2, 10.3.2 and 10.4), never wider than its block nor higher than a page. */
export function sizeImage(
  box: ReplacedBox,
  frame: ReplacedFrame,
  context: LayoutContext,
): SizedImage {
  const image = context.image(box.src)
  const {style} = box
  if (!image) reportMissing(box, context)
  const insets = resolveInsets(style, frame.width)
  const margins = resolveMargins(style, frame.width)
  const across = insets.left + insets.right
  const along = insets.top + insets.bottom
  const most = {
    width: frame.width - across - margins.left - margins.right,
    height: frame.height - along - margins.top - margins.bottom,
  }
  const size = contentSize(box, image, most, {frame, across, along})
  const width = size.width + across
  const height = size.height + along
  return {width, height, margins, content: {top: insets.top, height: size.height}, place}

  function place(x: number, y: number): BoxFragment | ImageFragment {
    const content = {x: x + insets.left, y: y + insets.top, ...size}
    const inner: ImageFragment | undefined = image && {type: 'image', box, image, ...content}
    const bare = !style.backgroundColor && !style.background
    const plain = across === 0 && along === 0 && bare
    if (inner && plain) return inner
    return {type: 'box', box, x, y, width, height, edges: allEdges, children: inner ? [inner] : []}
  }
}

const reportMissing = ({src, position}: ReplacedBox, {report}: LayoutContext) =>
  report({
    ruleId: 'missing-image',
    reason: `Unexpected image \`${src}\` that cannot be read, expected JPEG or PNG`,
    origin: 'tree',
    place: position,
    severe: true,
  })

interface Size {
  readonly width: number
  readonly height: number
}

function contentSize(
  box: ReplacedBox,
  image: Image | undefined,
  most: Size,
  {frame, across, along}: {frame: ReplacedFrame; across: number; along: number},
): Size {
  const {style, attributes} = box
  const unit = unitOf(image, style.fontSize)
  const natural = {
    width: (attributes.width ?? image?.width ?? 0) * unit,
    height: (attributes.height ?? image?.height ?? 0) * unit,
  }
  const ratio =
    image && image.height > 0
      ? image.width / image.height
      : natural.height > 0
        ? natural.width / natural.height
        : 1
  const inner = (length: number, edges: number) =>
    Math.max(0, style.boxSizing === 'border-box' ? length - edges : length)
  const across_ = (size: typeof style.maxWidth) =>
    typeof size === 'number' || (typeof size === 'object' && size.type === 'percentage')
      ? inner(resolveLength(size, frame.width), across)
      : undefined
  const down = (size: typeof style.maxHeight) =>
    typeof size === 'number' ? inner(size, along) : undefined
  const width = across_(style.width)
  const height = down(style.height)
  const wanted = wantedSize({width, height, ratio, natural, attributes})
  const largest = {
    width: Math.max(0, Math.min(most.width, across_(style.maxWidth) ?? Number.POSITIVE_INFINITY)),
    height: Math.max(0, Math.min(most.height, down(style.maxHeight) ?? Number.POSITIVE_INFINITY)),
  }
  const least = {width: across_(style.minWidth) ?? 0, height: down(style.minHeight) ?? 0}
  const grow = Math.max(
    1,
    wanted.width > 0 ? least.width / wanted.width : 1,
    wanted.height > 0 ? least.height / wanted.height : 1,
  )
  const grown = {width: wanted.width * grow, height: wanted.height * grow}
  const shrink = Math.min(
    1,
    grown.width > 0 ? largest.width / grown.width : 1,
    grown.height > 0 ? largest.height / grown.height : 1,
  )
  return {width: grown.width * shrink, height: grown.height * shrink}
}

/** Points in one of its units: a CSS pixel, or a part of the font size for what is part of the text. */
const unitOf = (image: Image | undefined, fontSize: number): number =>
  isInText(image) ? fontSize / image.inText.em : pixel

const isInText = (
  image: Image | undefined,
): image is Drawing & {readonly inText: NonNullable<Drawing['inText']>} =>
  image?.mediaType === 'image/svg+xml' && image.inText !== undefined

function wantedSize(given: {
  readonly width: number | undefined
  readonly height: number | undefined
  readonly ratio: number
  readonly natural: Size
  readonly attributes: ReplacedBox['attributes']
}): Size {
  const {width, height, ratio, natural, attributes} = given
  if (width !== undefined && height !== undefined) return {width, height}
  if (width !== undefined) return {width, height: width / ratio}
  if (height !== undefined) return {width: height * ratio, height}
  if (attributes.width !== undefined && attributes.height === undefined) {
    return {width: natural.width, height: natural.width / ratio}
  }
  if (attributes.height !== undefined && attributes.width === undefined) {
    return {width: natural.height * ratio, height: natural.height}
  }
  return natural
}

/** An image in a line: it stands on the baseline with its bottom margin edge, or with the baseline it has. */
export function imageAtom(box: ReplacedBox, frame: ReplacedFrame, context: LayoutContext): Atom {
  const {width, height, margins, content, place} = sizeImage(box, frame, context)
  const image = context.image(box.src)
  const outer = height + margins.top + margins.bottom
  const baseline = isInText(image)
    ? margins.top + content.top + (image.inText.baseline / image.height) * content.height
    : outer
  return {
    width: width + margins.left + margins.right,
    height: outer,
    baseline,
    isWord: isInText(image),
    notes: [],
    marks: [],
    place: (x, y) => place(x + margins.left, y + margins.top),
  }
}
