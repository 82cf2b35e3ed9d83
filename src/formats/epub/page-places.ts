import type {Element, ElementContent, Root, Text} from 'hast'
import type {Position} from 'unist'
import {firstLetters, lettersOf, type NamedPoint, placeOf} from '../pdf/page-starts.ts'

/** A place between two letters, or in front of a picture. */
export interface Spot {
  readonly node: Text | Element
  /** Offset in the text; 0 for an element. */
  readonly at: number
}

/** Finds in an e-book's part what stood at the top of a page. */
export type FindSpot = (point: NamedPoint) => Spot | undefined

/** Texts that share a place, in their order, and pictures by their own. */
interface Places {
  readonly texts: Map<string, Array<readonly Text[]>>
  readonly pictures: Map<string, Element>
  /** What templates say: it has no place. */
  readonly placeless: Text[]
}

/** One document of the work, in as many files as it has. */
export function spotsIn(bodies: readonly Root[]): FindSpot {
  const places = placesIn(bodies)
  return point => {
    if (point.place === undefined) return findWords(point, places.placeless)
    if (point.type === 'text') return findLetters(point, textsAt(point, places))
    const node = places.pictures.get(point.place)
    return node && {node, at: 0}
  }
}

function placesIn(bodies: readonly Root[]): Places {
  const texts = new Map<Position, Text[]>()
  const places: Places = {texts: new Map(), pictures: new Map(), placeless: []}
  for (const {children} of bodies) walk(children as ElementContent[], undefined)
  for (const [position, nodes] of texts) {
    addTo(places.texts, placeOf(position), nodes)
  }
  return places

  function walk(children: readonly ElementContent[], around: Position | undefined): void {
    for (const child of children) {
      const position = child.position ?? around
      if (child.type === 'element') {
        if (pictures.has(child.tagName) && position) addPicture(placeOf(position), child)
        if (!opaque.has(child.tagName)) walk(child.children, position)
      } else if (child.type === 'text' && lettersOf(child.value) !== '') {
        if (!position) places.placeless.push(child)
        else addTo(texts, position, child)
      }
    }
  }

  function addPicture(place: string, picture: Element): void {
    if (!places.pictures.has(place)) places.pictures.set(place, picture)
  }
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

const pictures = new Set(['img', 'svg', 'math', 'video', 'audio'])
/** Nothing of ours can stand in them; what a player holds is for those who cannot play it. */
const opaque = new Set(['svg', 'math', 'video', 'audio'])

/** Where two files have texts at the same place, those that say what the page says. */
function textsAt({place = '', letters}: NamedPoint, {texts}: Places): readonly Text[] {
  const [only, ...more] = texts.get(place) ?? []
  if (!only || more.length === 0) return only ?? []
  const says = (nodes: readonly Text[]) =>
    lettersOf(nodes.map(({value}) => value).join(''))
      .toLowerCase()
      .includes(letters)
  return [only, ...more].find(says) ?? only
}

/** Behind the letters that pages before have shown. */
function findLetters({passed}: NamedPoint, texts: readonly Text[]): Spot | undefined {
  let before = 0
  for (const node of texts) {
    const letters = lettersOf(node.value).length
    if (passed < before + letters) return {node, at: wordStart(node.value, passed - before)}
    before += letters
  }
  return undefined
}

/** A text of the same letters, or one that print may have set in two pieces. */
function findWords({letters, passed}: NamedPoint, texts: readonly Text[]): Spot | undefined {
  const node =
    texts.find(({value}) => firstLetters(value) === letters) ??
    texts.find(({value}) => firstLetters(value).startsWith(letters))
  return node && {node, at: wordStart(node.value, passed)}
}

/** Offset of the letter after `passed` others; in a word that a hyphen parts, that of the word. */
function wordStart(text: string, passed: number): number {
  let at = 0
  for (let letters = 0; at < text.length; at++) {
    if (lettersOf(text[at] ?? '') === '') continue
    if (letters === passed) break
    letters += 1
  }
  const wordBefore = /[\p{L}\p{M}\p{N}\u00AD]+$/u.exec(text.slice(0, at))?.[0] ?? ''
  return /^[\p{L}\p{M}\p{N}]/u.test(text.slice(at)) && !unspaced.test(wordBefore)
    ? at - wordBefore.length
    : at
}

/** Scripts whose lines end between any two letters, or between words that no space parts. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
