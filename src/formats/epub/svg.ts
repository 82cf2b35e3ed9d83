import {readXml, type SvgElement, type SvgNode} from '../../source/svg/read-xml.ts'
import {writeXml} from '../../source/svg/write-xml.ts'

/**
 * A drawing as the checks of bookshops want it: SVG 1.1 without a document type (EPUB 3.3, 3.4.1). What SVG 2 has as
 * attributes stands in `style`, where readers that know it find it. A file that is so already stays byte for byte.
 */
export function toSvg11(bytes: Uint8Array): Uint8Array {
  const read = readXml(bytes)
  if (read.type === 'broken') return bytes
  const root = lowered(read.root, idsIn(read.root))
  const doctype = /<!DOCTYPE[^>[]*>\s*/.exec(read.source)?.[0]
  if (root === read.root && doctype === undefined) return bytes
  const text = root === read.root ? read.source.replace(doctype ?? '', '') : writeXml(root)
  return new TextEncoder().encode(text)
}

/** What elements must have, where SVG 2 has these by itself. */
const required: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  circle: {r: '0'},
  ellipse: {rx: '0', ry: '0'},
  image: {width: '0', height: '0'},
  path: {d: ''},
  polygon: {points: ''},
  polyline: {points: ''},
  rect: {width: '0', height: '0'},
  stop: {offset: '0'},
}

/** Properties that are no attributes in SVG 1.1. */
const newer = new Set(
  `background-color font-feature-settings font-variant-numeric inline-size isolation line-height mask-type mix-blend-mode
  paint-order shape-inside text-align text-orientation transform-box transform-origin vector-effect white-space`.split(
    /\s+/,
  ),
)

const roles = new Set(['application', 'document', 'img'])

/** What says nothing of a shape, and may not be said of it. */
const ofText = /^(?:font(?:-.*)?|letter-spacing|word-spacing|text-.*|direction|dominant-baseline)$/
const shapes = new Set('circle ellipse image line path polygon polyline rect use'.split(' '))

/** Elements that have an edge over which something may flow. */
const framed = new Set('svg symbol marker pattern image text'.split(' '))

/** The same object where nothing had to change; `ids` are those of the file. */
function lowered(element: SvgElement, ids: ReadonlySet<string>): SvgElement {
  const attributes = loweredAttributes(element, ids)
  const children = element.children.flatMap((child): SvgNode[] => {
    if (child.type === 'text') return [child]
    return child.name === 'use' && isDangling(child.attributes.href, ids)
      ? []
      : [lowered(child, ids)]
  })
  const isSame =
    attributes === element.attributes &&
    children.length === element.children.length &&
    children.every((child, index) => child === element.children[index])
  return isSame ? element : {...element, attributes, children}
}

function loweredAttributes(
  {name, attributes}: SvgElement,
  ids: ReadonlySet<string>,
): SvgElement['attributes'] {
  const all = Object.entries(attributes)
  const missing = Object.entries(required[name] ?? {}).filter(([key]) => !(key in attributes))
  const moved = all.filter(([key]) => newer.has(key))
  const unpainted = all.filter(
    ([key, value]) => (key === 'fill' || key === 'stroke') && isDangling(urlIn(value), ids),
  )
  const idle = all.filter(
    ([key, value]) =>
      (key === 'role' && !roles.has(value)) ||
      (key === 'overflow' && !framed.has(name)) ||
      (shapes.has(name) && ofText.test(key)) ||
      isDangling(key === 'href' ? value : urlIn(value), ids),
  )
  if (missing.length === 0 && moved.length === 0 && idle.length === 0) return attributes
  const gone = new Set(['style', ...[...moved, ...idle].map(([key]) => key)])
  const {style = ''} = attributes
  const declarations = [...moved.map(([key, value]) => `${key}: ${value}`), style].filter(Boolean)
  return {
    ...Object.fromEntries(all.filter(([key]) => !gone.has(key))),
    ...Object.fromEntries(missing),
    ...Object.fromEntries(unpainted.map(([key]) => [key, 'none'])),
    ...(declarations.length === 0 ? {} : {style: declarations.join('; ')}),
  }
}

/** The address that a value is alone, without a color for when it leads nowhere. */
const urlIn = (value: string): string | undefined =>
  /^url\(["']?(#[^"')]*)["']?\)$/.exec(value)?.[1]

/** A reference to an id that the file lacks: it leads nowhere. */
const isDangling = (href: string | undefined, ids: ReadonlySet<string>): boolean =>
  href?.startsWith('#') === true && !ids.has(href.slice(1))

function idsIn(root: SvgElement): ReadonlySet<string> {
  const ids = new Set<string>()
  const visit = ({attributes, children}: SvgElement): void => {
    if (attributes.id !== undefined) ids.add(attributes.id)
    for (const child of children) if (child.type === 'element') visit(child)
  }
  visit(root)
  return ids
}
