import {parseXml, XmlElement} from '@rgrove/parse-xml'
import type {Drawing, Shape} from '../../../paged/index.ts'
import {identity, type Matrix, multiply, readTransform, scaleOf} from './matrix.ts'
import {isShape, outlineOf, userUnits} from './outline.ts'
import {type ElementStyle, initialStyle, paintOf, type SvgStyle, styleOf} from './style.ts'
import {fitViewBox, readViewBox} from './view-box.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** So deep may `use` lead, and so many shapes may it make: it can double at each step. */
const mostDepth = 40
const mostShapes = 50_000

/**
 * The shapes of an SVG file (SVG 2) that is `size` CSS pixels large, or as large as its view box. Undefined when it
 * holds anything but shapes in plain colors, or is no SVG: then it cannot be drawn as vectors without loss.
 */
export function readSvg(bytes: Uint8Array, size: Size | undefined): Drawing | undefined {
  const root = parse(bytes)
  if (root?.name !== 'svg') return undefined
  const viewBox = readViewBox(root.attributes.viewBox)
  const {width, height} = size ?? viewBox ?? {width: 0, height: 0}
  if (!(width > 0 && height > 0)) return undefined
  const fitted = viewBox
    ? fitViewBox(viewBox, {width, height}, root.attributes.preserveAspectRatio)
    : identity
  const shapes = fitted && shapesOf(root, fitted)
  return shapes && {mediaType: 'image/svg+xml', shapes, width, height}
}

function parse(bytes: Uint8Array): XmlElement | undefined {
  try {
    return parseXml(new TextDecoder().decode(bytes)).root ?? undefined
  } catch {
    return undefined
  }
}

const elementsOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(child => child instanceof XmlElement)

const unseen = new Set([
  'title',
  'desc',
  'metadata',
  'defs',
  'symbol',
  'clipPath',
  'mask',
  'marker',
])
const unpainted = new Set(['linearGradient', 'radialGradient', 'pattern', 'filter', 'view'])

function shapesOf(root: XmlElement, fitted: Matrix): readonly Shape[] | undefined {
  const shapes: Shape[] = []
  const ids = new Map<string, XmlElement>()
  const collect = (element: XmlElement): boolean => {
    const {id} = element.attributes
    if (id !== undefined && !ids.has(id)) ids.set(id, element)
    return element.name !== 'style' && elementsOf(element).every(collect)
  }
  if (!collect(root)) return undefined
  const own = styleOf(root, initialStyle)
  return own.isPlain && own.opacity === 1 && drawChildren(root, fitted, own.style, 0)
    ? shapes
    : undefined

  function drawChildren(
    parent: XmlElement,
    matrix: Matrix,
    style: SvgStyle,
    depth: number,
  ): boolean {
    return elementsOf(parent).every(child => drawElement(child, matrix, style, depth))
  }

  /** False when something in it cannot be drawn. */
  function drawElement(
    element: XmlElement,
    outer: Matrix,
    style: SvgStyle,
    depth: number,
  ): boolean {
    const {name, attributes} = element
    if (unseen.has(name) || unpainted.has(name) || name.includes(':')) return true
    const own = styleOf(element, style)
    if (!own.isShown) return true
    const transform = readTransform(attributes.transform ?? '')
    if (!own.isPlain || !transform || depth > mostDepth) return false
    const matrix = multiply(outer, transform)
    if (isShape(name)) return drawShape(element, matrix, own)
    // Faded as one: its parts must not shine through each other.
    if (own.opacity < 1) return false
    if (name === 'g' || name === 'a') return drawChildren(element, matrix, own.style, depth + 1)
    return name === 'use' && drawUse(element, matrix, own.style, depth)
  }

  function drawUse(
    {attributes}: XmlElement,
    matrix: Matrix,
    style: SvgStyle,
    depth: number,
  ): boolean {
    const href = attributes.href ?? attributes['xlink:href'] ?? ''
    const target = href.startsWith('#') ? ids.get(href.slice(1)) : undefined
    const [x, y] = [userUnits(attributes.x ?? '0'), userUnits(attributes.y ?? '0')]
    if (!target || x === undefined || y === undefined) return false
    if (!isShape(target.name) && target.name !== 'g' && target.name !== 'use') return false
    return drawElement(target, multiply(matrix, [1, 0, 0, 1, x, y]), style, depth + 1)
  }

  function drawShape(element: XmlElement, matrix: Matrix, own: ElementStyle): boolean {
    if ((own.style.visibility ?? 'visible') !== 'visible') return true
    const path = outlineOf(element, matrix)
    const paint = paintOf(own, scaleOf(matrix))
    if (!path || !paint || shapes.length >= mostShapes) return false
    if (path.length > 0 && (paint.fill || paint.stroke)) shapes.push({path, ...paint})
    return true
  }
}
