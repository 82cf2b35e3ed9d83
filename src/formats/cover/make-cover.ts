import {VFile} from 'vfile'
import {placeOfKey} from '../../config/place-of-key.ts'
import {report} from '../../diagnostics.ts'
import type {Work} from '../../publication/publication.ts'
import {hashOf} from '../../source/hash.ts'
import type {ProcessedPicture} from '../../source/pictures/picture.ts'
import {rasterize} from '../../source/pictures/process.ts'
import {lettersIn} from '../../source/svg/letters-in.ts'
import {renderCover} from '../../theme/render-cover.ts'
import type {Press} from '../format.ts'
import {fullAddresses} from '../full-addresses.ts'
import {isPlain} from './is-plain.ts'
import {setCover} from './set-cover.ts'

/** A cover that the theme drew, and what there is to say of it. */
export interface MadeCover {
  readonly picture: ProcessedPicture | undefined
  readonly file: VFile
}

/** What shops ask for: 1.6 times as high as wide, and sharp on any screen. */
const size = {width: 1600, height: 2560}

/** Works that stand on a shelf: a story is read and gone. */
export const hasMadeCover = ({type, document}: Work): boolean =>
  type !== 'story' && document.frontmatter.cover === undefined

/** The cover of a work as its theme draws it, in dots. No picture where the theme draws none, or lacks the letters. */
export async function makeCover(work: Work, press: Press): Promise<MadeCover> {
  const {theme, publication, pictures} = press
  const {lang, dir, file: source, title} = work.document
  const file = new VFile({path: source.path})
  const addresses = fullAddresses(press)
  const svg = renderCover({theme, publication, work, target: 'ebook', addresses, file})
  if (svg === undefined) return {picture: undefined, file}
  const name = hashOf(['cover', theme.hash, svg, lang, dir, size])
  const format = isPlain(svg) ? 'png' : 'jpeg'
  const picture = await pictures.keep(name, format, async () => {
    const {openLettering} = await import('../../paged/lettering.ts')
    const letteringFor = openLettering({stylesheets: theme.stylesheets, load: theme.load, lang})
    const lettering = await letteringFor(lettersIn(new TextEncoder().encode(svg)))
    const missing = new Set<number>()
    const drawing = setCover(svg, {lettering, lang, dir, missing})
    return drawing === undefined || missing.size > 0
      ? undefined
      : rasterize(drawing, {...size, format})
  })
  if (!picture)
    report(
      file,
      'cover-letters',
      `Unexpected letters in the title, the names or the publisher of \`${title}\`, expected those that fonts of the theme have: it has no cover. Name a picture with \`cover\`, or give your theme a font that has them`,
      placeOfKey(source, 'title'),
    )
  return {picture, file}
}
