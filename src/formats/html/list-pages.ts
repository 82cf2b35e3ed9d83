import {directionOf} from '../../document/direction.ts'
import type {Collection, Story} from '../../publication/publication.ts'
import {sha256} from '../../source/hash.ts'
import {countWord, fillWord} from '../../theme/count.ts'
import {formatNumber} from '../../theme/dates.ts'
import {hasFeed} from '../feed/channel.ts'
import type {Press} from '../format.ts'
import {isOnSite} from './addresses.ts'
import {cardOf} from './cards.ts'
import {type Page, sitePlace} from './page.ts'
import {listStep, type Step, viewTrail} from './trail.ts'

/** Stories under one name, as a list of the site. */
export interface List {
  readonly type: 'section' | 'tag' | 'author' | 'archive'
  /** Folder of its first page. */
  readonly path: string
  readonly title: string
  readonly lang: string
  readonly description: string
  /** Newest first. */
  readonly stories: readonly Story[]
  /** Of a section, its slug. */
  readonly section: string | undefined
  readonly hasFeed: boolean
  /** The lists that lead to it, from the front page on. */
  readonly steps: readonly Step[]
}

/** A collection's pages, newest stories first: `tags/iraq/`, then `tags/iraq/page/2/`, `tags/iraq/page/1/`. */
export const collectionPages = (press: Press, collection: Collection): readonly Page[] =>
  listPages(press, {
    ...collection,
    stories: collection.stories.filter(story => isOnSite(press, story)),
    section: collection.type === 'section' ? collection.slug : undefined,
    hasFeed: hasFeed(collection, press.publication.config),
    steps:
      collection.type === 'section'
        ? []
        : [listStep(press, `${collection.type}s`, collection.lang)],
  })

/**
 * The pages of a list. They are numbered from the oldest, and each holds as many stories as any; what is left over
 * stands on the first page with the newest. So a new story changes the first page, and every other keeps its address
 * and its stories for good.
 */
export function listPages(press: Press, list: List): readonly Page[] {
  const {items} = press.publication.config.list
  const {length} = list.stories
  const full = Math.max(0, Math.floor(length / items) - 1)
  const leaf = (number: number): Leaf => ({
    number,
    isNewest: number === full,
    stories: list.stories.slice(length - number * items, length - (number - 1) * items),
  })
  const numbers = Array.from({length: full}, (_, index) => full - index)
  return [
    firstPage(press, list, {full, stories: list.stories.slice(0, length - full * items)}),
    ...numbers.map(number => numberedPage(press, list, leaf(number))),
  ]
}

interface Leaf {
  /** From 1, the oldest. */
  readonly number: number
  readonly isNewest: boolean
  readonly stories: readonly Story[]
}

function firstPage(
  press: Press,
  list: List,
  {full, stories}: {readonly full: number; readonly stories: readonly Story[]},
): Page {
  const {lang, path} = list
  const {addresses} = sitePlace(press, path)
  const words = press.theme.strings(lang)
  return listPage(press, list, {
    path,
    title: list.title,
    steps: list.steps,
    stories,
    view: {
      description: list.description,
      count: countWord(words, 'count-stories', list.stories.length, lang),
      older: full > 0 ? addresses.site(leafPath(path, full)) : undefined,
    },
  })
}

function numberedPage(press: Press, list: List, {number, isNewest, stories}: Leaf): Page {
  const {lang} = list
  const path = leafPath(list.path, number)
  const {addresses} = sitePlace(press, path)
  const word = press.theme.strings(lang)['page-number'] ?? '{number}'
  const page = fillWord(word, {number: formatNumber(number, lang)})
  return listPage(press, list, {
    path,
    title: `${list.title}, ${page}`,
    steps: [...list.steps, {title: list.title, path: list.path, lang}],
    stories,
    view: {
      description: '',
      page,
      newer: addresses.site(isNewest ? list.path : leafPath(list.path, number + 1)),
      older: number > 1 ? addresses.site(leafPath(list.path, number - 1)) : undefined,
    },
  })
}

interface Sheet {
  readonly path: string
  readonly title: string
  readonly steps: readonly Step[]
  readonly stories: readonly Story[]
  readonly view: Readonly<Record<string, unknown>>
}

function listPage(press: Press, list: List, sheet: Sheet): Page {
  const {lang, title, type, section} = list
  const {path, stories} = sheet
  const cards = stories.map(story => cardOf(press, story, type))
  const place = sitePlace(press, path)
  return {
    path,
    lang,
    dir: directionOf(lang),
    title: sheet.title,
    description: list.description,
    type: 'website',
    image: undefined,
    section,
    feeds: list.hasFeed ? {path: list.path, title} : undefined,
    layout: 'list',
    view: {lang, type, title, trail: viewTrail(press, sheet.steps, {lang, place}), ...sheet.view},
    slots: file => ({cards: cards.map(({html}) => html(path, file)).join('')}),
    inputs: {cards: sha256(cards.map(({hash}) => hash).join())},
    source: list.path,
  }
}

const leafPath = (path: string, number: number): string => `${path}page/${number}/`
