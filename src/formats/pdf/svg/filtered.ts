import type {DrawingPart} from '../../../paged/index.ts'
import type {SvgElement, SvgNode} from '../../../source/svg/read-xml.ts'
import type {Whole} from './group.ts'
import {multiply, scaling, translation} from './matrix.ts'
import {declarationsOf} from './plain-attributes.ts'
import {openNotes, type Scene} from './scene.ts'
import type {Properties} from './style.ts'
import {plainElement} from './text/texts-to-paths.ts'

/**
 * What a filter makes of an element: dots, of that element alone, so that all else stays lines and areas. Noted to be
 * made where they are not there yet.
 */
export function filtered(
  parts: readonly DrawingPart[],
  whole: Whole,
  scene: Scene,
): readonly DrawingPart[] {
  const {element, place, own} = whole
  const {filter = 'none'} = own
  // A filter that is not there does nothing (filter-effects-1, 6).
  if (filter === 'none' || (filter.startsWith('url(') && !scene.find(filter))) return parts
  const what = `\`filter\` of \`<${element.name}>\``
  // What is shown in several places, or through something, would need dots for each.
  if (place.trail.length > 0 || element === scene.root) {
    scene.notes.beyond(element, what)
    return []
  }
  const key = `${element.place.line}:${element.place.column}`
  const made = scene.notes.dots(key, () => ({
    key,
    root: alone(whole, scene),
    beyond: {what, place: element.place},
  }))
  if (!made?.picture) return []
  const {x, y, width, height} = made.area
  const matrix = multiply(translation(x, y), scaling(width, height))
  return [{type: 'picture', picture: made.picture, matrix}]
}

/** A file that shows the element where it stands and nothing else. What is asked of it after its filter is done later. */
function alone({element, place, own}: Whole, scene: Scene): SvgElement {
  const {width, height} = scene.size
  const plain = {scene: {...scene, notes: openNotes()}, viewport: place.viewport, depth: 0}
  const shown = plainElement(element, plain)
  const {style = '', ...attributes} = Object.fromEntries(
    Object.entries(shown.attributes).filter(([name]) => !later.has(name)),
  )
  const filteredElement = {
    ...shown,
    attributes: {
      ...attributes,
      filter: own.filter ?? 'none',
      style: style.replace(/mix-blend-mode: [^;]*(?:; )?/, ''),
    },
  }
  const size = {width: String(width), height: String(height)}
  const {viewport} = place
  return made('svg', {...size, viewBox: `0 0 ${width} ${height}`}, [
    made(
      'defs',
      {},
      [...definitionsOf(element, scene)].map(one => plainElement(one, plain)),
    ),
    made(
      'g',
      {
        transform: `matrix(${place.matrix.join(' ')})`,
        style: declarationsOf(scene.inheritedAt(element)),
      },
      [
        made(
          'svg',
          {width: String(viewport.width), height: String(viewport.height), overflow: 'visible'},
          [filteredElement],
        ),
      ],
    ),
  ])
}

/** What is asked of an element after its filter, or stands in the matrix around it. */
const later = new Set(['transform', 'opacity', 'mask', 'clip-path'])

const made = (name: string, attributes: Properties, children: readonly SvgNode[]): SvgElement => ({
  type: 'element',
  name,
  attributes,
  children,
  place: {line: 1, column: 1},
})

const definitions = new Set(
  'defs linearGradient radialGradient pattern filter clipPath mask marker symbol'.split(' '),
)

/** All that is only shown where it is named, and what the element names besides. */
function definitionsOf(element: SvgElement, scene: Scene): ReadonlySet<SvgElement> {
  const found = new Set<SvgElement>()
  const collect = (at: SvgElement): void => {
    if (definitions.has(at.name)) found.add(at)
    else for (const child of at.children) if (child.type === 'element') collect(child)
  }
  collect(scene.root)
  const follow = (at: SvgElement): void => {
    const target = at.name === 'use' ? scene.find(at.attributes.href) : undefined
    const isKnown = !target || found.has(target) || isIn(found, target, scene)
    if (!isKnown) {
      found.add(target)
      follow(target)
    }
    for (const child of at.children) if (child.type === 'element') follow(child)
  }
  follow(element)
  return found
}

function isIn(found: ReadonlySet<SvgElement>, element: SvgElement, scene: Scene): boolean {
  for (let at: SvgElement | undefined = element; at; at = scene.kin(at).parent) {
    if (found.has(at)) return true
  }
  return false
}
