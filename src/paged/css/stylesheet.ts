import type {TypesetterMessage} from '../diagnostics.ts'

/** CSS text with the name its messages carry. `@import`s are followed through `load`. */
export interface Stylesheet {
  /** As it appears in messages, and what relative `url()`s resolve against: a slash-separated path. */
  readonly path: string
  readonly css: string
}

export interface Range {
  readonly min: number
  readonly max: number
}

/** One `@font-face` rule. */
export interface FontFaceRule {
  readonly family: string
  /** `url()`s in order of preference, resolved against the stylesheet's path. */
  readonly sources: readonly string[]
  /** What a variable font has, and 400 of any other, where nobody says (css-fonts-4, 4.4). */
  readonly weight: Range | 'auto'
  readonly style: 'normal' | 'italic' | 'oblique'
  readonly stretch: Range | 'auto'
  /** Undefined means every character. */
  readonly unicodeRange: ReadonlyArray<{readonly from: number; readonly to: number}> | undefined
  /** A message about its file, which points at the rule; without it, at nothing. */
  readonly messageOf?: (ruleId: 'missing-font', reason: string) => TypesetterMessage
}
