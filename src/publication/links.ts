import {posix} from 'node:path'
import type {Place} from '../diagnostics.ts'
import type {Document, DocumentLink} from '../document/document.ts'
import {reportIn} from '../document/from.ts'
import {anchorOf} from './anchor.ts'
import {resolvePath} from './entries.ts'
import {placeOfText} from './place-of-text.ts'
import type {Publication} from './publication.ts'

/** Report every link between documents that leads nowhere, or to what is not public, where it stands. */
export function checkLinks(
  publication: Publication,
  documents: ReadonlyMap<string, Document>,
): void {
  for (const {document} of publication.entries.values()) {
    for (const link of [...document.links, ...relatedLinks(document)])
      checkLink(document, link, publication, documents)
  }
}

/** What the frontmatter names as related is a link, too. */
const relatedLinks = (document: Document): readonly WrittenLink[] =>
  (document.frontmatter.related ?? []).map(path => ({
    path: resolvePath(document, path),
    fragment: undefined,
    position: placeOfText(document, path),
  }))

type WrittenLink = Omit<DocumentLink, 'position'> & {readonly position: Place}

function checkLink(
  document: Document,
  link: WrittenLink,
  publication: Publication,
  documents: ReadonlyMap<string, Document>,
): void {
  const target = documents.get(link.path)
  if (target === undefined) {
    reportIn(
      document,
      link,
      'dead-link',
      `Unexpected link to \`${link.path}\`, expected ${nearest(link.path, documents)}`,
    )
  } else if (!publication.entries.has(link.path)) {
    reportIn(
      document,
      link,
      'unpublished-link',
      `Unexpected link to \`${link.path}\`, which ${target.frontmatter.status === 'killed' ? 'was killed' : 'is not public'}, expected a published document`,
    )
  } else if (link.fragment !== undefined && anchorOf(target, link.fragment).type === 'nowhere') {
    reportIn(
      document,
      link,
      'dead-link',
      `Unexpected link to \`${link.path}#${link.fragment}\`, expected the id of a heading there`,
    )
  }
}

/** A document of the same name elsewhere is most likely what was meant. */
function nearest(path: string, documents: ReadonlyMap<string, Document>): string {
  const twin = [...documents.keys()].find(other => posix.basename(other) === posix.basename(path))
  return twin === undefined ? 'a document of the publication' : `\`${twin}\``
}
