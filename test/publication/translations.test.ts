import {expect, test} from 'vitest'
import {assemble} from '../../src/publication/assemble.ts'
import {translationsOf} from '../../src/publication/translations.ts'
import {sampleConfig, sampleDocument} from '../theme/sample.ts'

/** Groups as `path,path`, each once, of documents given as `path lang translationOf`. */
function groups(...documents: readonly string[]): readonly string[] {
  const publication = assemble(
    documents.map(line => {
      const [path = '', lang = '', translationOf, status = 'published'] = line.split(' ')
      const frontmatter = {
        title: path,
        date: '2026-01-01',
        status,
        ...(translationOf && {translationOf}),
      }
      return sampleDocument({path, lang, frontmatter})
    }),
    sampleConfig(),
  )
  const all = [...publication.entries.values()].map(entry =>
    translationsOf(publication, entry)
      .map(({document}) => document.path)
      .join(),
  )
  return [...new Set(all)].filter(group => group !== '')
}

test.each([
  ['alone', ['a.md en'], []],
  ['the original first', ['z.md en', 'b.md fa z.md', 'a.md ar z.md'], ['z.md,a.md,b.md']],
  [
    'a translation of a translation',
    ['a.md ar b.md', 'b.md fa c.md', 'c.md en'],
    ['c.md,a.md,b.md'],
  ],
  ['one for each language', ['a.md en', 'b.md fa a.md', 'c.md fa a.md'], ['a.md,b.md']],
  ['of what is not there', ['a.md ar gone.md', 'b.md fa gone.md'], ['a.md,b.md']],
  ['of what is not public', ['a.md en c.md draft', 'b.md fa a.md', 'd.md ar a.md'], ['b.md,d.md']],
  ['a ring', ['a.md en b.md', 'b.md fa a.md'], ['a.md,b.md']],
  ['of itself', ['a.md en a.md', 'b.md fa a.md'], ['a.md,b.md']],
  ['a tail on a ring', ['a.md en b.md', 'b.md fa c.md', 'c.md ar b.md'], ['b.md,a.md,c.md']],
])('%s', (_, documents, expected) => {
  expect(groups(...documents)).toEqual(expected)
})
