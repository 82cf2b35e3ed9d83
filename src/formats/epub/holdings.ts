import type {Element, Root} from 'hast'
import {toString as toText} from 'hast-util-to-string'
import {eachElement} from '../map-elements.ts'
import {isSaid} from './title.ts'

/** What a page holds, as far as its package asks. */
export interface PageHoldings {
  /** Of passages that say theirs. */
  readonly languages: ReadonlySet<string>
  /** Elements with a role of DPUB-ARIA, in the order of the text. */
  readonly divisions: readonly Division[]
  /** Sound and film. */
  readonly players: readonly Player[]
  /** Files that its players play, captions among them. */
  readonly played: readonly Played[]
  /** Addresses of its pictures, those of players among them. */
  readonly pictures: ReadonlySet<string>
  readonly images: number
  /** Images that say what they show, or that they are decoration. */
  readonly described: number
  readonly math: number
  readonly svg: number
}

export interface Division {
  readonly role: string
  readonly id: string | undefined
  /** Its label or its first heading, if that says something. */
  readonly name: string | undefined
}

export interface Player {
  readonly kind: 'audio' | 'video'
  readonly hasCaptions: boolean
  readonly hasTranscript: boolean
  /** What it has no need of: `captions` where nobody speaks. */
  readonly without: readonly string[]
}

export interface Played {
  readonly kind: 'source' | 'track'
  readonly src: string
  readonly mediaType: string
}

export function pageHoldings(body: Root): PageHoldings {
  const [languages, pictures] = [new Set<string>(), new Set<string>()]
  const divisions: Division[] = []
  const players: Player[] = []
  const played: Played[] = []
  const count = {images: 0, described: 0, math: 0, svg: 0}
  eachElement(body, element => {
    const {tagName, properties} = element
    const {lang, role, src, poster} = properties
    if (typeof lang === 'string') languages.add(lang)
    if (typeof role === 'string' && role.startsWith('doc-'))
      divisions.push(divisionOf(element, role))
    switch (tagName) {
      case 'video':
      case 'audio':
        players.push(playerOf(tagName, element))
        if (typeof poster === 'string') pictures.add(poster)
        break
      case 'source':
      case 'track':
        if (typeof src === 'string')
          played.push({kind: tagName, src, mediaType: String(properties.type)})
        break
      case 'math':
        count.math++
        break
      case 'svg':
        count.svg++
        break
      case 'img':
        pictures.add(String(src))
        break
    }
    if (tagName !== 'img' && tagName !== 'svg') return
    count.images++
    if (isDescribed(properties)) count.described++
  })
  return {languages, divisions, players, played, pictures, ...count}
}

const isDescribed = ({alt, ariaLabel, ariaHidden}: Record<string, unknown>): boolean =>
  typeof alt === 'string' || typeof ariaLabel === 'string' || String(ariaHidden) === 'true'

const divisionOf = (element: Element, role: string): Division => ({
  role,
  id: typeof element.properties.id === 'string' ? element.properties.id : undefined,
  name: nameOf(element),
})

/** Notes and breaks are many, and nobody is led to them by name. */
const nameless = new Set(['doc-noteref', 'doc-backlink', 'doc-footnote', 'doc-pagebreak'])

function nameOf(section: Element): string | undefined {
  const {ariaLabel, role} = section.properties
  if (nameless.has(String(role))) return undefined
  if (typeof ariaLabel === 'string' && isSaid(ariaLabel)) return ariaLabel
  let name: string | undefined
  eachElement(section, element => {
    if (name === undefined && /^h[1-6]$/.test(element.tagName)) name = toText(element)
  })
  return name !== undefined && isSaid(name) ? name : undefined
}

const playerOf = (kind: Player['kind'], {properties, children}: Element): Player => ({
  kind,
  hasCaptions: children.some(part => part.type === 'element' && part.tagName === 'track'),
  hasTranscript: properties.ariaDetails !== undefined,
  without: String(properties.dataWithout ?? '').split(' '),
})
