import type {ElementContent, Root} from 'hast'
import type {VFile} from 'vfile'
import {numbersOf} from '../publication/numbering.ts'
import type {Entry, Publication, Work} from '../publication/publication.ts'
import {type Addresses, forWrittenLinks} from './addresses.ts'
import {formatDate} from './dates.ts'
import {bodyWords, lowerBody} from './lower.ts'
import {prependTo} from './lower-notes.ts'
import type {Target, Theme} from './theme.ts'
import {type EntryView, sharedView, viewEntry} from './view.ts'

export interface StoryRendering {
  readonly theme: Theme
  readonly publication: Publication
  readonly entry: Entry
  readonly target: Target
  readonly addresses: Addresses
  /** In front of every id and fragment; `c3-` makes the article's own id `c3`. Empty: the article has no id. */
  readonly idPrefix: string
  readonly file: VFile
  /** The issue or book that the entry is part of here; it prints what its parts have in common. */
  readonly within?: Work
  /** How many notes are numbered before its own; default 0. */
  readonly notesBefore?: number
}

/** An entry of any kind as its `article` element, for any target: `story.liquid` around the lowered body. */
export function renderStory(rendering: StoryRendering): Root {
  const view = viewEntry(rendering.entry, rendering)
  const body = renderBody(rendering, view)
  return rendering.theme.render('story', storyView(rendering, view), {body}, rendering.file)
}

/** All that `story.liquid` is given. */
export const storyView = (rendering: StoryRendering, view: EntryView) => ({
  ...view,
  ...sharedView(rendering, view.lang),
  id: ownId(rendering.idPrefix),
})

/** The lowered body, with the dateline running into its first paragraph. */
export function renderBody(rendering: StoryRendering, view: EntryView): Root {
  const {theme, publication, entry, target, idPrefix, file, notesBefore = 0} = rendering
  const addresses = forWrittenLinks(rendering.addresses, publication)
  const {t} = sharedView(rendering, view.lang)
  const numbers = numbersOf(publication, entry.document.path, target)
  const body = lowerBody(entry.document, target, addresses, idPrefix, {
    words: bodyWords(t, theme.strings, time =>
      formatDate(time, view.lang, 'datetime', publication.config),
    ),
    numbers,
    notesBefore,
  })
  if (!view.dateline) return body
  const dateline = theme.render('dateline', {...view, t}, {}, file)
  const runIn = dateline.children as ElementContent[]
  const children = body.children as ElementContent[]
  return {...body, children: prependTo(children, runIn)}
}

/** Id of an article whose parts have `idPrefix`: `c3` for `c3-`. */
export const ownId = (idPrefix: string): string | undefined =>
  idPrefix === '' ? undefined : idPrefix.replace(/-$/, '')
