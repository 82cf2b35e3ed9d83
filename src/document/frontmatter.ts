/** A file cut in two. */
export interface SplitText {
  /** YAML without its fences; undefined when the file has none. */
  readonly frontmatter: string | undefined
  /** Keys stand behind a first line of `---`, but no later line ends them: they are body. */
  readonly isUnclosed: boolean
  readonly body: string
  /** Lines and characters before the body. */
  readonly linesBefore: number
  readonly offsetBefore: number
}

const opening = /^---[ \t]*(?:\r\n|\n|\r)/
const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/m

/**
 * Cut YAML frontmatter off: a first line of `---`, and a later one of `---` or `...`. Without the later one the
 * first is a thematic break, and everything is body.
 */
export function splitFrontmatter(text: string): SplitText {
  const start = opening.exec(text)?.[0].length
  if (start === undefined) return {...whole(text), isUnclosed: false}
  const rest = text.slice(start)
  const end = closing.exec(rest)
  if (!end) return {...whole(text), isUnclosed: /^[\w-]+[ \t]*:(?:[ \t]|[\r\n]|$)/.test(rest)}
  const frontmatter = rest.slice(0, end.index)
  const offsetBefore = start + end.index + end[0].length
  return {
    frontmatter,
    isUnclosed: false,
    body: text.slice(offsetBefore),
    linesBefore: text.slice(0, offsetBefore).split(/\r\n|\n|\r/).length - 1,
    offsetBefore,
  }
}

const whole = (text: string) => ({
  frontmatter: undefined,
  body: text,
  linesBefore: 0,
  offsetBefore: 0,
})
