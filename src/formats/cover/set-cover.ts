import type {SvgElement, SvgNode} from '../../source/svg/read-xml.ts'
import {readXml} from '../../source/svg/read-xml.ts'
import {writeXml} from '../../source/svg/write-xml.ts'
import {type Compositor, setStack} from './set-stack.ts'

/**
 * The SVG of a cover with its words as outlines. In works that run from right to left, what is marked `data-mirror`
 * stands the other way round. Undefined for what is no SVG.
 */
export function setCover(svg: string, compositor: Compositor): string | undefined {
  const read = readXml(new TextEncoder().encode(svg))
  return read.type === 'broken'
    ? undefined
    : writeXml(setElement(read.root, compositor, widthOf(read.root)))
}

function setElement(element: SvgElement, compositor: Compositor, width: number): SvgElement {
  if (element.attributes['data-stack'] !== undefined)
    return withoutData(setStack(element, compositor))
  const children = element.children.map(
    (child): SvgNode => (child.type === 'text' ? child : setElement(child, compositor, width)),
  )
  const turned =
    compositor.dir === 'rtl' && element.attributes['data-mirror'] !== undefined
      ? {transform: `translate(${width} 0) scale(-1 1)`}
      : {}
  return withoutData({...element, attributes: {...element.attributes, ...turned}, children})
}

const widthOf = ({attributes}: SvgElement): number =>
  Number(attributes.viewBox?.split(/[\s,]+/)[2]) || 0

const withoutData = (element: SvgElement): SvgElement => ({
  ...element,
  attributes: Object.fromEntries(
    Object.entries(element.attributes).filter(([name]) => !name.startsWith('data-')),
  ),
})
