import type {Element, ElementContent} from 'hast'
import {toString as toText} from 'hast-util-to-string'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import {eachElement} from '../map-elements.ts'
import {limits} from './limits.ts'

/** Say where a chapter that is too long goes on in another file, or that nothing in it can be parted. */
export function reportDivision(
  pieces: readonly (readonly ElementContent[])[],
  {text, pictures}: {readonly text: number; readonly pictures: number},
  file: VFile,
): void {
  const [found, most] =
    text > limits.textBytes
      ? [`text of ${inKilobytes(text)}`, limits.textBytes]
      : [`text and pictures of ${inKilobytes(text + pictures)}`, limits.partBytes]
  const problem = `Unexpected ${found} in one chapter, expected ${inKilobytes(most)} at most`
  const [first, ...rest] = pieces
  if (rest.length === 0)
    report(
      file,
      'chapter-size',
      `${problem}: it is one block, which cannot be divided`,
      placeOf(first),
    )
  for (const piece of rest)
    report(
      file,
      'chapter-size',
      `${problem}: the e-book goes on in a new file here`,
      placeOf(piece),
    )
}

const inKilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000)} KB`

/** Of the first thing in it that a reader sees and an author wrote. */
function placeOf(piece: readonly ElementContent[] = []): Element['position'] {
  let place: Element['position']
  eachElement({type: 'root', children: [...piece]}, element => {
    if (element.tagName === 'img' || toText(element).trim() !== '') place ??= element.position
  })
  return place
}
