import {nearest} from '../config/nearest.ts'
import type {Document} from '../document/document.ts'
import {reportIn} from '../document/from.ts'
import {allTargets, type Target} from '../document/targets.ts'
import {numbersOf} from './numbering.ts'
import type {Publication} from './publication.ts'

/** Report every reference to what is not there, and every label that two chapters of a book have. */
export function checkReferences(publication: Publication): void {
  for (const [path, {document}] of publication.entries) {
    checkTerms(document, publication)
    if (document.references.length === 0 && document.labels.length === 0) continue
    const {find} = numbersOf(publication, path, 'web')
    for (const reference of document.references) {
      const {name} = reference
      const lacking = (reference.targets ?? allTargets).filter(
        target => !numbersOf(publication, path, target).find(name),
      )
      const [lacks] = lacking
      if (lacks === undefined) continue
      const near = nearest(name, numbersOf(publication, path, lacks).names)
      if (lacking.length < (reference.targets ?? allTargets).length) {
        const nameOf = (target: Target) => (target === 'ebook' ? 'epub' : target)
        reportIn(
          document,
          reference,
          'unknown-reference',
          `Unexpected reference \`@${name}\` to what ${lacking.map(nameOf).join(', ')} leave out, expected it in the same targets`,
        )
        continue
      }
      reportIn(
        document,
        reference,
        'unknown-reference',
        `Unexpected reference \`@${name}\`, expected ${near ? `\`@${near}\`` : `something with the id \`{#${name}}\``}`,
      )
    }
    for (const label of document.labels) {
      const {name, position} = label
      const first = find(name)
      if (first === undefined || first.path === path) continue
      reportIn(
        document,
        {...label, position: position && {start: position.start, end: position.start}},
        'duplicate-label',
        `Unexpected second label \`${name}\`, which \`${first.path}\` has already, expected another`,
      )
    }
  }
}

function checkTerms(document: Document, publication: Publication): void {
  for (const use of document.termUses) {
    const {findTerm, terms} = numbersOf(publication, document.path, use.targets?.[0] ?? 'web')
    if (findTerm(use.term)) continue
    const near = nearest(use.term, terms)
    reportIn(
      document,
      use,
      'unknown-term',
      `Unexpected term \`${use.term}\`, expected ${near ? `\`${near}\`` : 'one that a `:::glossary` of its document or book explains'}`,
    )
  }
}
