import {expect, test} from 'vitest'
import {assemble} from '../../src/publication/assemble.ts'
import {builtinTheme, loadTheme} from '../../src/theme/load.ts'
import {viewWork} from '../../src/theme/view-work.ts'
import {sampleAddresses, sampleConfig, sampleDocument} from './sample.ts'

const theme = await loadTheme(builtinTheme('press'))

test.each([
  ['No. 1, November 2026', 'en', undefined],
  ['شمارهٔ ۱', 'fa', undefined],
  ['November 2021', 'en', '1'],
  ['The border', 'en', '1'],
])('an issue called %s says its number in the series once', (title, lang, position) => {
  const frontmatter = {title, stories: [], series: {name: 'The Paper', position: 1}}
  const document = sampleDocument({path: 'i.md', kind: 'issue', lang, frontmatter})
  const publication = assemble([document], sampleConfig())
  const [issue] = publication.issues
  const place = {theme, publication, target: 'web', addresses: sampleAddresses} as const
  expect(issue && viewWork(issue, place).series).toEqual({name: 'The Paper', position})
})

test('a book in two series names both, the first before the other', () => {
  const series = [{name: 'Handbooks', position: 2}, {name: 'Rivers'}]
  const document = sampleDocument({
    path: 'b.md',
    kind: 'book',
    frontmatter: {title: 'B', chapters: [], series},
  })
  const publication = assemble([document], sampleConfig())
  const [book] = publication.books
  const place = {theme, publication, target: 'print', addresses: sampleAddresses} as const
  const view = book && viewWork(book, place)
  expect(view?.series).toEqual({name: 'Handbooks', position: '2'})
  expect(view?.all_series).toEqual([
    {name: 'Handbooks', position: '2'},
    {name: 'Rivers', position: undefined},
  ])
})
