import type {Position} from 'unist'

/** Every rule the typesetter can break, with one line of meaning. Messages name one of these. */
export const typesetterRules = {
  'css-syntax': 'A stylesheet has text that no CSS grammar accepts; the parser skipped it.',
  'unknown-property': 'A declaration names a property that CSS does not know.',
  'unsupported-property': 'A declaration is valid CSS, but the typesetter does not lay it out.',
  'unsupported-value': 'A property is laid out, but not with this value.',
  'unsupported-selector': 'A selector is valid CSS, but the typesetter cannot match it.',
  'unsupported-at-rule':
    'An at-rule, or a condition of one, is valid CSS, but the typesetter does not follow it.',
  'missing-stylesheet': 'A stylesheet that an @import names cannot be read.',
  'missing-font': 'A font file that an @font-face names cannot be read.',
  'missing-glyph': 'No font of the stack has a glyph for a character.',
  'missing-image': 'An image cannot be read, or is of a kind that cannot be painted.',
  'coarse-image': 'A picture is printed so large that its pixels show.',
  'overfull-line': 'A line is wider than its measure: it has no place to break.',
  'overfull-page': 'Something is higher than the page and cannot be divided.',
  'unresolved-reference': 'A cross reference points to an id that the document lacks.',
  'unstable-reference': 'A page number still changes after four passes.',
} as const

export type TypesetterRule = keyof typeof typesetterRules

/** A problem found while typesetting. The caller turns it into a message with a file name. */
export interface TypesetterMessage {
  readonly ruleId: TypesetterRule
  /** "Unexpected X, expected Y". */
  readonly reason: string
  /** Which input `place` counts in: the tree (Markdown positions), or a stylesheet by its path. */
  readonly origin: 'tree' | {readonly stylesheet: string}
  readonly place: Position | undefined
  /** True when the page is wrong without it (a missing glyph), false when it is only poorer. */
  readonly severe: boolean
}

export type Report = (message: TypesetterMessage) => void
