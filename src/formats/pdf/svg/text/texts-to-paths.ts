import type {Lettering} from '../../../../paged/lettering.ts'
import {dataOf, dataUri} from '../../../../source/svg/data-uri.ts'
import {readXml, type SvgElement, type SvgNode} from '../../../../source/svg/read-xml.ts'
import {writeXml} from '../../../../source/svg/write-xml.ts'
import {identity} from '../matrix.ts'
import {plainAttributes} from '../plain-attributes.ts'
import {render} from '../render.ts'
import {type MissingGlyphs, openNotes, openScene, type Place, type Scene} from '../scene.ts'
import type {Properties} from '../style.ts'
import {chosenOf} from '../switch.ts'
import {readViewBox} from '../view-box.ts'
import {setText} from './set-text.ts'

/**
 * A picture as a file in which nothing depends on the machine that shows it, nor on what that knows of CSS: outlines for
 * texts, attributes for rules, and of a `switch` the child that any print shows.
 */
export function textsToPaths(
  root: SvgElement,
  size: {readonly width: number; readonly height: number},
  lettering: Lettering | undefined,
): {readonly svg: string; readonly missing: readonly MissingGlyphs[]} {
  const notes = openNotes()
  const scene = openScene(root, {notes, lettering, size, render})
  const converted = plainElement(root, {scene, viewport: size, depth: 0})
  return {svg: writeXml(converted), missing: notes.allMissing()}
}

export interface Converting {
  readonly scene: Scene
  readonly viewport: Place['viewport']
  /** Pictures in pictures. */
  readonly depth: number
}

/** An element, and all in it, as that file has it. */
export function plainElement(element: SvgElement, converting: Converting): SvgElement {
  const {scene, depth} = converting
  if (element.name === 'text') return pathsOf(element, converting)
  const parent = scene.inheritedAt(element)
  const plain = {...element, attributes: plainAttributes(scene.styleOf(element, parent))}
  if (element.name === 'image') return imageOf(plain, converting)
  const viewport =
    element.name === 'svg'
      ? (readViewBox(element.attributes.viewBox) ?? converting.viewport)
      : converting.viewport
  if (element.name === 'switch') {
    const chosen = chosenOf(element, parent)
    const children = chosen ? [plainElement(chosen, converting)] : []
    return {...plain, name: 'g', children}
  }
  const children = element.children.flatMap((child): SvgNode[] => {
    if (child.type === 'text') return [child]
    const isLeftOut = child.name === 'foreignObject' || child.name === 'style'
    return isLeftOut ? [] : [plainElement(child, {scene, viewport, depth})]
  })
  return {...plain, children}
}

/** What an element asks of all that is in it. */
const ofTheWhole = ['id', 'transform', 'opacity', 'filter', 'mask', 'clip-path', 'display'] as const

const ofPaint = ['color', 'fill', 'fill-opacity', 'paint-order', 'stroke', 'visibility'] as const
const isPaint = (name: string) => name.startsWith('stroke-') || ofPaint.includes(name as never)

function pathsOf(element: SvgElement, {scene, viewport}: Converting): SvgElement {
  const style = scene.styleOf(element, scene.inheritedAt(element))
  const place: Place = {
    matrix: identity,
    style: style.inherited,
    viewport,
    trail: [],
    isSilhouette: false,
    context: undefined,
  }
  const texts = setText(element, style, place, scene)
  return {
    ...element,
    name: 'g',
    attributes: picked(style.own, name => ofTheWhole.includes(name as never)),
    children: texts.map(({element: inner, style: own, data}) => ({
      type: 'element',
      name: 'path',
      attributes: {...picked(own.inherited, isPaint), d: data},
      children: [],
      place: inner.place,
    })),
  }
}

const picked = (properties: Properties, takes: (name: string) => boolean): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => takes(name)))

/** Pictures in pictures in pictures. */
const mostDepth = 5

/** A drawing in the drawing is converted too; other files are not looked for. */
function imageOf(element: SvgElement, {scene, depth}: Converting): SvgElement {
  const {type, bytes} = dataOf(element.attributes.href ?? '')
  const {href: _, ...rest} = element.attributes
  if (!bytes) return {...element, attributes: rest}
  if (type !== 'image/svg+xml') return element
  const inner = readXml(bytes)
  if (inner.type === 'broken' || depth >= mostDepth) return {...element, attributes: rest}
  const viewport = readViewBox(inner.root.attributes.viewBox) ?? {width: 300, height: 150}
  const {notes, lettering} = scene
  const innerScene = openScene(inner.root, {notes, lettering, size: viewport, render})
  const converted = plainElement(inner.root, {scene: innerScene, viewport, depth: depth + 1})
  return {...element, attributes: {...rest, href: dataUri(type, writeXml(converted))}}
}
