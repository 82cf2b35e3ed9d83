import type {Config} from '../config/publication.ts'
import {report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'
import {isTold} from '../document/told.ts'

/**
 * Whether a document may be in any output of a build at `config.now`. Whatever its status says, an embargo in the
 * future holds it; an embargo without a time holds it for good and is reported.
 */
export function isPublic(document: Document, config: Config): boolean {
  const {status, embargo} = document.frontmatter
  const held = embargo !== undefined && Date.parse(embargo) > config.now.getTime()
  switch (status) {
    case 'draft':
    case 'killed':
      return false
    case 'embargoed':
      if (embargo !== undefined) return !held
      if (isTold(document.file, 'embargo')) return false
      report(
        document.file,
        'embargo-without-time',
        'Unexpected status `embargoed` without `embargo`, expected the instant until which it is held',
        {line: 1, column: 1},
      )
      return false
    case 'published':
      return !held
  }
}

/** When a document will be public by itself; undefined where it is held for another reason, or for good. */
export const heldUntil = ({frontmatter}: Document): string | undefined =>
  frontmatter.status === 'published' || frontmatter.status === 'embargoed'
    ? frontmatter.embargo
    : undefined
