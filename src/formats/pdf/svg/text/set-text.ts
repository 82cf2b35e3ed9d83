import type {SvgElement} from '../../../../source/svg/read-xml.ts'
import type {Place, Scene} from '../scene.ts'
import type {ElementStyle} from '../style.ts'
import {textOf} from '../text-of.ts'
import {type Character, charactersOf, type Stretch} from './characters.ts'
import {runsDown} from './guide.ts'
import {setChunk} from './set-chunk.ts'

/** What one element of a text sets, as path data in the text's user space. */
export interface SetText {
  readonly element: SvgElement
  readonly style: ElementStyle
  readonly data: string
}

/** A text as outlines (SVG 2, 11): shaped, ordered and placed with the publication's own fonts. */
export function setText(
  element: SvgElement,
  style: ElementStyle,
  place: Place,
  scene: Scene,
): readonly SetText[] {
  const {lettering, notes} = scene
  // Others lie on their side; these would stand upright.
  if (runsDown(style.inherited) && upright.test(textOf(element)))
    notes.beyond(element, '`<text>` that runs downwards in upright letters')
  if (!lettering) {
    notes.beyond(element, '`<text>`')
    return []
  }
  const data = new Map<Stretch, string>()
  let pen = {x: 0, y: 0}
  for (const chunk of chunksOf(charactersOf(element, style, place, scene))) {
    const set = setChunk(chunk, pen, {lettering, place})
    for (const [stretch, path] of set.data) data.set(stretch, (data.get(stretch) ?? '') + path)
    notes.missing(chunk[0]!.stretch.element, set.missing)
    pen = set.pen
  }
  return [...data].map(([stretch, path]) => ({
    element: stretch.element,
    style: stretch.style,
    data: path,
  }))
}

const upright = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** A chunk begins where a character is placed by itself (SVG 2, 11.5); spaces at its end would only shift it. */
function chunksOf(characters: readonly Character[]): readonly (readonly Character[])[] {
  const chunks: Character[][] = []
  for (const character of characters) {
    const isPlaced = character.x !== undefined || character.y !== undefined
    const chunk = chunks.at(-1)
    const isGuided = chunk?.[0]?.stretch.guide !== character.stretch.guide
    if (isPlaced || isGuided || !chunk) chunks.push([character])
    else chunk.push(character)
  }
  return chunks.map((chunk, index) => {
    const end = chunk.findLastIndex(({text}) => text !== ' ') + 1
    return index < chunks.length - 1 && end > 0 ? chunk.slice(0, end) : chunk
  })
}
