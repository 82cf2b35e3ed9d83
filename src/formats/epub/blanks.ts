import type {Element, ElementData} from 'hast'

/**
 * A place in a written page that is filled in when the whole work is known. In a tree, a `span` stands for it, or the
 * link whose `href` it is; in text, its number between two characters that no XML may hold.
 */
export type Blank =
  | {readonly type: 'link'; readonly href: string; readonly from: Origin}
  /** Where a page of the printed work may begin. */
  | {readonly type: 'page'; readonly start: number}
  /** At the end of the last page. */
  | {readonly type: 'rest'}

/** The file that a link stands in, and the one that this goes on from. */
export interface Origin {
  readonly file: string
  readonly continues?: string
}

declare module 'hast' {
  interface ElementData {
    /** Index of its blank. */
    readonly blank?: number
  }
}

/** A blank in text. */
export const blankText = (index: number): string => `\u0001${index}\u0002`

/** A blank in a tree. */
export const blankElement = (index: number): Element => ({
  type: 'element',
  tagName: 'span',
  properties: {},
  children: [],
  data: {blank: index} as ElementData,
})

/** `text` with each blank replaced by what `fill` has for its index. */
export const fillBlanks = (text: string, fill: (index: number) => string): string =>
  text.replace(blanks, (_, index) => fill(Number(index)))

/** Whether a text, in UTF-8, has blanks. */
export const hasBlanks = (text: Uint8Array): boolean => text.includes(1)

/** The index of a text that is one blank. */
export const blankIn = (text: string): number | undefined =>
  text.startsWith('\u0001') ? Number(text.slice(1, -1)) : undefined

// biome-ignore lint/suspicious/noControlCharactersInRegex: no text of ours can hold them
const blanks = /\u0001(\d+)\u0002/g
