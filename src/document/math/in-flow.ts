import type {
  Code,
  Construct,
  Effects,
  State,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types'
import {backslash, dollar, isLineEnding, isSpace} from './character.ts'

/**
 * A block of math: from a line that is `$$` alone to the next line that ends with `$$`, or one line that begins and
 * ends with it. Blank lines and what would else begin a list or heading belong to it. Without an end it goes on to the
 * end of its container, as fenced code does.
 */
export const mathInFlow: Construct = {
  name: 'mathFlow',
  concrete: true,
  tokenize: tokenize as Tokenizer,
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const isInterrupting = () => this.interrupt
  let opening = 0
  /** Dollars at the end of the line so far, white space aside. */
  let dollars = 0
  let last: Code = null
  /** What stands behind the dollars that may have ended the block: white space, and the label of the formula. */
  let behind = ''
  return start

  function start(code: Code): State | undefined {
    effects.enter('mathFlow')
    effects.enter('mathFlowLine')
    return open(code)
  }

  function open(code: Code): State | undefined {
    if (code === dollar) {
      opening++
      effects.consume(code)
      return open
    }
    return opening === 2 ? afterOpening(code) : nok(code)
  }

  function afterOpening(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) {
      effects.exit('mathFlowLine')
      return isInterrupting() ? ok(code) : atLineEnding(code)
    }
    if (!isSpace(code)) return onlyLine(code)
    effects.consume(code)
    return afterOpening
  }

  /** The line that opens has content: it has to close, too, and nothing may follow. */
  function onlyLine(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) {
      if (dollars !== 2) return nok(code)
      effects.exit('mathFlowLine')
      return after(code)
    }
    // What closes before the end of the line is a formula in text.
    if (dollars >= 2 && !isSpace(code) && code !== dollar) return nok(code)
    read(code)
    return onlyLine
  }

  function atLineEnding(code: Code): State | undefined {
    return effects.check(nonLazyLine, lineEnding, after)(code)
  }

  function lineEnding(code: Code): State | undefined {
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    dollars = 0
    last = null
    behind = ''
    return lineStart
  }

  function lineStart(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) return atLineEnding(code)
    effects.enter('mathFlowLine')
    return line(code)
  }

  function line(code: Code): State | undefined {
    if (code !== null && !isLineEnding(code)) {
      read(code)
      return line
    }
    effects.exit('mathFlowLine')
    return dollars >= 2 && /^\s*(?:\{#eq:[^\s{}]+\}\s*)?$/.test(behind)
      ? after(code)
      : atLineEnding(code)
  }

  function read(code: Code): void {
    effects.consume(code)
    if (code === dollar && last !== backslash) {
      dollars = last === dollar ? dollars + 1 : 1
      behind = ''
    } else if (dollars >= 2) behind += code !== null && code > 0 ? String.fromCodePoint(code) : ' '
    else if (!isSpace(code)) dollars = 0
    // Of two backslashes, the second escapes nothing.
    last = code === backslash && last === backslash ? null : code
  }

  function after(code: Code): State | undefined {
    effects.exit('mathFlow')
    return ok(code)
  }
}

/** Whether a line follows that belongs to the same container. */
const nonLazyLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const isLazy = () => this.parser.lazy[this.now().line]
    return code => {
      if (code === null) return nok(code)
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return next => (isLazy() ? nok(next) : ok(next))
    }
  },
}
