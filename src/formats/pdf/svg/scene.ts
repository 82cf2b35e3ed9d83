import type {Point} from 'unist'
import type {DrawingPart, Picture} from '../../../paged/index.ts'
import type {Lettering} from '../../../paged/lettering.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import type {KinOf} from '../../selectors.ts'
import type {Bounds} from './bounds.ts'
import type {Measures} from './length.ts'
import {type Matrix, multiply} from './matrix.ts'
import {type ElementStyle, initialStyle, type Properties, styleOf} from './style.ts'
import {readStyleRules} from './style-rules.ts'

/** What keeps a picture from being drawn as vectors. */
export interface Beyond {
  /** As a reader of the file would look for it: `<filter>`. */
  readonly what: string
  readonly place: Point
}

/** Characters of labels that no font has. */
export interface MissingGlyphs {
  readonly codePoints: readonly number[]
  readonly place: Point
}

/** A part that has to be in dots: a file that shows it alone, as large as the whole. */
export interface PartAsDots {
  /** Where it stands. */
  readonly key: string
  readonly root: SvgElement
  readonly beyond: Beyond
}

/** Its dots and where they stand in the drawing; no picture where there is nothing to see. */
export interface PartInDots {
  readonly picture: Picture | undefined
  readonly area: Bounds
}

/** A file that is being drawn: what its elements find in it, and what is noted about it. */
export interface Scene {
  readonly root: SvgElement
  /** Of the drawing that it is, or is part of. */
  readonly size: {readonly width: number; readonly height: number}
  /** The element that `#id` or `url(#id)` names. */
  readonly find: (reference: string | undefined) => SvgElement | undefined
  readonly kin: KinOf<SvgElement>
  readonly styleOf: (element: SvgElement, parent: Properties) => ElementStyle
  /** What an element inherits from those that it stands in: of gradients, clips and the like, wherever they are used. */
  readonly inheritedAt: (element: SvgElement) => Properties
  /** Labels; none are drawn without it. */
  readonly lettering: Lettering | undefined
  readonly notes: Notes
  readonly render: (element: SvgElement, place: Place) => readonly DrawingPart[]
}

/** The first thing that cannot be drawn ends the drawing. */
export interface Notes {
  readonly beyond: (element: SvgElement, what: string) => void
  readonly isBeyond: () => Beyond | undefined
  readonly missing: (element: SvgElement, codePoints: readonly number[]) => void
  readonly allMissing: () => readonly MissingGlyphs[]
  /** The dots of a part where they were made before; else it is noted that they are to be made. */
  readonly dots: (key: string, part: () => PartAsDots) => PartInDots | undefined
  readonly allDots: () => readonly PartAsDots[]
  /** False when there are more shapes than a drawing may have. */
  readonly count: (shapes: number) => boolean
}

/** Where and how an element is drawn. */
export interface Place {
  /** From its user space to the drawing's. */
  readonly matrix: Matrix
  /** Inherited. */
  readonly style: Properties
  readonly viewport: {readonly width: number; readonly height: number}
  /** The elements that it stands in or is referred to by: none may come twice. */
  readonly trail: readonly SvgElement[]
  /** Only its outline counts, for a clip. */
  readonly isSilhouette: boolean
  /** What `context-fill` and `context-stroke` are, in a marker. */
  readonly context: Properties | undefined
}

export const measuresOf = (style: Properties, {viewport}: Place): Measures => ({
  fontSize: Number(style['font-size'] ?? 16),
  ...viewport,
})

export const moved = (place: Place, inner: Matrix): Place => ({
  ...place,
  matrix: multiply(place.matrix, inner),
})

/** So many shapes may `use` make: it can double at each step. */
const mostShapes = 50_000

export function openNotes(inDots: ReadonlyMap<string, PartInDots> = new Map()): Notes {
  let first: Beyond | undefined
  const missing: MissingGlyphs[] = []
  const parts = new Map<string, PartAsDots>()
  let counted = 0
  return {
    beyond: ({place}, what) => {
      first ??= {what, place}
    },
    isBeyond: () => first,
    missing: ({place}, codePoints) => {
      if (codePoints.length > 0) missing.push({codePoints, place})
    },
    allMissing: () => missing,
    dots: (key, part) => {
      const made = inDots.get(key)
      if (!made && !parts.has(key)) parts.set(key, part())
      return made
    },
    allDots: () => [...parts.values()],
    count: shapes => {
      counted += shapes
      return counted <= mostShapes
    },
  }
}

/** Index a file for drawing. */
export function openScene(
  root: SvgElement,
  {
    notes,
    lettering,
    size,
    render,
  }: Pick<Scene, 'notes' | 'lettering' | 'size'> & {
    readonly render: (scene: Scene, element: SvgElement, place: Place) => readonly DrawingPart[]
  },
): Scene {
  const ids = new Map<string, SvgElement>()
  const kin = new Map<SvgElement, ReturnType<KinOf<SvgElement>>>()
  const visit = (element: SvgElement, own: ReturnType<KinOf<SvgElement>>): void => {
    kin.set(element, own)
    const {id} = element.attributes
    if (id !== undefined && !ids.has(id)) ids.set(id, element)
    const siblings = elementsOf(element)
    siblings.forEach((child, index) => {
      visit(child, {parent: element, index, siblings})
    })
  }
  visit(root, {parent: undefined, index: 0, siblings: [root]})
  const kinOf: KinOf<SvgElement> = element =>
    kin.get(element) ?? {parent: undefined, index: 0, siblings: []}
  const declarationsOf = readStyleRules(kin.keys(), kinOf)
  const inherited = new Map<SvgElement, Properties>()
  const scene: Scene = {
    root,
    size,
    find: reference => {
      const id = idIn(reference ?? '')
      return id === undefined ? undefined : (ids.get(id) ?? ids.get(decoded(id)))
    },
    kin: kinOf,
    styleOf: (element, parent) => styleOf(element, parent, declarationsOf),
    inheritedAt: element => {
      const {parent} = kinOf(element)
      if (!parent) return initialStyle
      const known = inherited.get(parent)
      if (known) return known
      const style = scene.styleOf(parent, scene.inheritedAt(parent)).inherited
      inherited.set(parent, style)
      return style
    },
    lettering,
    notes,
    render: (element, place) => render(scene, element, place),
  }
  return scene
}

/** The id in `#id` or `url("#id")`, whatever follows. */
function idIn(reference: string): string | undefined {
  const inUrl = /^\s*url\(([^)]*)\)/.exec(reference)?.[1]
  const address = (inUrl ?? reference).trim().replace(/^["']|["']$/g, '')
  return address.startsWith('#') ? address.slice(1).trim() : undefined
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

export const elementsOf = ({children}: SvgElement): readonly SvgElement[] =>
  children.filter(child => child.type === 'element')
