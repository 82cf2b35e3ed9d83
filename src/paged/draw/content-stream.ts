import type {Color} from '../css/style.ts'
import type {GlyphRun} from '../text/glyphs.ts'
import type {ByteBuffer} from './byte-buffer.ts'
import {colorOperator} from './color-operator.ts'
import type {PaintOp, Point, Rectangle} from './display-list.ts'
import type {Resources} from './resources.ts'
import type {Content} from './structure.ts'
import {number, numbers} from './syntax.ts'
import {textWriter} from './text-operators.ts'

export interface PageContent {
  /** What each MCID of the page marks. */
  readonly marked: readonly Content[]
  /** Where images that are content stand. */
  readonly images: ReadonlyMap<Content, Rectangle>
  readonly links: readonly Extract<PaintOp, {type: 'link'}>[]
  /** Whether a color is given in inks. */
  readonly cmyk: boolean
}

/** Where the trim box lies in PDF space, whose y axis points up. */
export interface PageFrame {
  readonly left: number
  readonly top: number
}

export interface PagePaper {
  readonly frame: PageFrame
  readonly resources: Resources
  /** Gets the operators. */
  readonly out: ByteBuffer
}

/** Write the operators that paint a display list. */
export function contentStream(
  ops: readonly PaintOp[],
  {frame, resources, out}: PagePaper,
): PageContent {
  const marked: Content[] = []
  const images = new Map<Content, Rectangle>()
  const links: Extract<PaintOp, {type: 'link'}>[] = []
  const emit = out.write
  const text = textWriter(out, resources.font)
  const opacities: number[] = [1]
  let fill = ''
  /** The color last asked for, while nothing has changed what it means. */
  let fillColor: Color | undefined
  let alpha = 1
  let current: Content | undefined
  let cmyk = false

  const X = (x: number) => frame.left + x
  const Y = (y: number) => frame.top - y
  const corner = ({x, y, width, height}: Rectangle): Rectangle => ({
    x: X(x),
    y: Y(y + height),
    width,
    height,
  })

  for (const op of ops) paintOp(op)
  text.end()
  return {marked, images, links, cmyk}

  function paintOp(op: PaintOp): void {
    switch (op.type) {
      case 'glyphs':
        setFill(op.run.color)
        if (op.run.fake?.bold) showBold(op.run, X(op.x), Y(op.baseline))
        else text.show(op.run, X(op.x), Y(op.baseline))
        return
      case 'space':
        text.showSpace(op.run, X(op.x), Y(op.baseline))
        return
      case 'link':
        links.push(op)
        return
    }
    text.end()
    switch (op.type) {
      case 'begin-content':
        emit(`/${op.content.role}<</MCID ${marked.length}>>BDC\n`)
        marked.push(op.content)
        current = op.content
        return
      case 'begin-artifact':
        emit(artifacts[op.kind])
        return
      case 'end':
        emit('EMC\n')
        current = undefined
        return
      case 'begin-opacity':
        opacities.push(op.opacity * (opacities.at(-1) ?? 1))
        fillColor = undefined
        return
      case 'end-opacity':
        opacities.pop()
        fillColor = undefined
        return
      case 'rectangle':
        setFill(op.color)
        emit(`${rectanglePath(corner(op), op.radius)}f\n`)
        return
      case 'frame': {
        const {thickness, radius, color} = op
        setFill(color)
        const outer = corner(op)
        const inner = inset(outer, thickness)
        const innerRadius = Math.max(0, radius - thickness)
        emit(`${rectanglePath(outer, radius)}${rectanglePath(inner, innerRadius)}f*\n`)
        return
      }
      case 'polygon':
        setFill(op.color)
        emit(`${op.points.map((point, i) => `${at(point)} ${i === 0 ? 'm' : 'l'}`).join(' ')} f\n`)
        return
      case 'stroke':
        stroke(op)
        return
      case 'image':
        paintImage(op)
        return
      case 'tiles':
        paintTiles(op)
    }
  }

  function stroke({from, to, width, style, color}: Extract<PaintOp, {type: 'stroke'}>): void {
    setAlpha(color.alpha)
    cmyk ||= color.type === 'cmyk'
    emit(`q ${colorOperator(color, 'stroke')} ${number(width, 3)} w ${dashes(style, width)}`)
    emit(`${at(from)} m ${at(to)} l S Q\n`)
  }

  function paintImage(op: Extract<PaintOp, {type: 'image'}>): void {
    const {x, y, width, height} = corner(op)
    const {name, orientation} = resources.image(op.image)
    const turn = orientations[orientation - 1] ?? orientations[0]
    if (op.color) setFill(op.color)
    else setAlpha(1)
    emit('q ')
    if (op.color) emit(`${colorOperator(op.color, 'stroke')} `)
    if (op.clip) emit(`${rectanglePath(corner(op.clip), 0)}W n `)
    emit(`${numbers(width, 0, 0, height, x, y)} cm ${turn ? `${turn} cm ` : ''}/${name} Do Q\n`)
    if (current && !images.has(current)) images.set(current, {x, y, width, height})
  }

  function paintTiles({image, width, height, places, clip, radius}: Tiles): void {
    const {name, orientation} = resources.image(image)
    const turn = orientations[orientation - 1] ?? orientations[0]
    setAlpha(1)
    emit(`q ${rectanglePath(corner(clip), radius)}W n\n`)
    for (const place of places) {
      const {x, y} = corner({...place, width, height})
      emit(`q ${numbers(width, 0, 0, height, x, y)} cm ${turn ? `${turn} cm ` : ''}/${name} Do Q\n`)
    }
    emit('Q\n')
  }

  function at({x, y}: Point): string {
    return numbers(X(x), Y(y))
  }

  /** A faked bold: outlines are stroked as well as filled. */
  function showBold(run: GlyphRun, x: number, y: number): void {
    text.pause()
    emit(`${colorOperator(run.color, 'stroke')} ${number(run.size / BOLD_SHARE, 3)} w 2 Tr\n`)
    text.show(run, x, y)
    text.pause()
    emit('0 Tr\n')
  }

  function setFill(color: Color): void {
    if (color === fillColor) return
    setAlpha(color.alpha)
    fillColor = color
    cmyk ||= color.type === 'cmyk'
    const wanted = colorOperator(color, 'fill')
    if (wanted === fill) return
    text.pause()
    emit(`${wanted}\n`)
    fill = wanted
  }

  function setAlpha(own: number): void {
    const wanted = own * (opacities.at(-1) ?? 1)
    if (wanted === alpha) return
    text.pause()
    emit(`/${resources.opacity(wanted)} gs\n`)
    alpha = wanted
    fillColor = undefined
  }
}

