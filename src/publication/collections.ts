import type {Config} from '../config/publication.ts'
import type {Collection, Section, Story} from './publication.ts'
import {slugify} from './slug.ts'

/** Every section that has stories or stands in the configuration, in its order, then by first use. */
export const gatherSections = (
  stories: readonly Story[],
  sections: readonly Section[],
): readonly Collection[] =>
  sections.map(section => ({
    type: 'section',
    ...section,
    path: `${section.slug}/`,
    stories: stories.filter(story => story.section?.slug === section.slug),
  }))

/** Tags that differ in case or punctuation only are one; the newest story's spelling is printed. */
export const gatherTags = (stories: readonly Story[], config: Config): readonly Collection[] =>
  gather('tag', stories, config, story => story.document.frontmatter.tags)

/** One for each name in a byline. */
export const gatherAuthors = (stories: readonly Story[], config: Config): readonly Collection[] =>
  gather('author', stories, config, story => story.authors.map(({name}) => name))

function gather(
  type: 'tag' | 'author',
  stories: readonly Story[],
  config: Config,
  namesOf: (story: Story) => readonly string[],
): readonly Collection[] {
  const found = new Map<string, {readonly title: string; readonly stories: Set<Story>}>()
  for (const story of stories) {
    for (const name of namesOf(story)) {
      const slug = slugify(name)
      const collection = found.get(slug) ?? {title: name, stories: new Set<Story>()}
      collection.stories.add(story)
      found.set(slug, collection)
    }
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([slug, {title, stories}]) => ({
      type,
      slug,
      title,
      path: `${type}s/${slug}/`,
      lang: commonLang([...stories]) ?? config.lang,
      description: '',
      stories: [...stories],
    }))
}

/** The language that all of them share. */
function commonLang(stories: readonly Story[]): string | undefined {
  const langs = new Set(stories.map(({document}) => document.lang))
  return langs.size === 1 ? [...langs][0] : undefined
}

/** The configured sections, then those that only stories name. */
export function allSections(names: readonly string[], config: Config): readonly Section[] {
  const sections = config.sections.map(section => ({
    slug: section.slug,
    title: section.title,
    lang: section.lang ?? config.lang,
    description: section.description ?? '',
  }))
  for (const name of names) {
    if (findSection(name, sections)) continue
    sections.push({slug: slugify(name), title: name, lang: config.lang, description: ''})
  }
  return sections
}

/** A section by its slug, its title, or any spelling that comes to the same slug. */
export const findSection = (name: string, sections: readonly Section[]): Section | undefined =>
  sections.find(({slug, title}) => slug === name || title === name || slug === slugify(name))
