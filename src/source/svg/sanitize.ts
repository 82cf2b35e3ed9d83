import type {Point} from 'unist'
import {addressFault, isDataOfSvg} from './addresses.ts'
import {harmlessCss} from './css-text.ts'
import {dataOf, dataUri} from './data-uri.ts'
import {isForeignObject, wordsInPlace} from './foreign-object.ts'
import {readXml, type SvgElement, type SvgNode} from './read-xml.ts'
import {writeXml} from './write-xml.ts'

/** What was left out of a picture. */
export interface Removal {
  /** "Unexpected X, expected Y". */
  readonly reason: string
  readonly place: Point
}

export type Sanitized =
  | {
      readonly type: 'picture'
      readonly bytes: Uint8Array
      readonly removed: readonly Removal[]
      /** False when `bytes` are those that came in. */
      readonly isRewritten: boolean
    }
  | {readonly type: 'broken'}

/**
 * An SVG file without what runs, what loads from elsewhere, and what is no SVG: whoever opens it by its own address
 * runs its scripts. A file that holds none of this stays byte for byte.
 */
export function sanitizeSvg(bytes: Uint8Array, depth = 0): Sanitized {
  const read = readXml(bytes)
  if (read.type === 'broken' || read.root.name !== 'svg') return {type: 'broken'}
  const {source, root} = read
  const removed: Removal[] = []
  const sheet = source.search(/<\?xml-stylesheet\b/i)
  if (sheet >= 0) {
    const line = source.slice(0, sheet).split('\n').length
    const place = {line, column: sheet - source.lastIndexOf('\n', sheet - 1)}
    removed.push({
      reason: 'Unexpected `<?xml-stylesheet?>`, expected a `<style>` in the file',
      place,
    })
  }
  const clean = cleanElement(root, {removed, depth})
  // A browser would put elements where entities stand, and reads bytes by the encoding that is declared.
  const isOpaque = /<!DOCTYPE[^>]*\[/.test(source) || !isUtf8(bytes, source)
  if (removed.length === 0 && !isOpaque) {
    return {type: 'picture', bytes, removed, isRewritten: false}
  }
  return {
    type: 'picture',
    bytes: new TextEncoder().encode(writeXml(clean)),
    removed,
    isRewritten: true,
  }
}

const isUtf8 = (bytes: Uint8Array, source: string): boolean => {
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(source)?.[1]
  const isWide = bytes[0] === 0xfe || bytes[0] === 0xff
  return !isWide && (declared === undefined || /^(utf-8|us-ascii)$/i.test(declared))
}

interface Cleaning {
  readonly removed: Removal[]
  /** Pictures in pictures. */
  readonly depth: number
}

/** Elements of SVG that draw, name or describe (SVG 2; SVG 1.1 fonts). */
const drawing = new Set(
  `a animate animateColor animateMotion animateTransform circle clipPath defs desc ellipse filter font font-face
  font-face-format font-face-name font-face-src g glyph hkern image line linearGradient marker mask metadata
  missing-glyph mpath path pattern polygon polyline radialGradient rect set solidcolor stop style svg switch symbol text
  textPath title tref tspan use view vkern`.split(/\s+/),
)
const filters = /^fe[A-Z]\w*$/

/** Namespaces whose elements some program acts upon; those of drawing programs lie still. */
const acting = /xhtml|MathML|xml-events|XSL|XInclude|xbl|there\.is\.only\.xul|^\{\}|^\{undefined\}/i

function isHarmless({name}: SvgElement): boolean {
  return name.startsWith('{') ? !acting.test(name) : drawing.has(name) || filters.test(name)
}

function cleanElement(element: SvgElement, cleaning: Cleaning): SvgElement {
  const {attributes, children} = element
  const isStyle = element.name === 'style'
  return {
    ...element,
    attributes: cleanAttributes(element, attributes, cleaning),
    children: isStyle
      ? [{type: 'text', text: cleanStyle(element, cleaning)}]
      : children.flatMap(child => cleanNode(child, element, cleaning)),
  }
}

function cleanNode(node: SvgNode, parent: SvgElement, cleaning: Cleaning): readonly SvgNode[] {
  if (node.type === 'text') return [node]
  if (isForeignObject(node)) {
    remove(
      node,
      'Unexpected `<foreignObject>`, expected `<text>`: its words stand in its place',
      cleaning,
    )
    return wordsInPlace(node, parent)
  }
  if (!isHarmless(node)) {
    const name = node.name.replace(/^\{.*\}/, '')
    remove(node, `Unexpected \`<${name}>\`, expected only what draws: it is left out`, cleaning)
    return []
  }
  const target = node.attributes.attributeName
  if (target !== undefined && /^(?:\w+:)?(?:href|on.*|style|src)$/i.test(target.trim())) {
    const reason = `Unexpected \`<${node.name}>\` of \`${target}\`, expected what changes only how a drawing looks: it is left out`
    remove(node, reason, cleaning)
    return []
  }
  return [cleanElement(node, cleaning)]
}

function cleanAttributes(
  element: SvgElement,
  attributes: SvgElement['attributes'],
  cleaning: Cleaning,
): SvgElement['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => {
      const kept = cleanAttribute(element, {name, value}, cleaning)
      return kept === undefined ? [] : [[name, kept]]
    }),
  )
}

