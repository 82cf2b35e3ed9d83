import {expect, test} from 'vitest'
import {html} from '../../../src/formats/html/index.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {openPress} from '../press.ts'

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}`

/** A site of `count` stories of one tag, a day apart, three to a page of a list. */
async function siteOf(count: number) {
  const documents = Array.from({length: count}, (_, index) =>
    sampleDocument({
      path: `stories/${index + 1}.md`,
      frontmatter: {
        title: `Story ${index + 1}`,
        slug: `s${index + 1}`,
        date: day(index + 1),
        tags: ['river'],
      },
    }),
  )
  const tasks = [
    ...html.plan(await openPress({documents, config: {list: {items: 3}, sections: []}})),
  ]
  const pages = new Map<string, string>()
  for (const task of tasks.filter(({id}) => id.endsWith('index.html'))) {
    const {files} = await task.run()
    for (const {path, contents} of files) pages.set(path, String(contents))
  }
  return {pages, tasks}
}

const titles = (page = '') =>
  [...page.matchAll(/class="card-title"><a[^>]*>Story (\d+)/g)].map(([, number]) => Number(number))

test.each([
  [2, {'': [2, 1]}],
  [5, {'': [5, 4, 3, 2, 1]}],
  [6, {'': [6, 5, 4], 'page/1/': [3, 2, 1]}],
  [11, {'': [11, 10, 9, 8, 7], 'page/2/': [6, 5, 4], 'page/1/': [3, 2, 1]}],
])('%i stories, three to a page', async (count, expected) => {
  const {pages} = await siteOf(count)
  const list = [...pages]
    .filter(([path]) => path.startsWith('tags/river/'))
    .map(([path, text]) => [path.slice('tags/river/'.length, -'index.html'.length), titles(text)])
  expect(Object.fromEntries(list)).toEqual(expected)
})

test('pages of a list are linked newest to oldest and back', async () => {
  const {pages} = await siteOf(11)
  const ways = (path: string) =>
    [...(pages.get(path) ?? '').matchAll(/<a href="([^"]+)" rel="(prev|next)"/g)].map(
      ([, href = '', rel]) => `${rel} ${new URL(href, `https://x/${path}`).pathname}`,
    )
  expect(ways('tags/river/index.html')).toEqual(['next /tags/river/page/2/'])
  expect(ways('tags/river/page/2/index.html')).toEqual([
    'prev /tags/river/',
    'next /tags/river/page/1/',
  ])
  expect(ways('tags/river/page/1/index.html')).toEqual(['prev /tags/river/page/2/'])
})

test('a new story changes few pages: its own, the newest of its lists, and those beside it', async () => {
  const before = (await siteOf(28)).pages
  const after = (await siteOf(29)).pages
  const changed = [...after].filter(([path, text]) => before.get(path) !== text)
  const paths = changed.map(([path]) => path.slice(0, -'index.html'.length)).sort()
  expect(paths).toEqual([
    '',
    'archive/',
    'archive/2026/',
    'archive/2026/03/',
    'stories/s27/',
    'stories/s28/',
    'stories/s29/',
    'tags/',
    'tags/river/',
  ])
})
