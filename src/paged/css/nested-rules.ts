import {tokenize, tokenTypes} from 'css-tree/dist/csstree.esm'

/** A stylesheet whose nested rules all begin with `&`, which the parser asks for, and where that was put in. */
export interface NestedCss {
  readonly css: string
  /** Offsets in `css` of each `& ` that nobody wrote, in order. */
  readonly inserted: readonly number[]
}

/** What was put in. */
export const ampersand = '& '

interface Token {
  readonly type: number
  readonly start: number
  readonly end: number
}

/** At-rules whose blocks hold what stands around them. */
const conditional = /^@(?:media|supports|layer|container|scope|starting-style)$/i

/** Put `& ` before each selector inside of a style rule that does not begin with it (css-nesting-1, 3.1). */
export function withAmpersands(css: string): NestedCss {
  const tokens = tokensOf(css)
  /** By open brace, whether rules in it are nested ones. */
  const blocks: ('nested' | 'top' | 'closed')[] = ['top']
  const places: number[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!
    if (isSpace(token) || token.type === tokenTypes.Semicolon) at++
    else if (token.type === tokenTypes.RightCurlyBracket) {
      if (blocks.length > 1) blocks.pop()
      at++
    } else {
      const around = blocks.at(-1)!
      const end = statementEnd(tokens, at)
      if (tokens[end]?.type === tokenTypes.LeftCurlyBracket) {
        const isAtRule = token.type === tokenTypes.AtKeyword
        const text = css.slice(token.start, token.end)
        if (around === 'nested' && !isAtRule) {
          if (text.startsWith('--')) {
            at = afterBlock(tokens, end)
            continue
          }
          places.push(...selectorStarts(css, tokens, at, end))
        }
        if (isAtRule) blocks.push(conditional.test(text) ? around : 'closed')
        else blocks.push(around === 'closed' ? 'closed' : 'nested')
      }
      at = end + (tokens[end]?.type === tokenTypes.RightCurlyBracket ? 0 : 1)
    }
  }
  return places.length === 0 ? {css, inserted: []} : insert(css, places)
}

function tokensOf(css: string): readonly Token[] {
  const tokens: Token[] = []
  tokenize(css, (type, start, end) => tokens.push({type, start, end}))
  return tokens
}

const isSpace = ({type}: Token) =>
  type === tokenTypes.WhiteSpace ||
  type === tokenTypes.Comment ||
  type === tokenTypes.CDO ||
  type === tokenTypes.CDC

const opening = new Set([
  tokenTypes.Function,
  tokenTypes.LeftParenthesis,
  tokenTypes.LeftSquareBracket,
])
const closing = new Set([tokenTypes.RightParenthesis, tokenTypes.RightSquareBracket])

/** Index of the `{`, `;` or `}` that ends what begins at `from`, outside of parentheses and brackets. */
function statementEnd(tokens: readonly Token[], from: number): number {
  let depth = 0
  for (let at = from; at < tokens.length; at++) {
    const {type} = tokens[at]!
    if (opening.has(type)) depth++
    if (closing.has(type)) depth--
    if (type === tokenTypes.RightCurlyBracket) return at
    if (depth <= 0 && (type === tokenTypes.LeftCurlyBracket || type === tokenTypes.Semicolon))
      return at
  }
  return tokens.length
}

/** Behind the block that opens at `from`. */
function afterBlock(tokens: readonly Token[], from: number): number {
  let depth = 0
  for (let at = from; at < tokens.length; at++) {
    const {type} = tokens[at]!
    if (type === tokenTypes.LeftCurlyBracket) depth++
    if (type === tokenTypes.RightCurlyBracket && --depth === 0) return at + 1
  }
  return tokens.length
}

/** Where the selectors of a list begin, those without an `&` in front. */
function selectorStarts(
  css: string,
  tokens: readonly Token[],
  from: number,
  end: number,
): readonly number[] {
  const starts: number[] = []
  let depth = 0
  let fresh = true
  for (let at = from; at < end; at++) {
    const token = tokens[at]!
    if (isSpace(token)) continue
    if (fresh && css[token.start] !== '&') starts.push(token.start)
    fresh = false
    if (opening.has(token.type)) depth++
    if (closing.has(token.type)) depth--
    if (token.type === tokenTypes.Comma && depth === 0) fresh = true
  }
  return starts
}

function insert(css: string, places: readonly number[]): NestedCss {
  let text = ''
  let from = 0
  const inserted: number[] = []
  for (const place of places) {
    text += css.slice(from, place)
    inserted.push(text.length)
    text += ampersand
    from = place
  }
  return {css: text + css.slice(from), inserted}
}
