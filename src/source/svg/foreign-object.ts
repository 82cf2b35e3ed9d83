import type {SvgElement, SvgNode} from './read-xml.ts'

export const isForeignObject = ({name}: SvgElement): boolean => name === 'foreignObject'

/**
 * The words of a page within a picture as a label: centered in the box that they had, as diagram programs set them.
 * Where a `switch` has a label for programs that show no pages, that one stays, unless it is cut short.
 */
export function wordsInPlace(element: SvgElement, parent: SvgElement): readonly SvgNode[] {
  const lines = linesOf(element)
  const {x = '0', y = '0', width = '0', height = '0'} = element.attributes
  if (lines.length === 0) return []
  if (parent.name === 'switch') {
    const other = parent.children.find(
      (child): child is SvgElement => child.type === 'element' && child.name === 'text',
    )
    if (!other || !/(\.\.\.|…)\s*$/.test(textOf(other))) {
      return other || parent.children.some(child => child.type === 'element' && child !== element)
        ? []
        : [label(element, {x, y}, lines)]
    }
    const {attributes} = other
    return [label({...other, attributes}, attributes, lines, 0)]
  }
  const middle = (start: string, extent: string) =>
    String((Number.parseFloat(start) || 0) + (Number.parseFloat(extent) || 0) / 2)
  const centered = {
    ...element,
    attributes: {...kept(element), 'text-anchor': 'middle', 'dominant-baseline': 'central'},
  }
  return [label(centered, {x: middle(x, width), y: middle(y, height)}, lines)]
}

const kept = ({attributes}: SvgElement): SvgElement['attributes'] =>
  Object.fromEntries(
    Object.entries(attributes).filter(([name]) => /^(id|class|transform|opacity|fill)$/.test(name)),
  )

/** Lines under each other, around the point or from it on. */
function label(
  like: SvgElement,
  {x = '0', y = '0'}: {readonly x?: string | undefined; readonly y?: string | undefined},
  lines: readonly string[],
  up = (lines.length - 1) / 2,
): SvgElement {
  return {
    type: 'element',
    name: 'text',
    attributes: {...like.attributes, x, y},
    place: like.place,
    children: lines.map((text, index) => ({
      type: 'element',
      name: 'tspan',
      attributes: {x, dy: `${index === 0 ? -up * leading : leading}em`},
      place: like.place,
      children: [{type: 'text', text}],
    })),
  }
}

const leading = 1.2

const blocks = /(?:^|\})(?:div|p|br|li|tr|table|ul|ol|h[1-6]|section|pre)$/

/** The words of a page, a line for each block. */
function linesOf(element: SvgElement): readonly string[] {
  let text = ''
  const visit = ({name, children}: SvgElement): void => {
    if (/script$|style$/.test(name)) return
    if (blocks.test(name)) text += '\n'
    for (const child of children) {
      if (child.type === 'text') text += child.text.replace(/\s+/g, ' ')
      else visit(child)
    }
    if (blocks.test(name)) text += '\n'
  }
  visit(element)
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}

const textOf = ({children}: SvgElement): string =>
  children.map(child => (child.type === 'text' ? child.text : textOf(child))).join('')
