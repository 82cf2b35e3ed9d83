import type {Document} from '../document/document.ts'
import {findSection} from './collections.ts'
import type {Section} from './publication.ts'
import {slugify, slugOf} from './slug.ts'

/** Where a document stands when it is public and nobody else wants the place; a chapter as a story by itself. */
export function ownAddress(document: Document, sections: readonly Section[]): string {
  const slug = slugOf(document)
  const {section} = document.frontmatter
  switch (document.kind) {
    case 'book':
      return `books/${slug}/`
    case 'issue':
      return `issues/${slug}/`
    case 'page':
      return `${slug}/`
    case 'story':
    case 'chapter':
      return `${section === undefined ? 'stories' : (findSection(section, sections)?.slug ?? slugify(section))}/${slug}/`
  }
}