function cleanAttribute(
  element: SvgElement,
  {name, value}: {readonly name: string; readonly value: string},
  cleaning: Cleaning,
): string | undefined {
  const local = name.slice(name.indexOf(':') + 1).toLowerCase()
  const of = `\`${name}\` of \`<${element.name.replace(/^\{.*\}/, '')}>\``
  if (local.startsWith('on')) {
    remove(element, `Unexpected ${of}, expected no attribute that runs: it is left out`, cleaning)
    return undefined
  }
  if (local === 'href' || local === 'src' || local === 'base') {
    if (isDataOfSvg(value) && /^(image|feImage)$/.test(element.name))
      return cleanInner(element, value, cleaning)
    const fault = addressFault(element.name, local, value)
    if (fault === undefined) return value
    remove(
      element,
      `Unexpected ${fault} in ${of}, expected an id of the file or its own data: it is left out`,
      cleaning,
    )
    return undefined
  }
  const {css, faults} = isWords(name) ? {css: value, faults: []} : harmlessCss(value)
  if (faults.length === 0) return value
  remove(
    element,
    `Unexpected ${faults[0]} in ${of}, expected an id of the file: it is left out`,
    cleaning,
  )
  return local === 'style' ? css : undefined
}

/** Attributes that no program reads as CSS: names, words, and what drawing programs keep for themselves. */
const isWords = (name: string): boolean =>
  /^(?:aria-.*|data-.*|id|class|role|title|systemLanguage)$/.test(name) ||
  (name.includes(':') && !name.startsWith('xml:'))

function cleanStyle(element: SvgElement, cleaning: Cleaning): string {
  const text = element.children.map(child => (child.type === 'text' ? child.text : '')).join('')
  const {css, faults} = harmlessCss(text)
  for (const fault of faults)
    remove(
      element,
      `Unexpected ${fault} in \`<style>\`, expected nothing from elsewhere: it is left out`,
      cleaning,
    )
  return css
}

const mostDepth = 5

/** A drawing in the drawing. */
function cleanInner(element: SvgElement, value: string, cleaning: Cleaning): string | undefined {
  const {type, bytes} = dataOf(value)
  const inner = bytes && cleaning.depth < mostDepth && sanitizeSvg(bytes, cleaning.depth + 1)
  if (!inner || inner.type === 'broken') {
    remove(element, 'Unexpected data of `<image>`, expected a picture: it is left out', cleaning)
    return undefined
  }
  for (const {reason} of inner.removed) remove(element, reason, cleaning)
  return inner.isRewritten ? dataUri(type, new TextDecoder().decode(inner.bytes)) : value
}

/** Told once for each kind, where it first stands. */
function remove({place}: SvgElement, reason: string, {removed}: Cleaning): void {
  if (!removed.some(one => one.reason === reason)) removed.push({reason, place})
}
