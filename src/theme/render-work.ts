import type {ElementData, Root, RootContent} from 'hast'
import type {VFile} from 'vfile'
import {partsOf} from '../publication/parts.ts'
import type {Entry, Publication, Work} from '../publication/publication.ts'
import type {Addresses} from './addresses.ts'
import {hasIntroduction, renderIntroduction} from './render-introduction.ts'
import {ownId, renderStory} from './render-story.ts'
import {renderTitlePage} from './render-title-page.ts'
import type {Theme} from './theme.ts'
import {sharedView} from './view.ts'
import {viewContents, viewWork} from './view-work.ts'
import {visibleNotes} from './visible-notes.ts'

export interface WorkRendering {
  readonly theme: Theme
  readonly publication: Publication
  readonly work: Work
  /** Of what lies outside the work: full URLs in print. Links inside become `#c3-heading`. */
  readonly addresses: Addresses
  readonly file: VFile
}

declare module 'hast' {
  interface ElementData {
    /** What an element at the top of a work's print tree is: the path of a document, or a `WorkPart`. */
    part?: string
  }
}

/** Parts of a work that are no documents. */
export type WorkPart = 'title-page' | 'dedication' | 'epigraph' | 'introduction' | 'colophon'

/** The layout that paginates each kind of work. */
const layouts: Readonly<Record<Work['type'], string>> = {
  story: 'print',
  book: 'book',
  issue: 'issue',
}

const rootOf = (children: Root['children']): Root => ({type: 'root', children})

/** Elements that know which part of the work they are. */
const inPart = (children: readonly RootContent[], part: string): RootContent[] =>
  children.map(child =>
    child.type === 'element' ? {...child, data: {part} as ElementData} : child,
  )

/**
 * The whole print tree of a work, `html` with `head` and `body`. A layout puts all parts into its slot `main`, or the
 * `first` apart from the `rest`.
 */
export function renderWork(rendering: WorkRendering): Root {
  const {theme, publication, work, file} = rendering
  const parts = partsOf(work)
  const prefixes = new Map([
    ...(hasIntroduction(work) ? [[work.document.path, 'i-'] as const] : []),
    ...parts.map(
      (part, index) => [part.document.path, work === part ? '' : `c${index + 1}-`] as const,
    ),
  ])
  const prefixOf = (part: Entry) => prefixes.get(part.document.path) ?? ''
  const addresses = inside(rendering.addresses, prefixes)
  const place = {theme, publication, target: 'print', addresses} as const
  const rendered = parts.map(entry =>
    inPart(
      renderStory({
        ...place,
        within: work,
        entry,
        idPrefix: prefixOf(entry),
        notesBefore: notesBefore(work, entry),
        file,
      }).children,
      entry.document.path,
    ),
  )
  const [first = [], ...rest] = rendered
  const view = {
    ...viewWork(work, place),
    ...sharedView(place, work.document.lang),
    target: 'print',
    contents: viewContents(parts, place, (part, fragment) =>
      fragment === undefined ? `#${ownId(prefixOf(part))}` : `#${prefixOf(part)}${fragment}`,
    ),
  }
  const {titlePage, dedication, epigraph, colophon} = renderTitlePage({...place, work, file})
  const introduction = renderIntroduction({
    ...place,
    within: work,
    entry: work,
    idPrefix: prefixOf(work),
    file,
  })
  const slots = {
    main: rootOf(rendered.flat()),
    first: rootOf(first),
    rest: rootOf(rest.flat()),
    introduction: slotOf(introduction, 'introduction'),
    'title-page': slotOf(titlePage, 'title-page'),
    dedication: slotOf(dedication, 'dedication'),
    epigraph: slotOf(epigraph, 'epigraph'),
    colophon: slotOf(colophon, 'colophon'),
  }
  return theme.render(layouts[work.type], view, slots, file)
}

const slotOf = ({children}: Root, part: WorkPart): Root => rootOf(inPart(children, part))

/**
 * Several stories of an issue stand on one page, so their notes are numbered through it. A chapter begins a page, and its
 * notes with 1.
 */
function notesBefore(work: Work, entry: Entry): number {
  if (work.type !== 'issue') return 0
  const stories = partsOf(work)
  const before = [
    ...(hasIntroduction(work) ? [work] : []),
    ...stories.slice(0, stories.indexOf(entry)),
  ]
  return before.reduce((sum, {document}) => sum + visibleNotes(document, 'print').size, 0)
}

/** Documents of the work are fragments of the one tree; all else lies where it lay. */
function inside(outside: Addresses, prefixes: ReadonlyMap<string, string>): Addresses {
  return {
    ...outside,
    document: (path, fragment) => {
      const prefix = prefixes.get(path)
      if (prefix === undefined) return outside.document(path, fragment)
      const id = fragment === undefined ? ownId(prefix) : prefix + fragment
      return id === undefined ? undefined : `#${id}`
    },
  }
}
