import type {Book} from './book.ts'
import {linkRules} from './links.ts'
import {mediaRules} from './media.ts'
import {metadataRules} from './metadata.ts'
import {navigationRules} from './navigation.ts'
import {noteRules} from './notes.ts'
import {pictureRules} from './pictures.ts'
import type {EpubRule, Finding} from './rule.ts'
import {safetyRules} from './safety.ts'
import {shopRules} from './shops.ts'
import {structureRules} from './structure.ts'
import {styleRules} from './styles.ts'
import {tableRules} from './tables.ts'
import {textRules} from './text.ts'

/** Every rule by its id, in groups as the manual has them. */
export const epubRules = {
  Structure: structureRules,
  Navigation: navigationRules,
  Notes: noteRules,
  Pictures: pictureRules,
  'Sound and film': mediaRules,
  Tables: tableRules,
  'Headings and languages': textRules,
  Links: linkRules,
  Metadata: metadataRules,
  'Style sheet': styleRules,
  Safety: safetyRules,
  Shops: shopRules,
} as const

/** What a rule found, with its id. */
export interface Judgment extends Finding {
  readonly ruleId: string
  readonly severity: EpubRule['severity']
}

/** What is wrong with a book, rule by rule. */
export const judgeBook = (book: Book): readonly Judgment[] =>
  Object.values(epubRules).flatMap(group =>
    Object.entries(group).flatMap(([ruleId, {severity, check}]) =>
      [...check(book)].map(finding => ({...finding, ruleId, severity})),
    ),
  )
