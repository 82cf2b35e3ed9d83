import {directionOf} from '../../document/direction.ts'
import type {Collection} from '../../publication/publication.ts'
import {countWord} from '../../theme/count.ts'
import {formatNumber} from '../../theme/dates.ts'
import type {Press} from '../format.ts'
import {isOnSite} from './addresses.ts'
import {type Page, sitePlace} from './page.ts'
import {type Step, viewTrail} from './trail.ts'

/** A page that leads to lists: `tags/`, `authors/`, `archive/`. */
export interface Index {
  readonly path: string
  readonly title: string
  readonly steps: readonly Step[]
  readonly count: number
  readonly groups: readonly IndexGroup[]
}

export interface IndexGroup {
  /** A group of an index of one group needs no title. */
  readonly title: string | undefined
  readonly path: string | undefined
  readonly items: readonly IndexItem[]
}

export interface IndexItem {
  readonly title: string
  readonly path: string
  readonly lang: string
  readonly count: number
}

export function indexPage(press: Press, {path, title, steps, count, groups}: Index): Page {
  const {lang, description} = press.publication.config
  const place = sitePlace(press, path)
  const {site} = place.addresses
  return {
    path,
    lang,
    dir: directionOf(lang),
    title,
    description,
    type: 'website',
    image: undefined,
    section: undefined,
    feeds: undefined,
    layout: 'index',
    view: {
      lang,
      title,
      trail: viewTrail(press, steps, {lang, place}),
      count: countWord(press.theme.strings(lang), 'count-stories', count, lang),
      groups: groups.map(group => ({
        title: group.title,
        href: group.path === undefined ? undefined : site(group.path),
        items: group.items.map(item => ({
          title: item.title,
          href: site(item.path),
          lang: item.lang,
          dir: directionOf(item.lang),
          count: formatNumber(item.count, lang),
        })),
      })),
    },
    slots: () => ({}),
    inputs: {},
    source: path,
  }
}

/** The tags or the authors of the site, in the order of their addresses, with how many stories each has. */
export function collectionIndex(press: Press, name: 'tags' | 'authors'): Page | undefined {
  const items = press.publication[name]
    .map(collection => itemOf(press, collection))
    .filter(({count}) => count > 0)
  if (items.length === 0) return undefined
  const {lang} = press.publication.config
  return indexPage(press, {
    path: `${name}/`,
    title: press.theme.strings(lang)[name] ?? name,
    steps: [],
    count: storiesOf(press).length,
    groups: [{title: undefined, path: undefined, items}],
  })
}

const itemOf = (press: Press, {title, path, lang, stories}: Collection): IndexItem => ({
  title,
  path,
  lang,
  count: stories.filter(story => isOnSite(press, story)).length,
})

/** The stories that have pages, newest first. */
export const storiesOf = (press: Press) =>
  press.publication.stories.filter(story => isOnSite(press, story))
