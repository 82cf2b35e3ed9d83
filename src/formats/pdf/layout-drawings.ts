import type {Element, Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import type {VFile} from 'vfile'
import type {Image} from '../../paged/index.ts'
import type {Asset} from '../../source/assets.ts'
import {sha256} from '../../source/hash.ts'
import {lettersIn} from '../../source/svg/letters-in.ts'
import {eachElement, mapElements} from '../map-elements.ts'
import type {OpenLettering} from './images.ts'

/** A tree whose drawings are named, and what they look like by those names. */
export interface NamedDrawings {
  readonly tree: Root
  readonly drawings: ReadonlyMap<string, Image>
}

/**
 * The `<svg>` elements of layouts, drawn as files are: each gets the name of its drawing as `data-drawing`. What cannot
 * be drawn is reported on `file`, and has none.
 */
export async function drawLayoutDrawings(
  tree: Root,
  file: VFile,
  openLettering: OpenLettering,
): Promise<NamedDrawings> {
  const drawings = new Map<string, Image>()
  const found = new Map<string, Element>()
  eachElement(tree, element => {
    if (element.tagName === 'svg') found.set(sourceOf(element), element)
  })
  for (const [text, element] of found) {
    const image = await draw(text, element, file, openLettering)
    if (image) drawings.set(nameOf(text), image)
  }
  const named = mapElements(tree, element => {
    const name = element.tagName === 'svg' ? nameOf(sourceOf(element)) : undefined
    if (name === undefined || !drawings.has(name)) return element
    return {...element, properties: {...element.properties, dataDrawing: name}}
  })
  return {tree: named, drawings}
}

async function draw(
  text: string,
  element: Element,
  file: VFile,
  openLettering: OpenLettering,
): Promise<Image | undefined> {
  const bytes = new TextEncoder().encode(text)
  const {svgImage} = await import('./svg-image.ts')
  const given = {bytes, size: sizeOf(element), messagePath: file.path}
  const {image, file: told} = await svgImage(given, await openLettering(lettersIn(bytes)))
  for (const {reason, source, ruleId, fatal} of told.messages) {
    // Where it stands in the layout is lost when that is filled.
    const message = file.message(reason, {place: {line: 1, column: 1}, source, ruleId})
    if (fatal) message.fatal = true
  }
  return image
}

/** As its attributes say; undefined where its view box, or the stylesheet, has to. */
function sizeOf({properties}: Element): Asset['size'] {
  const [width, height] = [Number(properties.width), Number(properties.height)]
  return width > 0 && height > 0 ? {width, height} : undefined
}

const nameOf = (text: string): string => `drawing:${sha256(text).slice(0, 16)}`

/** The element as a file of its own. */
const sourceOf = (element: Element): string =>
  toHtml(
    {...element, properties: {...element.properties, xmlns: 'http://www.w3.org/2000/svg'}},
    {space: 'svg', closeEmptyElements: true, characterReferences: {useNamedReferences: false}},
  )
