import {posix} from 'node:path'
import type {Position} from 'unist'
import type {Frontmatter} from '../config/frontmatter.ts'
import type {DocumentAsset} from './document.ts'

/**
 * Path in the publication of a picture that frontmatter names, with a slash before it counted from the publication's folder;
 * undefined when it stands on another site.
 */
export const picturePath = (src: string, documentPath: string): string | undefined =>
  /^[a-z][a-z\d+.-]*:/i.test(src)
    ? undefined
    : posix.join(src.startsWith('/') ? '.' : posix.dirname(documentPath), src)

/** The lead picture and the cover, each where its `src` stands in `text`. */
export const picturesOf = (
  {image, cover}: Frontmatter,
  documentPath: string,
  text: string,
): readonly DocumentAsset[] =>
  [image, cover].flatMap((picture): DocumentAsset[] => {
    const path = picture && picturePath(picture.src, documentPath)
    return path === undefined
      ? []
      : [{path, use: 'image', position: positionOf(picture?.src ?? '', text)}]
  })

function positionOf(src: string, text: string): Position | undefined {
  const offset = text.indexOf(src)
  if (offset < 0) return undefined
  const before = text.slice(0, offset).split('\n')
  const line = before.length
  const column = (before.at(-1)?.length ?? 0) + 1
  return {
    start: {line, column, offset},
    end: {line, column: column + src.length, offset: offset + src.length},
  }
}
