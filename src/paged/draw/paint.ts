import type {BlockBox, Box} from '../boxes/box.ts'
import type {Edges, Style} from '../css/style.ts'
import type {
  BoxFragment,
  Fragment,
  ImageFragment,
  InlineBoxFragment,
  InlineFragment,
  LineFragment,
  Page,
  Pages,
  TextFragment,
} from '../layout/fragment.ts'
import {type Canvas, canvas} from './canvas.ts'
import {background, borders, inside, rule} from './decorations.ts'
import type {PaintOp, Rectangle} from './display-list.ts'
import {fitImage} from './fit-image.ts'
import {type LineItem, lineReader, type ReadLine} from './reading-order.ts'
import type {Structure} from './structure.ts'
import {textDecorations} from './text-decorations.ts'

/** What is to be painted on each page, in order: a page is painted when it is asked for, so that one lives at a time. */
export function* paint(
  {pages, root, picture}: Pages,
  structure: Structure,
): Iterable<readonly PaintOp[]> {
  const ground = groundOf(root)
  const readLine = lineReader(structure.leaves)
  const document = {structure, readLine, repeated: new Set<Box>(), ground, picture}
  for (const page of pages) {
    const on = canvas()
    const painter = {...document, on}
    paintPageBox(page, painter)
    paintAll(page.content, painter)
    paintAll(page.footnotes, painter)
    for (const margin of page.margins) {
      const isAbove = margin.type !== 'rule' && margin.y < page.style.margin.top
      on.asArtifact(isAbove ? 'header' : 'footer', () => paintAll([margin], painter))
    }
    on.close()
    yield on.ops
  }
}

interface Painter {
  readonly structure: Structure
  readonly readLine: (line: LineFragment) => ReadLine
  /** Rows that come on every page of their table and have been read. */
  readonly repeated: Set<Box>
  /** Its background has been painted with the page's. */
  readonly ground: Box | undefined
  readonly picture: Pages['picture']
  readonly on: Canvas
}

/** The box whose background is that of the pages: the root, or the body where the root has none (css-backgrounds-3, 2.11). */
function groundOf(root: BlockBox): Box | undefined {
  if (hasBackground(root)) return root
  const body = root.content.children.find(({element}) => element?.tagName === 'body')
  return root.element?.tagName === 'html' && body && hasBackground(body) ? body : undefined
}

const hasBackground = ({style}: Box) => style.backgroundColor ?? style.background

function paintPageBox({style}: Page, {ground, picture, on}: Painter): void {
  const {margin, width, height, bleed} = style
  const sheet = {x: -bleed, y: -bleed, width: width + 2 * bleed, height: height + 2 * bleed}
  on.decorate(background({...style, border: noBorder, borderRadius: 0}, sheet, picture))
  const box = {
    x: margin.left,
    y: margin.top,
    width: width - margin.left - margin.right,
    height: height - margin.top - margin.bottom,
  }
  if (ground)
    on.decorate(
      background(
        {...ground.style, border: noBorder, borderRadius: 0},
        inside(box, style.border),
        picture,
      ),
    )
  on.decorate(borders(style.border, box, {edges: allEdges, radius: 0}))
}

const noEdge = {width: 0, style: 'none', color: {type: 'rgb', r: 0, g: 0, b: 0, alpha: 0}} as const
const noBorder: Style['border'] = {top: noEdge, right: noEdge, bottom: noEdge, left: noEdge}

const allEdges: Edges<boolean> = {top: true, right: true, bottom: true, left: true}

/** Lines in a row are painted together, so that one stretch of marked content can hold their text. */
function paintAll(fragments: readonly Fragment[], painter: Painter): void {
  let lines: LineFragment[] = []
  for (const fragment of fragments) {
    if (fragment.type === 'line') {
      lines.push(fragment)
      continue
    }
    paintLines(lines, painter)
    lines = []
    paintFragment(fragment, painter)
  }
  paintLines(lines, painter)
}

function paintFragment(fragment: Exclude<Fragment, LineFragment>, painter: Painter): void {
  switch (fragment.type) {
    case 'box':
      paintBox(fragment, painter)
      return
    case 'image':
      paintImage(fragment, painter)
      return
    case 'rule': {
      const {x1, y1, x2, y2, edge} = fragment
      painter.on.decorate(rule(edge, {x: x1, y: y1}, {x: x2, y: y2}))
    }
  }
}

function paintBox(fragment: BoxFragment, painter: Painter): void {
  const {structure, repeated, on} = painter
  const {box} = fragment
  const again = structure.repeating.has(box) && repeated.has(box)
  repeated.add(box)
  const paintIt = () => on.withOpacity(box.style.opacity, () => paintOpaqueBox(fragment, painter))
  if (again) on.asArtifact('layout', paintIt)
  else paintIt()
}

function paintOpaqueBox(fragment: BoxFragment, painter: Painter): void {
  const {box, edges, children} = fragment
  const {style} = box
  const {on} = painter
  if (style.visibility === 'visible' && !isHiddenCell(box)) {
    if (box !== painter.ground) on.decorate(background(style, fragment, painter.picture))
    on.decorate(borders(style.border, fragment, {edges, radius: style.borderRadius}))
  }
  addLink(box, fragment, painter)
  const decorated = style.textDecorationLine.length > 0 ? children.filter(isLine) : []
  for (const line of decorated) on.decorate(decorateText(fragment, line.children, 'under'))
  paintAll(children, painter)
  for (const line of decorated) on.decorate(decorateText(fragment, line.children, 'over'))
}

