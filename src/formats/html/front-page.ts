import {directionOf} from '../../document/direction.ts'
import type {Story} from '../../publication/publication.ts'
import {viewCard} from '../../theme/view.ts'
import {viewWork} from '../../theme/view-work.ts'
import type {Press} from '../format.ts'
import {isOnSite} from './addresses.ts'
import {hasArchive} from './archive-pages.ts'
import {type Page, sitePlace} from './page.ts'

/** How many stories each part of the front page shows. */
const room = {secondary: 4, section: 4, shelf: 4, others: 24}

/** The front page: a lead story with a picture, the next ones, then each section's newest, books and issues. */
export function frontPage(press: Press): Page {
  const {publication} = press
  const {config, sections} = publication
  const place = sitePlace(press, '')
  const stories = publication.stories.filter(story => isOnSite(press, story))
  const {lead, rest} = chooseLead(stories, config.lang)
  const secondary = rest.slice(0, room.secondary)
  const shown = new Set([lead, ...secondary])
  const card = (story: Story) => viewCard(story, place)
  const shelves = sections
    .map(({title, path, lang, stories: all}) => ({
      title,
      href: place.addresses.site(path),
      lang,
      dir: directionOf(lang),
      stories: all
        .filter(story => isOnSite(press, story) && !shown.has(story))
        .slice(0, room.section)
        .map(card),
    }))
    .filter(shelf => shelf.stories.length > 0)
  // Those of no section stand on no shelf; the archive has those that there is no room for.
  const others = stories
    .filter(story => story.section === undefined && !shown.has(story))
    .slice(0, hasArchive(press) ? room.others : undefined)
    .map(({path, document: {title, lang, dir}}) => ({
      href: place.addresses.site(path),
      title,
      lang,
      dir,
    }))
  const works = [...publication.issues, ...publication.books]
    .filter(work => isOnSite(press, work))
    .slice(0, room.shelf)
    .map(work => ({...viewWork(work, place), href: place.addresses.site(work.path)}))
  return {
    path: '',
    lang: config.lang,
    dir: directionOf(config.lang),
    title: config.title,
    description: config.description,
    type: 'website',
    image: undefined,
    section: undefined,
    feeds: undefined,
    layout: 'home',
    view: {
      lang: config.lang,
      title: config.title,
      description: config.description,
      lead: lead && card(lead),
      secondary: secondary.map(card),
      shelves,
      others,
      archive: hasArchive(press) ? place.addresses.site('archive/') : undefined,
      works,
    },
    slots: () => ({}),
    inputs: {},
    source: 'publication.yaml',
  }
}

/** The newest story in the publication's language with a picture, looked for among the newest dozen. */
function chooseLead(
  stories: readonly Story[],
  lang: string,
): {readonly lead: Story | undefined; readonly rest: readonly Story[]} {
  const newest = stories.slice(0, 12)
  const own = newest.filter(({document}) => document.lang.split('-')[0] === lang.split('-')[0])
  const lead = own.find(({document}) => document.frontmatter.image) ?? own[0] ?? newest[0]
  return {lead, rest: stories.filter(story => story !== lead)}
}
