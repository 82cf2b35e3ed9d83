import {directionOf} from '../../document/direction.ts'
import type {Collection, Story} from '../../publication/publication.ts'
import {sha256} from '../../source/hash.ts'
import {formatNumber} from '../../theme/dates.ts'
import type {Press} from '../format.ts'
import {isOnSite} from './addresses.ts'
import {cardOf} from './cards.ts'
import {type Page, sitePlace} from './page.ts'

/** A collection's pages, newest stories first: `tags/iraq/`, `tags/iraq/page/2/` … */
export const collectionPages = (press: Press, collection: Collection): readonly Page[] =>
  listPages(press, {
    ...collection,
    stories: collection.stories.filter(story => isOnSite(press, story)),
    section: collection.type === 'section' ? collection.slug : undefined,
  })

interface List {
  readonly type: string
  readonly path: string
  readonly title: string
  readonly lang: string
  readonly description: string
  readonly stories: readonly Story[]
  readonly section: string | undefined
}

function listPages(press: Press, list: List): readonly Page[] {
  const {items} = press.publication.config.list
  const count = Math.max(1, Math.ceil(list.stories.length / items))
  return Array.from({length: count}, (_, index) =>
    listPage(press, list, {
      number: index + 1,
      count,
      stories: list.stories.slice(index * items, (index + 1) * items),
    }),
  )
}

interface Leaf {
  /** From 1. */
  readonly number: number
  readonly count: number
  readonly stories: readonly Story[]
}

function listPage(press: Press, list: List, {number, count, stories}: Leaf): Page {
  const {lang, title} = list
  const path = leafPath(list.path, number)
  const place = sitePlace(press, path)
  const href = (leaf: number) =>
    leaf < 1 || leaf > count ? undefined : place.addresses.site(leafPath(list.path, leaf))
  const cards = stories.map(story => cardOf(press, story, list.type))
  const page = formatNumber(number, lang)
  const words = press.theme.strings(lang)
  return {
    path,
    lang,
    dir: directionOf(lang),
    title: number === 1 ? title : `${title}, ${words.page ?? ''} ${page}`,
    description: list.description,
    type: 'website',
    image: undefined,
    section: list.section,
    feeds: list.section === undefined ? undefined : {path: list.path, title},
    layout: 'list',
    view: {
      lang,
      type: list.type,
      title,
      description: list.description,
      page,
      pages: formatNumber(count, lang),
      newer: href(number - 1),
      older: href(number + 1),
    },
    slots: file => ({cards: cards.map(({html}) => html(path, file)).join('')}),
    inputs: {cards: sha256(cards.map(({hash}) => hash).join())},
    source: list.path,
  }
}

const leafPath = (path: string, number: number): string =>
  number === 1 ? path : `${path}page/${number}/`
