import {expect, test} from 'vitest'
import {html} from '../../../src/formats/html/index.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {openPress, runTasks} from '../press.ts'

const story = (name: string, date?: string) =>
  sampleDocument({path: `${name}.md`, frontmatter: {title: name, ...(date && {date})}})

const pagesOf = async (documents: readonly ReturnType<typeof story>[], lang = 'en') => {
  const press = await openPress({documents, config: {images: 'original', lang}})
  const results = await runTasks(html.plan(press))
  return new Map(
    results.flatMap(({files}) => files.map(file => [file.path, String(file.contents)])),
  )
}

test('stories without a date stand last in the archive, under no year', async () => {
  const pages = await pagesOf([story('Alpha'), story('Beta', '2026-03-01'), story('Gamma')])
  expect([...pages.keys()].filter(path => path.startsWith('archive/')).sort()).toEqual([
    'archive/2026/03/index.html',
    'archive/2026/index.html',
    'archive/index.html',
    'archive/undated/index.html',
  ])
  expect(pages.get('archive/index.html')).toMatch(/3 stories.*March 2026.*undated\/">Undated</s)
  const undated = pages.get('archive/undated/index.html') ?? ''
  expect(undated).toContain('Alpha</a>')
  expect(undated).toContain('Gamma</a>')
  expect(undated).not.toContain('Beta</a>')
})

test('they have no neighbors by date, and lists have them last', async () => {
  const pages = await pagesOf([story('Alpha'), story('Beta', '1969-03-01')])
  expect(pages.get('stories/alpha/index.html')).not.toContain('rel="prev"')
  expect(pages.get('stories/beta/index.html')).not.toContain('rel="next"')
  expect(pages.get('index.html')).toMatch(/>Beta<\/a>.*>Alpha<\/a>/s)
})

test('the word for them is in the language of the publication', async () => {
  const pages = await pagesOf([story('Alpha'), story('Beta', '2026-03-01')], 'fa')
  expect(pages.get('archive/undated/index.html')).toContain('<h1 class="page-title">بی‌تاریخ</h1>')
})

test('where no story has a date there is no archive', async () => {
  const pages = await pagesOf([story('Alpha')])
  expect([...pages.keys()].filter(path => path.startsWith('archive/'))).toEqual([])
  expect(pages.get('index.html')).not.toContain('archive/')
})

test('cards divide names as their language does, and have no empty line', async () => {
  const persian = sampleDocument({
    path: 'fa.md',
    lang: 'fa',
    dir: 'rtl',
    frontmatter: {title: 'پل', date: '2026-03-01', authors: ['نگار', 'بهرام']},
  })
  const pages = await pagesOf([persian, story('Alpha')])
  const lines = pages.get('index.html')?.match(/<p class="card-line">[^<]*/g)
  expect(lines).toEqual(['<p class="card-line">نگار، بهرام · '])
})
