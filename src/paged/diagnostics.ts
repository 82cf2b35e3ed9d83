import type {Position} from 'unist'

interface Rule {
  /** An error makes the page wrong, a warning poorer; `either` depends on the place, and each message says which. */
  readonly severity: 'error' | 'warning' | 'either'
  /** One line of meaning. */
  readonly meaning: string
}

/** Every rule the typesetter can break. Messages name one of these. */
export const typesetterRules = {
  'css-syntax': {
    severity: 'warning',
    meaning: 'A stylesheet has text that no CSS grammar accepts; the parser skipped it.',
  },
  'unknown-property': {
    severity: 'warning',
    meaning: 'A declaration names a property that CSS does not know.',
  },
  'unsupported-property': {
    severity: 'warning',
    meaning: 'A declaration is valid CSS, but the typesetter does not lay it out.',
  },
  'unsupported-value': {
    severity: 'warning',
    meaning: 'A property is laid out, but not with this value.',
  },
  'unsupported-selector': {
    severity: 'warning',
    meaning: 'A selector is valid CSS, but the typesetter cannot match it.',
  },
  'unsupported-at-rule': {
    severity: 'warning',
    meaning:
      'An at-rule, or a condition of one, is valid CSS, but the typesetter does not follow it.',
  },
  'missing-stylesheet': {
    severity: 'warning',
    meaning: 'A stylesheet that an @import names cannot be read.',
  },
  'missing-font': {
    severity: 'either',
    meaning: 'A font file that an @font-face names cannot be read.',
  },
  'missing-glyph': {
    severity: 'error',
    meaning: 'No font of the stack has a glyph for a character.',
  },
  'missing-image': {
    severity: 'error',
    meaning: 'An image cannot be read, or is of a kind that cannot be painted.',
  },
  'coarse-image': {
    severity: 'warning',
    meaning: 'A picture is printed so large that its pixels show.',
  },
  'overfull-line': {
    severity: 'warning',
    meaning: 'A line is wider than its measure: it has no place to break.',
  },
  'overfull-table': {
    severity: 'warning',
    meaning: 'Columns of a table are too narrow for their words, so words are divided.',
  },
  'overfull-page': {
    severity: 'error',
    meaning: 'Something is higher than the page and cannot be divided.',
  },
  'unresolved-reference': {
    severity: 'error',
    meaning: 'A cross reference points to an id that the document lacks.',
  },
  'unstable-reference': {
    severity: 'error',
    meaning: 'A page number still changes after four passes.',
  },
} as const satisfies Record<string, Rule>

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
