import type {Code} from 'micromark-util-types'

export const dollar = 0x24
export const backslash = 0x5c

/** micromark's codes below -2 are line endings, those below 0 and 32 are white space. */
export const isLineEnding = (code: Code): boolean => code !== null && code < -2

export const isSpace = (code: Code): boolean =>
  code === null || code === 0x20 || code === -1 || code === -2 || isLineEnding(code)

export const isDigit = (code: Code): boolean => code !== null && code >= 0x30 && code <= 0x39

export const isLetter = (code: Code): boolean =>
  code !== null && code > 0 && /\p{L}/u.test(String.fromCodePoint(code))

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathText: 'mathText'
    mathTextSequence: 'mathTextSequence'
    mathTextData: 'mathTextData'
    mathFlow: 'mathFlow'
    mathFlowLine: 'mathFlowLine'
  }
}
