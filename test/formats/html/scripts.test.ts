import {h} from 'hastscript'
import {expect, test} from 'vitest'
import {html} from '../../../src/formats/html/index.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {openPress, runTasks, textOf} from '../press.ts'

const note = {key: 'a', number: 1, calls: 1, children: [h('p', 'A note.')], position: undefined}
const call = h('a', {role: 'doc-noteref', dataNote: 'a', id: 'fnref-a'})
const documents = [
  sampleDocument({
    path: 'noted.md',
    lang: 'fa',
    dir: 'rtl',
    frontmatter: {date: '2026-01-01'},
    notes: [note],
    body: h(null, [h('p', ['Text', call])]),
  }),
  sampleDocument({path: 'plain.md', frontmatter: {date: '2026-01-02'}}),
]

async function siteOf(config: Readonly<Record<string, unknown>>) {
  const tasks = html.plan(await openPress({documents, config}))
  return (await runTasks(tasks)).flatMap(({files}) => files)
}
const scripts = (page: string) => page.match(/<script(?! type="application)[^>]*>/g) ?? []

test('nobody who has not asked for a script gets one', async () => {
  const files = await siteOf({})
  expect(files.filter(({path}) => path.endsWith('.js'))).toEqual([])
  for (const {path, contents} of files)
    if (path.endsWith('.html')) expect([path, scripts(String(contents))]).toEqual([path, []])
})

test('the switch of colors is on each page, hidden until its script shows it', async () => {
  const files = await siteOf({scripts: ['theme-switch']})
  const page = textOf(files, 'stories/plain/index.html')
  expect(scripts(page)).toEqual([
    expect.stringMatching(/^<script src="..\/..\/assets\/theme-switch\.[0-9a-f]{8}\.js">$/),
  ])
  expect(page).toContain('<form class="theme-switch" hidden>')
  expect(page.indexOf('<script')).toBeLessThan(page.indexOf('rel="stylesheet"'))
})

test('pages with notes alone have the script that opens them', async () => {
  const files = await siteOf({scripts: ['note-popups']})
  expect(scripts(textOf(files, 'stories/plain/index.html'))).toEqual([])
  expect(scripts(textOf(files, 'stories/noted/index.html'))).toEqual([
    expect.stringMatching(/src="..\/..\/assets\/note-popups\.\w+\.js" data-note-close="بستن">$/),
  ])
})

test('no script of the theme stands in a page: a policy may forbid all but files', async () => {
  const files = await siteOf({scripts: ['theme-switch', 'note-popups'], search: true})
  for (const {path, contents} of files) {
    if (!path.endsWith('.html')) continue
    const text = String(contents).replace(
      /<script type="application\/ld\+json">.*?<\/script>/gs,
      '',
    )
    expect([path, text.match(/<script[^>]*>(?!<\/script>)|\son\w+="/g)]).toEqual([path, null])
  }
})
