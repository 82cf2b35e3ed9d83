import {expect, test} from 'vitest'
import {assemble} from '../../src/publication/assemble.ts'
import {relatedStories} from '../../src/publication/related.ts'
import {sampleConfig, sampleDocument} from '../theme/sample.ts'

type Sample = Readonly<{tags?: readonly string[]; section?: string; lang?: string; date?: string}>

const relatedOf = (samples: Readonly<Record<string, Sample>>, name: string) => {
  const documents = Object.entries(samples).map(([slug, {lang, ...frontmatter}], index) =>
    sampleDocument({
      path: `${slug}.md`,
      ...(lang && {lang}),
      frontmatter: {date: `2026-01-${String(index + 1).padStart(2, '0')}`, ...frontmatter},
    }),
  )
  const {stories} = assemble(documents, sampleConfig())
  const story = stories.find(({slug}) => slug === name)
  return (story && relatedStories(stories).get(story))?.map(({slug}) => slug)
}

test('two shared tags weigh more than one, and one more than the section', () => {
  const samples = {
    section: {section: 'World'},
    one: {tags: ['river']},
    two: {tags: ['Rain', 'river']},
    none: {tags: ['bread']},
    story: {tags: ['river', 'rain'], section: 'World'},
  }
  expect(relatedOf(samples, 'story')).toEqual(['two', 'one', 'section'])
})

test('of equals the nearest in time come first, at most four', () => {
  const samples = {
    a: {tags: ['x'], date: '2026-01-01'},
    b: {tags: ['x'], date: '2026-01-09'},
    c: {tags: ['x'], date: '2026-01-10'},
    story: {tags: ['x'], date: '2026-01-11'},
    d: {tags: ['x'], date: '2026-01-12'},
    e: {tags: ['x'], date: '2026-02-12'},
  }
  expect(relatedOf(samples, 'story')).toEqual(['c', 'd', 'b', 'a'])
})

test('stories in other languages are no company', () => {
  expect(relatedOf({en: {tags: ['x']}, fa: {tags: ['x'], lang: 'fa'}}, 'fa')).toEqual([])
})

test('ten thousand stories of one tag take no longer than their number asks', () => {
  const documents = Array.from({length: 10_000}, (_, index) =>
    sampleDocument({path: `${index}.md`, frontmatter: {date: '2026-01-01', tags: ['x']}}),
  )
  const {stories} = assemble(documents, sampleConfig())
  let looked = 0
  for (const others of relatedStories(stories).values()) looked += others.length
  expect(looked).toBe(40_000)
}, 20_000)
