import {isDated} from '../../publication/dates.ts'
import {resolvePath} from '../../publication/entries.ts'
import type {Entry, Story, WebPage} from '../../publication/publication.ts'
import {relatedStories} from '../../publication/related.ts'
import type {ViewPlace} from '../../theme/view.ts'
import type {Press} from '../format.ts'
import {isOnSite} from './addresses.ts'

/** A link with the language of its words. */
export interface LinkView {
  readonly title: string
  readonly href: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}

/** Where a reader can go from a story. */
export interface WaysView {
  readonly newer: LinkView | undefined
  readonly older: LinkView | undefined
  readonly related: readonly (LinkView & {readonly published: string | undefined})[]
}

export const viewLink = (
  {path, document: {title, lang, dir}}: Entry,
  {addresses}: ViewPlace,
): LinkView => ({title, href: addresses.site(path), lang, dir})

/** From a story to its neighbors in its section and to those that go with it; from a page to those that it names. */
export function viewWays(press: Press, entry: Story | WebPage, place: ViewPlace): WaysView {
  const {beside, related} = waysOf(press)
  const {newer, older} = entry.type === 'story' ? (beside.get(entry) ?? {}) : {}
  const chosen = chosenBy(press, entry)
  const others = chosen ?? (entry.type === 'story' ? (related.get(entry) ?? []) : [])
  return {
    newer: newer && viewLink(newer, place),
    older: older && viewLink(older, place),
    related: others.map(other => ({
      ...viewLink(other, place),
      published: other.document.frontmatter.date,
    })),
  }
}

/** What the document itself names as related; undefined when it names nothing. */
const chosenBy = (
  {publication, ...press}: Press,
  {document}: Entry,
): readonly Entry[] | undefined =>
  document.frontmatter.related
    ?.map(path => publication.entries.get(resolvePath(document, path)))
    .filter(other => other !== undefined && isOnSite({publication, ...press}, other))
    .filter(other => other !== undefined)

interface Ways {
  readonly beside: ReadonlyMap<Story, {readonly newer?: Story; readonly older?: Story}>
  readonly related: ReadonlyMap<Story, readonly Story[]>
}

const known = new WeakMap<Press, Ways>()

function waysOf(press: Press): Ways {
  const before = known.get(press)
  if (before) return before
  const stories = press.publication.stories.filter(story => isOnSite(press, story))
  const ways = {beside: besideEachOther(stories), related: relatedStories(stories)}
  known.set(press, ways)
  return ways
}

/** Each story's neighbors by date in its section; those of no section are one row, those of no date have none. */
function besideEachOther(stories: readonly Story[]): Ways['beside'] {
  const beside = new Map<Story, {newer?: Story; older?: Story}>()
  const last = new Map<string | undefined, Story>()
  for (const story of stories.filter(isDated)) {
    const newer = last.get(story.section?.slug)
    beside.set(story, newer ? {newer} : {})
    if (newer) beside.set(newer, {...beside.get(newer), older: story})
    last.set(story.section?.slug, story)
  }
  return beside
}
