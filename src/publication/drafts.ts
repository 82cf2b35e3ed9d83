import type {Document} from '../document/document.ts'
import {sha256} from '../source/hash.ts'

/** What a draft is called where it is looked at: `[Draft] The bridge reopens`. */
export type DraftTitle = (document: Document) => string

/**
 * A draft as a document that may be looked at, marked by its title in whatever shows it. An embargo holds it all the
 * same, and what is no draft stays as it is: killed documents, and those that a fault in their frontmatter holds back.
 */
export function showDraft(document: Document, draftTitle: DraftTitle): Document {
  if (document.frontmatter.status !== 'draft') return document
  return {
    ...document,
    frontmatter: {...document.frontmatter, status: 'published'},
    title: draftTitle(document),
    hash: sha256(`draft ${document.hash}`),
  }
}
