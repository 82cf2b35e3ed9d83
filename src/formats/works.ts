import {isIn} from '../document/targets.ts'
import {anchorOf} from '../publication/anchor.ts'
import {numberFacts} from '../publication/numbering.ts'
import {partsOf} from '../publication/parts.ts'
import type {Entry, Publication, Work} from '../publication/publication.ts'
import {hashOf} from '../source/hash.ts'
import type {Press} from './format.ts'

/** Everything that becomes one PDF and one EPUB. */
export const worksOf = ({stories, books, issues}: Publication): readonly Work[] => [
  ...stories,
  ...books,
  ...issues,
]

/** Every entry that a work is made of: itself, and its parts. */
export const entriesOf = (work: Work): readonly Entry[] => [...new Set([work, ...partsOf(work)])]

/** What a rendering of `entries` depends on beside the theme: each name as `--explain` prints it. */
export function inputsOf(
  entries: readonly Entry[],
  press: Press,
): Readonly<Record<string, string>> {
  const documents = entries.map(({document}) => [document.path, document.hash] as const)
  return {
    ...Object.fromEntries(documents),
    publication: hashOf(configFacts(press)),
    places: hashOf(entries.map(entry => placeFacts(entry, press))),
    files: hashOf(entries.map(entry => assetFacts(entry, press))),
  }
}

/** The configuration without the moment of the build, which decides what is public but enters no page. */
function configFacts({publication}: Press): unknown {
  const {now: _now, ...config} = publication.config
  return config
}

/** What the publication knows of an entry that its document does not, its links' ends included. */
function placeFacts({document, ...facts}: Entry, {publication}: Press): unknown {
  const links = document.links.map(({path, fragment}) => {
    const target = publication.entries.get(path)
    return (
      target && [target.path, fragment === undefined ? '' : anchorOf(target.document, fragment)]
    )
  })
  const withheld = document.siteLinks.map(({url}) => publication.withheldLinks.has(url))
  const {id, slug, path, section, authors, published, updated, rights} = facts
  // A chapter has these from its book, if it does not say otherwise.
  const {lang, math} = document
  const numbers = numberFacts(publication, document, 'print')
  return {
    id,
    slug,
    path,
    section,
    authors,
    published,
    updated,
    rights,
    lang,
    math,
    links,
    numbers,
    withheld,
  }
}

const assetFacts = (entry: Entry, {assets}: Press): unknown =>
  filesOf(entry).map(path => assets.get(path)?.hash)

/** Paths of the files that an entry shows or offers, each once. */
export const filesOf = ({document}: Entry): readonly string[] => [
  ...new Set(document.assets.map(({path}) => path)),
]

/** Those that its page, a feed or another system shows: the site has them. */
export const siteFilesOf = ({document}: Entry): readonly string[] =>
  document.assets
    .filter(asset => (['web', 'feed', 'cms'] as const).some(target => isIn(asset, target)))
    .map(({path}) => path)
