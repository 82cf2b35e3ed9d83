import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {readAddressRecord} from '../../src/config/address-record.ts'
import {assemble} from '../../src/publication/assemble.ts'
import {sampleConfig, sampleDocument} from '../theme/sample.ts'

type Frontmatter = Readonly<Record<string, unknown>>

function redirectsOf(documents: Readonly<Record<string, Frontmatter>>, record = '') {
  const file = new VFile({path: 'addresses.txt'})
  const publication = assemble(
    Object.entries(documents).map(([path, frontmatter]) =>
      sampleDocument({path, frontmatter: {date: '2026-01-01', ...frontmatter}}),
    ),
    sampleConfig(),
    {record: readAddressRecord(record, file)},
  )
  expect(file.messages.map(String)).toEqual([])
  return publication.redirects.map(({from, entry}) => `${from} → ${entry.path}`)
}

test('a document that moved is found where it stood, as the record knows it by its id', () => {
  expect(
    redirectsOf(
      {'new/place.md': {id: 'tag:x,2026:1', slug: 'now'}},
      'stories/then/ tag:x,2026:1\nstories/now/ tag:x,2026:1\n',
    ),
  ).toEqual(['stories/then/ → stories/now/'])
})

test.each([
  ['/old/a', 'old/a/'],
  ['old/a/index.html', 'old/a/'],
  ['/old/a.html', 'old/a.html'],
  ['/%D8%B1%D9%88%D8%AF/', 'رود/'],
])('the alias %s is %s', (alias, from) => {
  expect(redirectsOf({'a.md': {aliases: [alias]}})).toEqual([`${from} → stories/a/`])
})

test('an address that is in use again leads to what is there now', () => {
  const record = 'stories/a/ tag:x,2026:moved\n'
  expect(redirectsOf({'a.md': {}, 'b.md': {id: 'tag:x,2026:moved'}}, record)).toEqual([])
})

test.each([
  {status: 'killed'},
  {status: 'draft'},
  {status: 'embargoed', embargo: '2030-01-01T00:00:00Z'},
  {embargo: '2030-01-01T00:00:00Z'},
])('what is not public leaves no trace: %o', held => {
  const id = 'tag:x,2026:held'
  expect(
    redirectsOf({'held.md': {...held, id, aliases: ['secret/']}, 'a.md': {}}, `was/ ${id}\n`),
  ).toEqual([])
})
