import type {Image} from '../boxes/image.ts'
import type {Face} from '../text/glyphs.ts'
import type {PdfFile} from './pdfkit.ts'
import type {FontResource} from './pdfkit-font.ts'
import {dictionary, number, pointTo, type Reference} from './syntax.ts'

/** What the operators of a page name: gathered as they are written, so a page lists what it uses. */
export interface Resources {
  readonly font: (face: Face) => FontResource
  readonly image: (image: Image) => {readonly name: string; readonly orientation: number}
  /** The name of a graphics state with this opacity. */
  readonly opacity: (opacity: number) => string
  /** Whether an image so far is in inks. */
  readonly hasCmyk: () => boolean
  /** The resource dictionary of the operators written since the last call. */
  readonly take: () => string
}

export function resourcesOf(file: PdfFile): Resources {
  const states = new Map<string, Reference>()
  let used = {
    fonts: new Map<string, Reference>(),
    images: new Map<string, Reference>(),
    states: new Map<string, Reference>(),
  }

  let cmyk = false
  let last: {readonly face: Face; readonly font: FontResource} | undefined

  return {
    font: face => {
      if (last?.face !== face) {
        const font = file.font(face)
        used.fonts.set(font.name, font.reference)
        last = {face, font}
      }
      return last.font
    },
    image: image => {
      const {name, reference, orientation, cmyk: isCmyk} = file.image(image)
      cmyk ||= isCmyk
      used.images.set(name, reference)
      return {name, orientation}
    },
    opacity: opacity => {
      const value = number(opacity, 3)
      const name = `G${value.replace('.', '_')}`
      const state = states.get(name) ?? file.add(`<</ca ${value}/CA ${value}>>`)
      states.set(name, state)
      used.states.set(name, state)
      return name
    },
    hasCmyk: () => cmyk,
    take: () => {
      const {fonts, images, states: shown} = used
      last = undefined
      used = {fonts: new Map(), images: new Map(), states: new Map()}
      return dictionary({
        Font: references(fonts),
        XObject: references(images),
        ExtGState: references(shown),
      })
    },
  }
}

const references = (named: ReadonlyMap<string, Reference>): string | undefined =>
  named.size === 0
    ? undefined
    : dictionary(
        Object.fromEntries([...named].sort(byName).map(([name, to]) => [name, pointTo(to)])),
      )

const byName = ([a]: readonly [string, Reference], [b]: readonly [string, Reference]): number =>
  a < b ? -1 : a > b ? 1 : 0
