import type {RegexEngine} from 'shiki/core'

type Scanner = ReturnType<RegexEngine['createScanner']>
type Text = Parameters<Scanner['findNextMatchSync']>[0]
type Options = Parameters<Scanner['findNextMatchSync']>[2]
type Match = NonNullable<ReturnType<Scanner['findNextMatchSync']>>

/** A pattern, compiled, and what the last search for it came to. */
interface Pattern {
  readonly source: string
  readonly scanner: Scanner
  /** `\G` matches at the place where a search begins, `\K` moves the start of a match: no other search has the result. */
  readonly dependsOnStart: boolean
  /** Rules that have it; it is thrown away with the last one. */
  users: number
  text: Text | undefined
  options: Options | undefined
  from: number
  match: Match | null
}

/**
 * An engine that compiles each pattern once, for all rules that have it: rules of a grammar repeat those of others four
 * to six times, and compiling takes ten times as long as searching. A rule's match is that of the pattern that matches
 * first in the text, of several the first in its list: what the engine itself would find.
 */
export function sharePatterns(engine: RegexEngine): RegexEngine {
  const patterns = new Map<string, Pattern>()
  const take = (source: string): Pattern => {
    const known = patterns.get(source) ?? newPattern(source, engine)
    known.users++
    patterns.set(source, known)
    return known
  }
  const leave = (pattern: Pattern): void => {
    pattern.users--
    if (pattern.users > 0) return
    patterns.delete(pattern.source)
    pattern.scanner.dispose?.()
  }
  return {
    createString: text => engine.createString(text),
    createScanner: sources => {
      const own = sources.map(source => take(typeof source === 'string' ? source : source.source))
      return {
        findNextMatchSync: (text, start, options) => firstMatch(own, text, start, options),
        dispose: () => own.splice(0).forEach(leave),
      }
    },
  }
}

const newPattern = (source: string, engine: RegexEngine): Pattern => ({
  source,
  scanner: engine.createScanner([source]),
  dependsOnStart: /\\[GK]/.test(source),
  users: 0,
  text: undefined,
  options: undefined,
  from: 0,
  match: null,
})

function firstMatch(
  patterns: readonly Pattern[],
  text: Text,
  start: number,
  options: Options,
): Match | null {
  let first: Match | null = null
  for (const [index, pattern] of patterns.entries()) {
    if (!isKnown(pattern, text, start, options)) search(pattern, text, start, options)
    const {match} = pattern
    if (match === null || (first !== null && startOf(match) >= startOf(first))) continue
    first = {index, captureIndices: match.captureIndices}
    if (startOf(first) === start) break
  }
  return first
}

const startOf = ({captureIndices}: Match): number => captureIndices[0]?.start ?? 0

/** A search of the same text from further back came to nothing, or to a match that is still ahead. */
const isKnown = (pattern: Pattern, text: Text, start: number, options: Options): boolean =>
  !pattern.dependsOnStart &&
  pattern.text === text &&
  pattern.options === options &&
  pattern.from <= start &&
  (pattern.match === null || startOf(pattern.match) >= start)

function search(pattern: Pattern, text: Text, start: number, options: Options): void {
  pattern.match = pattern.scanner.findNextMatchSync(text, start, options)
  pattern.text = text
  pattern.options = options
  pattern.from = start
}
