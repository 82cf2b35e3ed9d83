import type {Element, Root} from 'hast'
import type {Report} from '../diagnostics.ts'
import type {PageQuery, PageStyle, Style} from './style.ts'
import type {FontFaceRule, Stylesheet} from './stylesheet.ts'

export type PseudoElement = 'before' | 'after' | 'marker' | 'footnote-call' | 'footnote-marker'

/** What the stylesheets come to for one tree: a style for everything in it, and for its pages. */
export interface StyledTree {
  /** One frozen object for all elements that compute alike. */
  readonly styleOf: (element: Element) => Style
  /** Undefined when the pseudo-element generates nothing. */
  readonly pseudoStyleOf: (element: Element, pseudo: PseudoElement) => Style | undefined
  /** The same object for all queries that the same `@page` rules answer. */
  readonly pageStyle: (query: PageQuery) => PageStyle
  readonly fontFaces: readonly FontFaceRule[]
  readonly rootStyle: Style
}

export interface CascadeOptions {
  /** Author sheets in cascade order; the user-agent sheet comes before them by itself. */
  readonly stylesheets: readonly Stylesheet[]
  /** Bytes of an `@import`ed sheet. */
  readonly load: (url: string) => Uint8Array | undefined
  readonly report: Report
}

/** Match every rule against every element and compute the styles. */
export function cascade(_tree: Root, _options: CascadeOptions): StyledTree {
  throw new Error('The cascade is being written')
}
