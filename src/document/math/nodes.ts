import type {Data, Literal} from 'mdast'

/** `$x$`, or `$$x$$` in a line of text. */
export interface InlineMath extends Literal {
  readonly type: 'inlineMath'
  /** TeX, without the dollars. */
  value: string
  /** Written with `$$`: it stands on a line of its own. */
  isDisplay: boolean
  data?: Data
}

/** A block between lines of `$$`. */
export interface MathBlock extends Literal {
  readonly type: 'math'
  value: string
  /** Whether its end is written. */
  isClosed: boolean
  /** The id behind its end: `$$ {#eq:x}`. */
  label?: string
  data?: Data
}

declare module 'mdast' {
  interface PhrasingContentMap {
    inlineMath: InlineMath
  }
  interface BlockContentMap {
    math: MathBlock
  }
  interface RootContentMap {
    inlineMath: InlineMath
    math: MathBlock
  }
}