/** CSS 2, 17.6.1.1: `empty-cells: hide`, where borders do not collapse. */
const isHiddenCell = (box: Box): boolean =>
  box.type === 'table-cell' &&
  box.style.emptyCells === 'hide' &&
  box.style.borderCollapse === 'separate' &&
  box.content.children.length === 0

const isLine = (fragment: Fragment): fragment is LineFragment => fragment.type === 'line'

function paintLines(lines: readonly LineFragment[], painter: Painter): void {
  for (const line of lines) for (const child of line.children) paintUnder(child, painter)
  for (const line of lines) paintLine(line, painter)
  for (const line of lines) for (const child of line.children) paintOver(child, painter)
}

function paintLine(line: LineFragment, painter: Painter): void {
  const {items, needsSpace} = painter.readLine(line)
  const opacities = opacitiesOf(line.children)
  items.forEach((item, i) => {
    const before = items[i - 1]
    // What a leader leads to would else be read as one word with what it leads from.
    if (item.box.type === 'leader' && before?.type === 'text') paintSpace(before, painter)
    painter.on.withOpacity(opacities.get(item) ?? 1, () => paintItem(item, painter))
  })
  const last = items.at(-1)
  if (needsSpace && last?.type === 'text') paintSpace(last, painter)
}

function paintItem(item: LineItem, painter: Painter): void {
  switch (item.type) {
    case 'text':
      paintText(item, painter)
      return
    case 'image':
      paintImage(item, painter)
      return
    case 'box':
      paintBox(item, painter)
  }
}

/** How far pieces of a line shine through with the inline boxes around them, where they do. */
function opacitiesOf(children: readonly InlineFragment[]): ReadonlyMap<LineItem, number> {
  const opacities = new Map<LineItem, number>()
  const visit = (fragment: InlineFragment, around: number): void => {
    if (fragment.type === 'inline') {
      const opacity = around * fragment.box.style.opacity
      for (const child of fragment.children) visit(child, opacity)
    } else if (around !== 1) opacities.set(fragment, around)
  }
  for (const child of children) visit(child, 1)
  return opacities
}

function paintText({box, x, baseline, run}: TextFragment, {structure, on}: Painter): void {
  if (box.style.visibility !== 'visible' || run.glyphs.length === 0) return
  on.paint(structure.leaves.get(box)?.content, {type: 'glyphs', x, baseline, run})
}

/** After the last piece of a line: on its right, or on its left where it runs from right to left. */
function paintSpace({box, x, baseline, run}: TextFragment, {structure, on}: Painter): void {
  if (box.style.visibility !== 'visible') return
  const end = run.direction === 'rtl' ? x : x + run.width
  on.paint(structure.leaves.get(box)?.content, {type: 'space', x: end, baseline, run})
}

function paintImage(fragment: ImageFragment, {structure, on}: Painter): void {
  const {box, image} = fragment
  if (box.style.visibility !== 'visible') return
  const {placed, clip} = fitImage(image, fragment, box.style.objectFit)
  const color = image.mediaType === 'image/svg+xml' && image.inText ? box.style.color : undefined
  on.paint(structure.leaves.get(box)?.content, {type: 'image', image, color, ...placed, clip})
}

function paintUnder(fragment: InlineFragment, painter: Painter): void {
  if (fragment.type !== 'inline') return
  const {box, children} = fragment
  const {style} = box
  painter.on.withOpacity(style.opacity, () => {
    if (style.visibility === 'visible') {
      const edges = {top: true, bottom: true, ...fragment.edges}
      painter.on.decorate(background(style, fragment, painter.picture))
      painter.on.decorate(borders(style.border, fragment, {edges, radius: style.borderRadius}))
      painter.on.decorate(decorateText(fragment, children, 'under'))
    }
    addLink(box, fragment, painter)
    for (const child of children) paintUnder(child, painter)
  })
}

function paintOver(fragment: InlineFragment, painter: Painter): void {
  if (fragment.type !== 'inline') return
  const {style} = fragment.box
  painter.on.withOpacity(style.opacity, () => {
    for (const child of fragment.children) paintOver(child, painter)
    if (style.visibility === 'visible')
      painter.on.decorate(decorateText(fragment, fragment.children, 'over'))
  })
}

/** Underline and its kin run over the text of an element on one line, but not over the space that ends the line. */
function decorateText(
  {box: {style}}: BoxFragment | InlineBoxFragment,
  children: readonly InlineFragment[],
  where: 'under' | 'over',
): readonly PaintOp[] {
  if (style.textDecorationLine.length === 0) return []
  const texts = children.flatMap(textsOf).filter(({run}) => run.text.trim() !== '')
  const [first] = texts
  const last = texts.at(-1)
  if (!first || !last) return []
  return textDecorations(style, texts, {
    left: first.x + endingSpace(first, 'rtl'),
    right: last.x + last.run.width - endingSpace(last, 'ltr'),
    over: where === 'over',
  })
}

const textsOf = (fragment: InlineFragment): readonly TextFragment[] =>
  fragment.type === 'text'
    ? [fragment]
    : fragment.type === 'inline'
      ? fragment.children.flatMap(textsOf)
      : []

const endingSpace = ({run}: TextFragment, direction: 'ltr' | 'rtl'): number => {
  if (run.direction !== direction || !run.text.endsWith(' ')) return 0
  return run.advances.at(direction === 'ltr' ? -1 : 0) ?? 0
}

function addLink(box: Box, {x, y, width, height}: Rectangle, {structure, on}: Painter): void {
  const element = structure.links.get(box)
  if (element && width > 0 && height > 0) on.note({type: 'link', element, x, y, width, height})
}
