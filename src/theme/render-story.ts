import type {Root} from 'hast'
import type {VFile} from 'vfile'
import type {Entry, Publication} from '../publication/publication.ts'
import type {Addresses} from './addresses.ts'
import type {Target, Theme} from './theme.ts'

export interface StoryRendering {
  readonly theme: Theme
  readonly publication: Publication
  readonly entry: Entry
  readonly target: Target
  readonly addresses: Addresses
  /** In front of every id and fragment; `c3-` makes the article's own id `c3`. Empty: the article has no id. */
  readonly idPrefix: string
  readonly file: VFile
}

/** An entry of any kind as its `article` element, for any target: `story.liquid` around the lowered body. */
export function renderStory(rendering: StoryRendering): Root {
  throw new Error(rendering.entry.slug)
}
