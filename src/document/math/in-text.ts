import type {
  Code,
  Construct,
  Effects,
  State,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types'
import {backslash, dollar, isDigit, isLetter, isLineEnding, isSpace} from './character.ts'

/**
 * `$x$` and, in a line of text, `$$x$$`. Pandoc's rule keeps prices out: no space after the `$` that opens, none before
 * the one that closes, and no digit after it; ours, that none opens between a letter and a digit: `US$5 (A$7)`. `\$`
 * opens and closes nothing.
 */
export const mathInText: Construct = {name: 'mathText', previous, tokenize: tokenize as Tokenizer}

const isPrice = (before: Code, after: Code): boolean => isLetter(before) && isDigit(after)

/** Dollars that did not open anything do not do so one later. */
function previous(this: TokenizeContext, code: Code): boolean {
  return code !== dollar || this.events.at(-1)?.[1].type === 'characterEscape'
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const before = this.previous
  let opening = 0
  let closing = 0
  let last: Code = null
  return start

  function start(code: Code): State | undefined {
    effects.enter('mathText')
    effects.enter('mathTextSequence')
    return open(code)
  }

  function open(code: Code): State | undefined {
    if (code === dollar) {
      opening++
      effects.consume(code)
      return open
    }
    effects.exit('mathTextSequence')
    if (opening > 2 || (opening === 1 && (isSpace(code) || isPrice(before, code)))) return nok(code)
    return between(code)
  }

  function between(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (isLineEnding(code)) {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      last = code
      return between
    }
    closing = 0
    if (code === dollar) {
      effects.enter('mathTextSequence')
      return close(code)
    }
    effects.enter('mathTextData')
    return data(code)
  }

  function data(code: Code): State | undefined {
    if (code === null || code === dollar || isLineEnding(code)) {
      effects.exit('mathTextData')
      return between(code)
    }
    effects.consume(code)
    last = code
    return code === backslash ? escaped : data
  }

  function escaped(code: Code): State | undefined {
    if (code !== dollar && code !== backslash) return data(code)
    effects.consume(code)
    last = code
    return data
  }

  function close(code: Code): State | undefined {
    if (code === dollar) {
      closing++
      effects.consume(code)
      return close
    }
    effects.exit('mathTextSequence')
    // A dollar alone is no end of `$$`.
    if (opening === 2 && closing === 1) {
      last = dollar
      return between(code)
    }
    if (closing !== opening) return nok(code)
    if (opening === 1 && (isSpace(last) || isDigit(code))) return nok(code)
    effects.exit('mathText')
    return ok(code)
  }
}
