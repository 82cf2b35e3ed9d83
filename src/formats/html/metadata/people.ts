import type {Author, Entry, Publication} from '../../../publication/publication.ts'
import type {Press} from '../../format.ts'
import {siteUrl} from '../../site-url.ts'
import {iconsOf} from '../icons.ts'
import type {Thing} from './json-ld.ts'

/** The house behind the site. */
export function publisherOf(press: Press): Thing {
  const {config} = press.publication
  const logo = iconsOf(press)?.pngs.at(-1)
  return {
    '@type': 'Organization',
    '@id': siteUrl(config, '#publisher'),
    name: config.publisher ?? config.title,
    url: siteUrl(config, ''),
    logo: logo && siteUrl(config, logo.path),
  }
}

/**
 * Those who made an entry by what they did: `author`, `translator`, `editor` … What nobody has signed is the house's
 * word.
 */
export function makersOf(press: Press, {authors}: Entry): Readonly<Record<string, unknown>> {
  const makers: Record<string, Thing[]> = {}
  for (const author of authors) {
    const property = properties[roleOf(author)] ?? 'contributor'
    makers[property] = [...(makers[property] ?? []), maker(press, author)]
  }
  return {author: [publisherOf(press)], ...makers}
}

/** schema.org's words for roles. */
const properties: Readonly<Record<string, string>> = {
  author: 'author',
  translator: 'translator',
  editor: 'editor',
  illustrator: 'illustrator',
}

const roleOf = (author: Author) => ('role' in author && author.role) || 'author'

function maker({publication}: Press, author: Author): Thing {
  const {title, publisher} = publication.config
  const {name} = author
  return {
    '@type': name === title || name === publisher ? 'Organization' : 'Person',
    name,
    url: ('url' in author && author.url) || pageOf(name, publication),
  }
}

/** The list of what someone wrote. */
function pageOf(name: string, {authors, config}: Publication): string | undefined {
  const found = authors.find(({title}) => title === name)
  return found && siteUrl(config, found.path)
}
