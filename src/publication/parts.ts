import type {Entry, Work} from './publication.ts'

/** What is read in a work, in order: a book's chapters, an issue's stories, a story alone. */
export function partsOf(work: Work): readonly Entry[] {
  switch (work.type) {
    case 'story':
      return [work]
    case 'book':
      return work.chapters
    case 'issue':
      return work.stories
  }
}
