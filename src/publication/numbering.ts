import type {Document} from '../document/document.ts'
import type {LabelKind} from '../document/labels.ts'
import {allTargets, isIn, type Target} from '../document/targets.ts'
import {foldTerm} from '../document/terms.ts'
import {type IndexEntry, indexEntries, type PlacedMark} from './index-entries.ts'
import type {Publication} from './publication.ts'

/** Something numbered, as a reference finds it. */
export interface Numbered {
  readonly kind: LabelKind
  /** The document that it stands in, and its id there. */
  readonly path: string
  readonly id: string
  /** `[3, 2]` is the second of the third chapter. */
  readonly number: readonly number[]
}

/** The numbers that one document prints. */
export interface Numbers {
  /** Of what stands in it, by id; also of headings without a label where one has one. */
  readonly own: ReadonlyMap<string, Numbered>
  /** What a reference by this name leads to: in the document itself, or else in its book. */
  readonly find: (name: string) => Numbered | undefined
  /** Every name that a reference could have. */
  readonly names: readonly string[]
  /** The explanation of a word, by the words of its glossary. */
  readonly findTerm: (term: string) => PlacedTerm | undefined
  readonly terms: readonly string[]
  /** Whether the first use of each term in a document becomes a link. */
  readonly linksTerms: boolean
  /** Of all that is numbered together. */
  readonly index: readonly IndexEntry[]
}

export interface PlacedTerm {
  readonly path: string
  /** Of the document. */
  readonly lang: string
  readonly id: string
}

/** For documents that are shown by themselves. */
export const noNumbers: Numbers = {
  own: new Map(),
  find: () => undefined,
  names: [],
  findTerm: () => undefined,
  terms: [],
  linksTerms: false,
  index: [],
}

/** Documents that are numbered together: a book's, with the numbers of its chapters, or one alone. */
interface Scope {
  readonly documents: readonly {readonly document: Document; readonly chapter: number | undefined}[]
  /** Whether figures begin anew in each chapter. */
  readonly byChapter: boolean
  readonly linksTerms: boolean
}

const known = new WeakMap<Publication, Map<string, Numbers>>()

/** The numbers of the document at `path` in one output, counted once for all documents of its book. */
export function numbersOf(publication: Publication, path: string, target: Target): Numbers {
  const numbers = known.get(publication) ?? new Map<string, Numbers>()
  known.set(publication, numbers)
  const counted = numbers.get(`${target} ${path}`)
  if (counted) return counted
  const scope = scopeOf(publication, path)
  const isSame = scope.documents.every(({document}) => !document.isTargeted)
  const found = countScope(scope, target)
  for (const each of isSame ? allTargets : [target]) {
    for (const [path, own] of found) numbers.set(`${each} ${path}`, own)
  }
  return found.get(path) ?? noNumbers
}

/** All that the numbers of a document decide in an output of it. */
export function numberFacts(
  publication: Publication,
  {path, references, labels, termUses, hasIndex}: Document,
  target: Target,
): unknown {
  const {own, find, findTerm, index, terms, linksTerms} = numbersOf(publication, path, target)
  const isPlain = references.length + labels.length + termUses.length === 0 && !hasIndex
  if (isPlain && !linksTerms) return []
  return [
    [...own],
    references.map(({name}) => find(name) ?? null),
    termUses.map(({term}) => findTerm(term) ?? null),
    hasIndex ? index : [],
    ...(linksTerms ? [terms.map(term => findTerm(term))] : []),
  ]
}

function scopeOf({config, books, entries}: Publication, path: string): Scope {
  const linksTerms = ({frontmatter: {glossary}}: Document) =>
    (glossary ?? config.glossary)?.link === 'first'
  const book = books.find(
    ({document, chapters}) =>
      document.path === path || chapters.some(chapter => chapter.document.path === path),
  )
  if (book) {
    return {
      documents: [
        {document: book.document, chapter: undefined},
        ...book.chapters.map(({document, number}) => ({document, chapter: number})),
      ],
      byChapter: book.document.frontmatter.numbering !== 'through',
      linksTerms: linksTerms(book.document),
    }
  }
  const document = entries.get(path)?.document
  return {
    documents: document ? [{document, chapter: undefined}] : [],
    byChapter: false,
    linksTerms: document !== undefined && linksTerms(document),
  }
}

function countScope(
  {documents, byChapter, linksTerms}: Scope,
  target: Target,
): ReadonlyMap<string, Numbers> {
  const all = new Map<string, Numbered>()
  const counted: [string, Map<string, Numbered>][] = []
  let counts = new Map<LabelKind, number>()
  for (const {document, chapter} of documents) {
    if (byChapter) counts = new Map()
    const own = new Map<string, Numbered>(sectionsOf(document, chapter, target))
    for (const {kind, name, id} of document.labels.filter(label => isIn(label, target))) {
      const section = own.get(id)
      const count = (counts.get(kind) ?? 0) + 1
      if (kind !== 'sec') counts.set(kind, count)
      const number = byChapter && chapter !== undefined ? [chapter, count] : [count]
      const numbered = section ?? {kind, path: document.path, id, number}
      own.set(id, numbered)
      if (!all.has(name)) all.set(name, numbered)
    }
    counted.push([document.path, own])
  }
  const names = [...all.keys()]
  const find = (name: string) => all.get(name)
  const shared = {find, names, linksTerms, ...termsIn(documents, target)}
  return new Map(counted.map(([path, own]) => [path, {own, ...shared}]))
}

/** What the glossaries explain, the first of a word before others, and what the index has. */
function termsIn(
  documents: Scope['documents'],
  target: Target,
): Pick<Numbers, 'findTerm' | 'terms' | 'index'> {
  const terms = new Map<string, PlacedTerm>()
  const marks: PlacedMark[] = []
  for (const {document} of documents) {
    const {path, title, lang} = document
    for (const term of document.terms.filter(term => isIn(term, target))) {
      const key = foldTerm(term.term)
      if (!terms.has(key)) terms.set(key, {path, lang, id: term.id})
    }
    for (const mark of document.indexMarks.filter(mark => isIn(mark, target)))
      marks.push({mark, path, title})
  }
  return {
    findTerm: term => terms.get(foldTerm(term)),
    terms: [...terms.keys()],
    index: indexEntries(marks, documents[0]?.document.lang ?? 'en'),
  }
}

/** One labeled heading numbers all of its document: a third without a first and a second would say nothing. */
function sectionsOf(
  {path, headings, labels}: Document,
  chapter: number | undefined,
  target: Target,
): readonly [string, Numbered][] {
  if (!labels.some(({kind}) => kind === 'sec')) return []
  const top = Math.min(...headings.map(({depth}) => depth))
  const counts: number[] = []
  return headings
    .filter(heading => isIn(heading, target) && heading.depth - top < deepestSection)
    .map(({id, depth}) => {
      const level = depth - top
      counts.length = level + 1
      for (let above = 0; above < level; above++) counts[above] ??= 1
      counts[level] = (counts[level] ?? 0) + 1
      const number = [...(chapter === undefined ? [] : [chapter]), ...counts]
      return [id, {kind: 'sec', path, id, number}]
    })
}

/** Levels of headings that get numbers. */
const deepestSection = 3
