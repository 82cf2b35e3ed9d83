import {expect, test} from 'vitest'
import {html} from '../../../src/formats/html/index.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {openPress, runTasks, textOf} from '../press.ts'

const documents = [
  sampleDocument({
    path: 'stories/رود.md',
    lang: 'fa',
    dir: 'rtl',
    frontmatter: {
      title: 'رود & <b>',
      date: '2026-01-01',
      aliases: ['old/river/', 'river.html', 'a$b/'],
    },
  }),
  sampleDocument({path: 'paper.md', frontmatter: {formats: ['pdf'], aliases: ['old/paper/']}}),
]

const press = await openPress({documents, config: {url: 'https://paper.example/base/'}})
const files = (await runTasks(html.plan(press))).flatMap(result => result.files)

test('an old address sends readers on without a script, in the language of the document', () => {
  const page = textOf(files, 'old/river/index.html')
  expect(page).toContain('<html lang="fa" dir="rtl">')
  expect(page).toContain('content="0; url=../../stories/%D8%B1%D9%88%D8%AF/"')
  expect(page).toContain(
    '<link rel="canonical" href="https://paper.example/base/stories/%D8%B1%D9%88%D8%AF/">',
  )
  expect(page).toContain('>رود &amp; &lt;b&gt;</a>')
  expect(textOf(files, 'river.html')).toContain('content="0; url=stories/%D8%B1%D9%88%D8%AF/"')
})

test('servers are told as well, of the files beside the page too', () => {
  expect(textOf(files, '_redirects').split('\n')).toEqual([
    '/base/a$b/ /base/stories/%D8%B1%D9%88%D8%AF/ 301',
    '/base/a$b/a$b.pdf /base/stories/%D8%B1%D9%88%D8%AF/%D8%B1%D9%88%D8%AF.pdf 301',
    '/base/a$b/a$b.epub /base/stories/%D8%B1%D9%88%D8%AF/%D8%B1%D9%88%D8%AF.epub 301',
    '/base/old/river/ /base/stories/%D8%B1%D9%88%D8%AF/ 301',
    '/base/old/river/river.pdf /base/stories/%D8%B1%D9%88%D8%AF/%D8%B1%D9%88%D8%AF.pdf 301',
    '/base/old/river/river.epub /base/stories/%D8%B1%D9%88%D8%AF/%D8%B1%D9%88%D8%AF.epub 301',
    '/base/river.html /base/stories/%D8%B1%D9%88%D8%AF/ 301',
    '',
  ])
  expect(textOf(files, 'redirects.map')).toContain(
    '"/base/old/river/" "/base/stories/%D8%B1%D9%88%D8%AF/";\n',
  )
})

test('what is kept from the site has no old address there, and the sitemap names none', () => {
  expect(files.filter(({path}) => path.startsWith('old/paper'))).toEqual([])
  expect(textOf(files, 'sitemap.xml')).not.toContain('old/river')
})

test('a site without old addresses has no files about them', async () => {
  const plain = await openPress({documents: [sampleDocument({path: 'a.md'})]})
  expect([...html.plan(plain)].filter(({id}) => id.includes('redirects'))).toEqual([])
})
