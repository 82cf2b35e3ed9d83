import type {Element, Root} from 'hast'
import {eachElement} from '../map-elements.ts'

/** What a page holds, as far as its package asks. */
export interface PageHoldings {
  readonly ids: ReadonlySet<string>
  /** Of passages that say theirs. */
  readonly languages: ReadonlySet<string>
  /** Elements with a role of DPUB-ARIA, in the order of the text. */
  readonly divisions: readonly Element[]
  /** Sound and film. */
  readonly players: readonly Element[]
  readonly images: number
  /** Images that say what they show, or that they are decoration. */
  readonly described: number
  readonly math: number
  readonly svg: number
}

/** Trees do not change: each is looked through once, whoever asks. */
const known = new WeakMap<Root, PageHoldings>()

export function pageHoldings(body: Root): PageHoldings {
  const before = known.get(body)
  if (before) return before
  const [ids, languages] = [new Set<string>(), new Set<string>()]
  const divisions: Element[] = []
  const players: Element[] = []
  const count = {images: 0, described: 0, math: 0, svg: 0}
  eachElement(body, element => {
    const {tagName, properties} = element
    const {id, lang, role} = properties
    if (typeof id === 'string') ids.add(id)
    if (typeof lang === 'string') languages.add(lang)
    if (typeof role === 'string' && role.startsWith('doc-')) divisions.push(element)
    if (tagName === 'video' || tagName === 'audio') players.push(element)
    if (tagName === 'math') count.math++
    if (tagName === 'svg') count.svg++
    if (tagName !== 'img' && tagName !== 'svg') return
    count.images++
    if (isDescribed(properties)) count.described++
  })
  const holdings = {ids, languages, divisions, players, ...count}
  known.set(body, holdings)
  return holdings
}

const isDescribed = ({alt, ariaLabel, ariaHidden}: Record<string, unknown>): boolean =>
  typeof alt === 'string' || typeof ariaLabel === 'string' || String(ariaHidden) === 'true'
