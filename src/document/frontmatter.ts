/** Why what stands at the head of a file is no frontmatter, though it was meant as such. */
export type FrontmatterFault =
  /** Keys stand behind a first line of `---`, but no later line ends them: they are body. */
  | 'unclosed'
  /** TOML between lines of `+++`, as Hugo and Zola have it: it is cut off unread. */
  | 'toml'
  /** Empty lines stand before the first line of `---`: what follows is body. */
  | 'late'

/** A file cut in two. */
export interface SplitText {
  /** YAML without its fences; undefined when the file has none. */
  readonly frontmatter: string | undefined
  readonly fault: FrontmatterFault | undefined
  readonly body: string
  /** Lines and characters before the body. */
  readonly linesBefore: number
  readonly offsetBefore: number
}

const opening = /^---[ \t]*(?:\r\n|\n|\r)/
const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/m
const openingOfToml = /^\+\+\+[ \t]*(?:\r\n|\n|\r)/
const closingOfToml = /^\+\+\+[ \t]*(?:\r\n|\n|\r|$)/m
const key = /^[\w-]+[ \t]*:(?:[ \t]|[\r\n]|$)/

/**
 * Cut YAML frontmatter off: a first line of `---`, and a later one of `---` or `...`. Without the later one the
 * first is a thematic break, and everything is body.
 */
export function splitFrontmatter(text: string): SplitText {
  const yaml = cut(text, opening, closing)
  if (yaml) return {...yaml, fault: undefined}
  const toml = cut(text, openingOfToml, closingOfToml)
  if (toml) return {...toml, frontmatter: undefined, fault: 'toml'}
  return {frontmatter: undefined, fault: faultOf(text), body: text, linesBefore: 0, offsetBefore: 0}
}

function cut(text: string, first: RegExp, last: RegExp): Omit<SplitText, 'fault'> | undefined {
  const start = first.exec(text)?.[0].length
  if (start === undefined) return
  const rest = text.slice(start)
  const end = last.exec(rest)
  if (!end) return
  const offsetBefore = start + end.index + end[0].length
  return {
    frontmatter: rest.slice(0, end.index),
    body: text.slice(offsetBefore),
    linesBefore: text.slice(0, offsetBefore).split(/\r\n|\n|\r/).length - 1,
    offsetBefore,
  }
}

function faultOf(text: string): FrontmatterFault | undefined {
  const trimmed = text.trimStart()
  const start = opening.exec(trimmed)?.[0].length
  if (start === undefined || !key.test(trimmed.slice(start))) return
  if (trimmed === text) return 'unclosed'
  // A thematic break may open a text, too: only keys and their end, with nothing empty between, were meant as such.
  const [head = ''] = trimmed.slice(start).split(/\n[ \t]*\r?\n/)
  return closing.test(head) ? 'late' : undefined
}
