import {expect, test} from 'vitest'
import {html} from '../../../src/formats/html/index.ts'
import {rules, termsOf} from '../../../src/formats/html/search/terms.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {openPress, runTasks, textOf} from '../press.ts'

interface Client {
  readonly termsOf: (query: string, rules: unknown) => readonly string[]
  readonly find: (
    terms: readonly string[],
    index: unknown,
    read: (name: string) => Promise<unknown>,
  ) => Promise<readonly number[]>
}
/** The script of the page, without a page. */
const script = '../../../templates/press/scripts/search.js'
const client: Client = await import(/* @vite-ignore */ script)

test.each([
  ['Café CAFÉ ﬁne', ['cafe', 'cafe', 'fine']],
  ['Straße, İstanbul, ılık', ['strasse', 'istanbul', 'ilik']],
  ["don't a 7", ['dont', '7']],
  ['كِتَابٌ کتاب', ['کتاب', 'کتاب']],
  ['العراق ۱۴۰۵ ١٤٠٥', ['عراق', '1405', '1405']],
  ['می‌رود', ['می', 'رود', 'میرود']],
  ['東京都 の', ['東京', '京都', 'の']],
  ['한국어', ['한국어']],
  ['', []],
])('%s is the terms %j', (text, terms) => {
  expect(termsOf(text)).toEqual(terms)
})

test.each(['Café ﬁne Straße', 'كِتَابٌ العراق', 'می‌رود ۱۴۰۵', '東京都の雨 rain', "don't"])(
  'the script takes %s apart as the index does, but for words in one',
  query => {
    const indexed = termsOf(query)
    const asked = client.termsOf(query, rules)
    expect(asked.filter(term => !indexed.includes(term))).toEqual([])
    expect(asked.length).toBeGreaterThan(0)
  },
)

const documents = [
  sampleDocument({
    path: 'a.md',
    frontmatter: {title: 'Rivers', date: '2026-01-01', slug: 'a', tags: ['water']},
  }),
  sampleDocument({
    path: 'b.md',
    frontmatter: {title: 'Bread', date: '2026-01-02', slug: 'b', summary: 'Water and rivers.'},
  }),
  sampleDocument({path: 'held.md', frontmatter: {title: 'Zanzibar', status: 'draft'}}),
  sampleDocument({path: 'paper.md', frontmatter: {title: 'Zanzibar', formats: ['pdf']}}),
]

async function siteOf(config: Readonly<Record<string, unknown>>) {
  const press = await openPress({documents, config})
  const tasks = [...html.plan(press)].filter(({id}) => /search|theme|index\.html/.test(id))
  return (await runTasks(tasks)).flatMap(({files}) => files)
}

const titlesFor = async (query: string) => {
  const files = await siteOf({search: true})
  const read = async (name: string) => JSON.parse(textOf(files, `search/${name}`))
  const index = await read('index.json')
  const numbers = await client.find(client.termsOf(query, index.rules), index, read)
  const described = await read(index.documents[0])
  return numbers.map(number => described[number][1])
}

test('a title counts for more than a summary, and a beginning finds the word', async () => {
  expect(await titlesFor('rivers')).toEqual(['Rivers', 'Bread'])
  expect(await titlesFor('riv')).toEqual(['Rivers', 'Bread'])
  expect(await titlesFor('waters')).toEqual(['Bread', 'Rivers'])
})

test('all words must be there', async () => {
  expect(await titlesFor('water bread')).toEqual(['Bread'])
  expect(await titlesFor('water zanzibar')).toEqual([])
})

test('no word of what has no page is in the index, and the same text gives the same bytes', async () => {
  const files = await siteOf({search: true})
  const index = files.filter(({path}) => path.startsWith('search/') && path.endsWith('.json'))
  expect(index.map(({contents}) => contents).join()).not.toMatch(/zanzibar/i)
  const again = (await siteOf({search: true})).filter(({path}) => path.endsWith('.json'))
  expect(again).toEqual(index)
})

test('the page leads on without its script, which stands outside of it', async () => {
  const page = textOf(await siteOf({search: true, lang: 'fa'}), 'search/index.html')
  expect(page).toMatch(/<script type="module" src="..\/assets\/search\.[0-9a-f]{8}\.js"><\/script>/)
  expect(page).toContain('data-locale="fa-u-nu-arabext"')
  expect(page).toContain('<form role="search" hidden>')
  expect(page).toContain('href="../archive/"')
})

test('a site that does not ask for it has no index, no page, no link and no script', async () => {
  const files = await siteOf({})
  expect(files.filter(({path}) => /search/.test(path))).toEqual([])
  expect(textOf(files, 'index.html')).not.toContain('search')
})
