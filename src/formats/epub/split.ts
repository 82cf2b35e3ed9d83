import type {Element, ElementContent, Root} from 'hast'
import type {VFile} from 'vfile'
import {eachElement, mapElements} from '../map-elements.ts'
import {limits} from './limits.ts'
import type {Part} from './part.ts'
import {reportDivision} from './report-division.ts'
import {together, type Weight, weigh} from './weigh.ts'

/** Pictures by the address that pages give them. */
type Pictures = ReadonlyMap<string, {readonly bytes: Uint8Array}>

/**
 * The part, or if it is too long for a file, the several that it becomes: `chapter-001.xhtml`, `chapter-001-2.xhtml` …
 * Each begins at a heading where one stands near, otherwise at the first block that would be too much. Links in them are
 * as they were. `file` takes the messages.
 */
export function splitPart(part: Part, pictures: Pictures, file: VFile): readonly Part[] {
  if (part.role !== 'bodymatter') return [part]
  const whole = weigh(part.body.children as ElementContent[])
  const bytes = {text: whole.text, pictures: bytesOf(whole, pictures)}
  const {textBytes, partBytes} = limits
  if (bytes.text <= textBytes && bytes.text + bytes.pictures <= partBytes) return [part]
  const {notes, body} = withoutNotes(part.body)
  // Notes go where they are called: each file needs room for its share of them.
  const share = 1 - weigh(notes).text / whole.text
  const isFull = (weight: Weight) =>
    weight.text > textBytes * share || weight.text + bytesOf(weight, pictures) > partBytes * share
  const pieces = divide(body.children as ElementContent[], isFull)
  reportDivision(pieces, bytes, file)
  return withNotes(pieces, notes).map((children, index): Part => {
    const root: Root = {type: 'root', children}
    if (index === 0) return {...part, body: root}
    return {
      ...part,
      file: part.file.replace(/\.xhtml$/, `-${index + 1}.xhtml`),
      role: 'continuation',
      continues: part.file,
      headings: [],
      body: root,
    }
  })
}

const bytesOf = ({pictures: shown}: Weight, pictures: Pictures): number =>
  [...shown].reduce((sum, src) => sum + (pictures.get(src)?.bytes.length ?? 0), 0)

type Piece = ElementContent[]

/** Elements that go on in the next file as what they are. */
const divisible = new Set('article section div main'.split(' '))

/** Children in as few pieces as hold them; an element that is too much for one is divided itself. */
function divide(
  children: readonly ElementContent[],
  isFull: (weight: Weight) => boolean,
): readonly Piece[] {
  const pieces: Piece[] = []
  let piece: Piece = []
  let weight = weigh(piece)
  const begin = (next: Piece) => {
    pieces.push(piece)
    piece = next
    weight = weigh(piece)
  }
  for (const child of children) {
    const own = weigh([child])
    const sum = together(weight, own)
    if (!isFull(sum)) {
      piece.push(child)
      weight = sum
    } else if (child.type === 'element' && divisible.has(child.tagName) && isFull(own)) {
      const [first, ...rest] = divide(child.children, isFull).map((inner, index) =>
        index === 0 ? {...child, children: inner} : continued(child, inner),
      )
      if (first) piece.push(first)
      for (const element of rest) begin([element])
    } else begin([...takeHeading(piece), child])
  }
  pieces.push(piece)
  return pieces.filter(nodes => nodes.some(isSeen))
}

/** Take what follows the last heading, where that is less than half: a file had better begin with its heading. */
function takeHeading(piece: Piece): Piece {
  const at = piece.findLastIndex(node => node.type === 'element' && /^h[1-6]$/.test(node.tagName))
  return at > piece.length / 2 ? piece.splice(at) : []
}

const isSeen = (node: ElementContent): boolean =>
  node.type === 'element' || (node.type === 'text' && node.value.trim() !== '')

/** An element that goes on is no second chapter, and is not found twice. */
function continued({properties, ...element}: Element, children: ElementContent[]): Element {
  const {id: _id, role: _role, ariaLabel: _label, 'epub:type': _type, ...rest} = properties
  return {...element, properties: rest, children}
}

function withoutNotes(body: Root): {readonly notes: readonly Element[]; readonly body: Root} {
  const notes: Element[] = []
  const rest = mapElements(body, element => {
    if (element.properties['epub:type'] !== 'footnotes') return element
    for (const child of element.children) if (child.type === 'element') notes.push(child)
    return []
  })
  return {notes, body: rest}
}

/** Each note at the end of the file that calls it first. */
function withNotes(pieces: readonly Piece[], notes: readonly Element[]): readonly Piece[] {
  const called = pieces.map(hrefsIn)
  const homeOf = ({properties}: Element) =>
    called.findIndex(hrefs => hrefs.has(`#${properties.id}`))
  return pieces.map((piece, index): Piece => {
    const own = notes.filter(note => Math.max(0, homeOf(note)) === index)
    if (own.length === 0) return piece
    const properties = {className: ['notes'], 'epub:type': 'footnotes'}
    return [...piece, {type: 'element', tagName: 'section', properties, children: own}]
  })
}

function hrefsIn(piece: Piece): ReadonlySet<string> {
  const hrefs = new Set<string>()
  eachElement({type: 'root', children: piece}, ({properties: {href}}) => {
    if (typeof href === 'string') hrefs.add(href)
  })
  return hrefs
}