type Tiles = Extract<PaintOp, {type: 'tiles'}>

/** Of the size: the part that a faked bold adds to stems. */
const BOLD_SHARE = 30

const artifacts = {
  layout: '/Artifact BMC\n',
  header: '/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n',
  footer: '/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n',
} as const

function dashes(style: 'solid' | 'dashed' | 'dotted', width: number): string {
  switch (style) {
    case 'solid':
      return ''
    case 'dashed':
      return `[${numbers(width * 3, width * 3)}]0 d `
    case 'dotted':
      return `1 J [${numbers(0, width * 2)}]0 d `
  }
}

const inset = ({x, y, width, height}: Rectangle, by: number): Rectangle => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
})

/** How far from a corner the handles of a quarter circle stand, as a share of its radius. */
const handle = 1 - 4 * ((Math.SQRT2 - 1) / 3)

function rectanglePath({x, y, width, height}: Rectangle, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2)
  if (r <= 0) return `${numbers(x, y, width, height)} re `
  const h = r * handle
  const [right, top] = [x + width, y + height]
  return [
    `${numbers(x + r, y)} m ${numbers(right - r, y)} l`,
    `${numbers(right - h, y, right, y + h, right, y + r)} c ${numbers(right, top - r)} l`,
    `${numbers(right, top - h, right - h, top, right - r, top)} c ${numbers(x + r, top)} l`,
    `${numbers(x + h, top, x, top - h, x, top - r)} c ${numbers(x, y + r)} l`,
    `${numbers(x, y + h, x + h, y, x + r, y)} c h `,
  ].join(' ')
}

/** Matrices that turn the unit square of an image as its EXIF orientation says. */
const orientations = [
  '',
  '-1 0 0 1 1 0',
  '-1 0 0 -1 1 1',
  '1 0 0 -1 0 1',
  '0 -1 -1 0 1 1',
  '0 -1 1 0 0 1',
  '0 1 1 0 0 0',
  '0 1 -1 0 1 0',
] as const
