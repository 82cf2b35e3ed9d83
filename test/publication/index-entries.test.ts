import {expect, test} from 'vitest'
import {type IndexEntry, indexEntries} from '../../src/publication/index-entries.ts'

const mark = (term: string, more = {}, path = 'a.md') => ({
  mark: {term, sub: undefined, see: undefined, also: undefined, id: `of-${term}`, ...more},
  path,
  title: path,
})

const lines = (entries: readonly IndexEntry[]): string[] =>
  entries.flatMap(({term, places, see, also, subs}) => [
    [
      term,
      ...places.map(({path, id}) => `${path}#${id}`),
      ...see.map(to => `see ${to}`),
      ...also.map(to => `also ${to}`),
    ].join(', '),
    ...lines(subs).map(line => `  ${line}`),
  ])

test('entries are gathered by their letters, with sub-entries and what to see', () => {
  const marks = [
    mark('octavo'),
    mark('Sheet', {sub: 'folded'}),
    mark('8vo', {see: 'octavo'}),
    mark('Octavo', {also: 'quarto', id: 'second'}, 'b.md'),
    mark('sheet', {sub: 'cut', id: 'cut'}),
    mark('Élan'),
    mark('edge'),
    mark('fold'),
  ]
  expect(lines(indexEntries(marks, 'en'))).toEqual([
    '8vo, see octavo',
    'edge, a.md#of-edge',
    'Élan, a.md#of-Élan',
    'fold, a.md#of-fold',
    'octavo, a.md#of-octavo, b.md#second, also quarto',
    'Sheet',
    '  cut, a.md#cut',
    '  folded, a.md#of-Sheet',
  ])
})

test.each([
  [
    'fa',
    ['یاد', 'گل', 'کتاب', 'ژاله', 'چاپ', 'پلک', 'بار', 'آب'],
    'آب بار پلک چاپ ژاله کتاب گل یاد',
  ],
  ['ar', ['يد', 'كتاب', 'حبر', 'جلد', 'باب', 'ألف'], 'ألف باب جلد حبر كتاب يد'],
  ['sv', ['ö', 'z', 'ä', 'å', 'a'], 'a z å ä ö'],
])('%s has its own alphabet', (lang, words, expected) => {
  const entries = indexEntries(
    words.map(word => mark(word)),
    lang,
  )
  expect(entries.map(({term}) => term).join(' ')).toBe(expected)
})
