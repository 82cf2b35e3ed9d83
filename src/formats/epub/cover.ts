import type {Root} from 'hast'
import {h} from 'hastscript'
import type {VFile} from 'vfile'
import {picturePath} from '../../document/pictures.ts'
import type {Work} from '../../publication/publication.ts'
import {hasMadeCover, makeCover} from '../cover/make-cover.ts'
import type {Press} from '../format.ts'
import {nameImage, type PackedImage} from './images.ts'
import {titleOf} from './title.ts'

/** The picture that a work names as its cover, among those of its package, or one that the theme draws. */
export async function packCover(
  work: Work,
  press: Press,
  images: ReadonlyMap<string, PackedImage>,
): Promise<{readonly cover: PackedImage | undefined; readonly messages: readonly VFile[]}> {
  const {cover} = work.document.frontmatter
  const path = cover && picturePath(cover.src, work.document.path)
  if (path !== undefined) return {cover: images.get(path), messages: []}
  if (!hasMadeCover(work)) return {cover: undefined, messages: []}
  const {picture, file} = await makeCover(work, press)
  return {
    cover: picture && {...nameImage(picture.mediaType, picture.bytes), address: undefined},
    messages: [file],
  }
}

/** The page that shows it alone. */
export const coverPage = ({document}: Work, {href}: PackedImage): Root => ({
  type: 'root',
  children: [
    h('section', {className: ['cover'], 'epub:type': 'cover'}, [
      h('img', {
        src: href,
        alt: document.frontmatter.cover?.alt || titleOf(document),
        role: 'doc-cover',
      }),
    ]),
  ],
})
