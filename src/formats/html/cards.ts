import type {VFile} from 'vfile'
import type {Story} from '../../publication/publication.ts'
import {sha256} from '../../source/hash.ts'
import {sharedView, viewCard} from '../../theme/view.ts'
import type {Press} from '../format.ts'
import {markedAddresses, rootFrom, rootMark} from './addresses.ts'

/** A story as lists show it. */
export interface Card {
  readonly hash: string
  /** For a list that stands in `folder`. */
  readonly html: (folder: string, file: VFile) => string
}

const known = new WeakMap<Press, Map<string, Card>>()

/** The card of a story, made once for all lists of a type: what they gather. */
export function cardOf(press: Press, story: Story, type: string): Card {
  const cards = known.get(press) ?? new Map<string, Card>()
  known.set(press, cards)
  // Sections leave their own name out; to all others a card is the same.
  const key = `${type === 'section'} ${story.path}`
  const before = cards.get(key)
  if (before) return before
  const card = makeCard(press, story, type)
  cards.set(key, card)
  return card
}

function makeCard(press: Press, story: Story, type: string): Card {
  const {theme, publication} = press
  const place = {theme, publication, target: 'web', addresses: markedAddresses(press)} as const
  const view = {story: viewCard(story, place), type}
  let text: string | undefined
  return {
    hash: sha256(JSON.stringify(view)),
    html: (folder, file) => {
      const shared = sharedView(place, story.document.lang)
      text ??= theme.renderText('card', {...view, ...shared}, {}, file)
      return text.replaceAll(rootMark, rootFrom(folder))
    },
  }
}
