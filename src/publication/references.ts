import {nearest} from '../config/nearest.ts'
import {report} from '../diagnostics.ts'
import {numbersOf} from './numbering.ts'
import type {Publication} from './publication.ts'

/** Report every reference to what is not there, and every label that two chapters of a book have. */
export function checkReferences(publication: Publication): void {
  for (const [path, {document}] of publication.entries) {
    if (document.references.length === 0 && document.labels.length === 0) continue
    const {find, names} = numbersOf(publication, path)
    for (const {name, position} of document.references) {
      if (find(name)) continue
      const near = nearest(name, names)
      report(
        document.file,
        'unknown-reference',
        `Unexpected reference \`@${name}\`, expected ${near ? `\`@${near}\`` : `something with the id \`{#${name}}\``}`,
        position,
      )
    }
    for (const {name, position} of document.labels) {
      const first = find(name)
      if (first === undefined || first.path === path) continue
      report(
        document.file,
        'duplicate-label',
        `Unexpected second label \`${name}\`, which \`${first.path}\` has already, expected another`,
        position && {start: position.start, end: position.start},
      )
    }
  }
}
