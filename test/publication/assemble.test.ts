import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {resolveConfig} from '../../src/config/read-publication.ts'
import {parseDocument} from '../../src/document/parse.ts'
import {assemble} from '../../src/publication/assemble.ts'

const now = new Date('2026-06-01T12:00:00Z')

async function publish(
  files: Readonly<Record<string, string>>,
  yaml = 'title: T\nurl: https://t.example/\n',
) {
  const config = resolveConfig(yaml, {
    file: new VFile({path: 'publication.yaml'}),
    folderName: 't',
    sourceDate: new Date(0),
    now,
  })
  const documents = []
  for (const [path, text] of Object.entries(files)) {
    documents.push(await parseDocument({path, text, defaults: {lang: 'en'}}))
  }
  const publication = assemble(documents, config)
  const messages = documents.flatMap(({file}) =>
    file.messages.map(({ruleId}) => `${file.path} ${ruleId}`),
  )
  return {publication, messages}
}

const story = (keys: string) => `---\ntitle: S\ndate: 2026-01-01\n${keys}\n---\n\nText.\n`

test.each([
  ['status: draft', false],
  ['status: killed', false],
  ['status: published', true],
  ['status: embargoed\nembargo: 2026-06-01T12:00:01Z', false],
  ['status: embargoed\nembargo: 2026-06-01T12:00:00Z', true],
  ['embargo: 2026-06-01T15:31:00+03:30', false],
  ['embargo: 2026-06-01T15:30:00+03:30', true],
])('%s: public is %s', async (keys, isPublic) => {
  const {publication} = await publish({'a.md': story(keys)})
  expect(publication.stories).toHaveLength(isPublic ? 1 : 0)
})

test('an id stays when title, slug, section and address change', async () => {
  const before = await publish({'news/a.md': story('')})
  const after = await publish({
    'news/a.md': story('slug: other\nsection: World').replace('title: S', 'title: New'),
  })
  expect(after.publication.stories[0]?.id).toBe(before.publication.stories[0]?.id)
  expect(after.publication.stories[0]?.path).toBe('world/other/')
})

test('the later of two equal addresses gets a suffix and a message', async () => {
  const {publication, messages} = await publish({'a/x.md': story(''), 'b/X.md': story('')})
  expect(publication.stories.map(({path}) => path).sort()).toEqual(['stories/x-2/', 'stories/x/'])
  expect(messages).toEqual(['b/X.md duplicate-slug'])
})

test('the second of two equal ids falls back on its path', async () => {
  const id = 'id: tag:t.example,2026:x'
  const {publication, messages} = await publish({'a.md': story(id), 'b.md': story(id)})
  expect(new Set(publication.stories.map(entry => entry.id)).size).toBe(2)
  expect(messages).toEqual(['b.md duplicate-id'])
})

test('a correction moves updated, not published', async () => {
  const {publication} = await publish({
    'a.md': story('corrections:\n  - date: 2026-02-02\n    text: A name.'),
  })
  expect(publication.stories[0]?.updated.toISOString()).toBe('2026-02-02T00:00:00.000Z')
  expect(publication.stories[0]?.published.toISOString()).toBe('2026-01-01T00:00:00.000Z')
})

test('a book takes its chapters out of the stories, in its own order', async () => {
  const {publication, messages} = await publish({
    'b/index.md': story('chapters: [two.md, one.md, gone.md]'),
    'b/one.md': story(''),
    'b/two.md': story(''),
  })
  expect(publication.stories).toEqual([])
  expect(publication.books[0]?.chapters.map(({path}) => path)).toEqual([
    'books/b/two/',
    'books/b/one/',
  ])
  expect(messages).toEqual(['b/index.md missing-document'])
})

test('an issue chooses stories by query', async () => {
  const {publication} = await publish({
    'i.md': story('kind: issue\nstories: {tag: Ink, from: 2026-02-01, to: 2026-02-28}'),
    'early.md': story('tags: [ink]'),
    'right.md': story('tags: [ink]').replace('2026-01-01', '2026-02-28'),
    'other.md': story('tags: [paper]').replace('2026-01-01', '2026-02-02'),
  })
  expect(publication.issues[0]?.stories.map(({document}) => document.path)).toEqual(['right.md'])
})

test('tags that differ in case only are one', async () => {
  const {publication} = await publish({'a.md': story('tags: [Ink]'), 'b.md': story('tags: [ink]')})
  expect(publication.tags.map(({slug, stories}) => [slug, stories.length])).toEqual([['ink', 2]])
})

test('links that lead nowhere, or to what is held, are told apart', async () => {
  const {messages} = await publish({
    'a.md': story('').replace(
      'Text.',
      '## One\n\n[x](b.md) [y](gone.md) [z](#one) [w](held.md) [v](b.md#no)',
    ),
    'b.md': story(''),
    'held.md': story('status: draft'),
  })
  expect(messages).toEqual(['a.md dead-link', 'a.md unpublished-link', 'a.md dead-link'])
})

test('what a story names as related is checked like a link, where it stands', async () => {
  const {publication, messages} = await publish({
    'a.md': story('related: [b.md, gone.md, draft.md]'),
    'b.md': story(''),
    'draft.md': story('status: draft'),
  })
  expect(messages).toEqual(['a.md dead-link', 'a.md unpublished-link'])
  const places = publication.entries.get('a.md')?.document.file.messages
  expect(places?.map(({line, column}) => [line, column])).toEqual([
    [4, 17],
    [4, 26],
  ])
})
