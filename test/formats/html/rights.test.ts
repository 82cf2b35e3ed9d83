import {expect, test} from 'vitest'
import {html} from '../../../src/formats/html/index.ts'
import {bindAll, openMarkdown} from '../epub/from-markdown.ts'
import {runTasks} from '../press.ts'

const story = (more: string) => `---\ntitle: T\ndate: 2026-01-01\n${more}---\n\nText.\n`
const files = {
  'publication.yaml': 'title: P\nurl: https://p.example/\nrights: © Press\n',
  's/common.md': story(''),
  's/said.md': story('rights: © Press\n'),
  's/own.md': story('rights: © A. Writer\n'),
}

/** What a page shows, without what it says to machines. */
const shown = (page: string) => page.replace(/<head>[\s\S]*?<\/head>/, '').match(/©[^<]*/g) ?? []

test.each([
  ['common', ['© Press']],
  ['said', ['© Press']],
  ['own', ['© A. Writer', '© Press']],
])('a page says each line of rights once: %s', async (name, expected) => {
  const results = await runTasks(html.plan(await openMarkdown(files)))
  const page = results
    .flatMap(result => result.files)
    .find(({path}) => path === `stories/${name}/index.html`)
  expect(shown(String(page?.contents))).toEqual(expected)
  expect(String(page?.contents)).toContain(`"copyrightNotice":"${expected[0]}"`)
})

test('an e-book has no foot of a site, and says them with its story', async () => {
  const {books} = await bindAll(await openMarkdown(files))
  const book = books.find(({path}) => path === 'stories/common/common.epub')
  expect(shown(book?.files.get('chapter-001.xhtml') ?? '')).toEqual(['© Press'])
})
