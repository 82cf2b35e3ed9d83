import type {Root} from 'hast'
import type {Entry} from '../publication/publication.ts'
import {ownId, renderBody, type StoryRendering} from './render-story.ts'
import {viewEntry} from './view.ts'

/** Whether the document of a book or an issue says something itself. A story is its own part, and has none. */
export const hasIntroduction = ({document}: Entry): boolean =>
  (document.kind === 'book' || document.kind === 'issue') && document.words > 0

/** What the document of a book or an issue says, before its parts: one `section` element, or nothing. */
export function renderIntroduction(rendering: StoryRendering): Root {
  const {theme, entry, idPrefix, file} = rendering
  if (!hasIntroduction(entry)) return {type: 'root', children: []}
  const view = {...viewEntry(entry, rendering), dateline: undefined}
  const body = renderBody(rendering, view)
  const {title, lang, dir} = entry.document
  return theme.render('introduction', {title, lang, dir, id: ownId(idPrefix)}, {body}, file)
}
