import type {Story} from './publication.ts'
import {slugify} from './slug.ts'

/** How far in time a story looks for its like, counted in stories: the work grows with their number, not its square. */
const reach = 8
const most = 4
/** What a shared tag says of two stories, and what a shared section does. */
const weight = {tag: 2, section: 1}

/**
 * For each story those that go with it: by shared tags, then by section, then by nearness in time, in one language.
 * Only the nearest stories of each tag are looked at, so that a new story changes what stands beside few others.
 * `stories` are newest first.
 */
export function relatedStories(stories: readonly Story[]): ReadonlyMap<Story, readonly Story[]> {
  const shelves = shelvesOf(stories)
  return new Map(stories.map(story => [story, nearestTo(story, shelves)]))
}

interface Shelf {
  readonly weight: number
  readonly stories: Story[]
  readonly places: Map<Story, number>
}

/** Stories by what they share: `fa tag چاپ`. */
function shelvesOf(stories: readonly Story[]): ReadonlyMap<string, Shelf> {
  const shelves = new Map<string, Shelf>()
  for (const story of stories) {
    for (const {key, weight} of keysOf(story)) {
      const shelf = shelves.get(key) ?? {weight, stories: [], places: new Map<Story, number>()}
      shelf.places.set(story, shelf.stories.length)
      shelf.stories.push(story)
      shelves.set(key, shelf)
    }
  }
  return shelves
}

function keysOf({document, section}: Story): readonly {key: string; weight: number}[] {
  const lang = document.lang.split('-')[0] ?? ''
  const tags = [...new Set(document.frontmatter.tags.map(slugify))]
  return [
    ...tags.map(tag => ({key: `${lang} tag ${tag}`, weight: weight.tag})),
    ...(section ? [{key: `${lang} section ${section.slug}`, weight: weight.section}] : []),
  ]
}

function nearestTo(story: Story, shelves: ReadonlyMap<string, Shelf>): readonly Story[] {
  const scores = new Map<Story, number>()
  for (const {key} of keysOf(story)) {
    const shelf = shelves.get(key)
    const place = shelf?.places.get(story)
    if (shelf === undefined || place === undefined) continue
    for (const other of shelf.stories.slice(Math.max(0, place - reach), place + reach + 1))
      if (other !== story) scores.set(other, (scores.get(other) ?? 0) + shelf.weight)
  }
  const distance = (other: Story) => Math.abs(other.published.getTime() - story.published.getTime())
  return [...scores]
    .sort(
      ([a, scoreOfA], [b, scoreOfB]) =>
        scoreOfB - scoreOfA ||
        distance(a) - distance(b) ||
        (a.document.path < b.document.path ? -1 : 1),
    )
    .slice(0, most)
    .map(([other]) => other)
}
