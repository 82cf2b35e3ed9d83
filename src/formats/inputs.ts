import {resolvePath} from '../publication/entries.ts'
import type {Entry, Publication} from '../publication/publication.ts'
import {hashOf} from '../source/hash.ts'
import type {Press} from './format.ts'

/** Task inputs that hold for whatever a theme renders: the theme and the publication's configuration. */
export const pressInputs = ({theme, publication}: Press): Readonly<Record<string, string>> => ({
  theme: theme.hash,
  publication: configHash(publication),
})

/**
 * Task inputs of one entry: its text, its place and dates, where its links lead, and the files it shows. With
 * `pressInputs` they name everything that its rendering can read.
 */
export const entryInputs = (
  {publication, assets}: Press,
  entry: Entry,
): Readonly<Record<string, string>> => {
  const {document, ...view} = entry
  const {path, frontmatter} = document
  const pictures = [frontmatter.image?.src, frontmatter.cover?.src].filter(src => src !== undefined)
  return {
    [`document ${path}`]: document.hash,
    [`entry ${path}`]: hashOf({...view, chapters: undefined, stories: undefined}),
    [`links ${path}`]: hashOf(document.links.map(link => publication.entries.get(link.path)?.path)),
    [`files ${path}`]: hashOf(
      [
        ...document.assets.map(asset => asset.path),
        ...pictures.map(src => resolvePath(document, src)),
      ].map(file => assets.get(file)?.hash),
    ),
  }
}

/** The configuration without the instant of the build: that decides what is public, and `entries` shows it. */
const configHash = ({config}: Publication): string => hashOf({...config, now: undefined})
