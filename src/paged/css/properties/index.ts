import {backgroundProperties} from './background.ts'
import {borderProperties} from './border.ts'
import {boxProperties} from './box.ts'
import {decorationProperties} from './decoration.ts'
import {fontProperties} from './font.ts'
import {fontDetailProperties} from './font-details.ts'
import {generatedProperties} from './generated.ts'
import {gridProperties} from './grid.ts'
import {hyphenationProperties} from './hyphenation.ts'
import {initialLetterProperties} from './initial-letter.ts'
import {lineBreakingProperties} from './line-breaking.ts'
import type {Longhand} from './longhand.ts'
import {pageDescriptors} from './page-descriptors.ts'
import {pagedProperties} from './paged.ts'
import {tableProperties} from './table.ts'
import {textProperties} from './text.ts'

/** The one table of what is laid out: every longhand with its initial value and its parser. */
export const longhands = {
  ...boxProperties,
  ...borderProperties,
  ...backgroundProperties,
  ...fontProperties,
  ...textProperties,
  ...hyphenationProperties,
  ...lineBreakingProperties,
  ...decorationProperties,
  ...fontDetailProperties,
  ...initialLetterProperties,
  ...generatedProperties,
  ...tableProperties,
  ...gridProperties,
  ...pagedProperties,
  ...pageDescriptors,
} as const

export type LonghandName = keyof typeof longhands

/** The type of each longhand's computed value. */
export type ValueTypes = {
  readonly [Name in LonghandName]: (typeof longhands)[Name] extends Longhand<infer T> ? T : never
}

/** True for what only an `@page` rule may declare. */
export const isPageDescriptor = (name: string): boolean => Object.hasOwn(pageDescriptors, name)

export const longhandNames = Object.keys(longhands) as readonly LonghandName[]

export const isLonghand = (name: string): name is LonghandName => Object.hasOwn(longhands, name)
