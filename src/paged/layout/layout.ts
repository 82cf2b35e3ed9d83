import type {Element} from 'hast'
import type {BlockBox, Box, FootnoteBox} from '../boxes/box.ts'
import type {Image} from '../boxes/image.ts'
import type {PageQuery, PageStyle} from '../css/style.ts'
import type {Report} from '../diagnostics.ts'
import type {Fonts} from '../text/fonts.ts'
import {addRoot} from './block.ts'
import type {LayoutContext} from './context.ts'
import type {Flow} from './flow.ts'
import {endFlow, startFlow} from './flow-builder.ts'
import {foliosOf} from './folios.ts'
import {noteFlow} from './footnotes.ts'
import type {Page} from './fragment.ts'
import {firstPageName} from './joint.ts'
import {gridOf} from './line-grid.ts'
import {type MarginCache, setMarginBoxes} from './margin-boxes.ts'
import {isSameGroup, type NoteGroup} from './note-groups.ts'
import {pageArea} from './page-geometry.ts'
import {type PageSource, paginate, type SetPage} from './paginate.ts'
import {isOfNote, type PageMap, startReferences} from './references.ts'
import type {Intrinsic} from './sizes.ts'

export interface LayoutOptions {
  readonly pageStyle: (query: PageQuery) => PageStyle
  readonly fonts: Fonts
  readonly image: (src: string) => Image | undefined
  readonly report: Report
}

/** Passes until page numbers in the text must have settled. */
const mostPasses = 4

/** Lay a box tree out on pages: again until every page number in the text is true. */
export function layOut(root: BlockBox, options: LayoutOptions): readonly Page[] {
  const {fonts, image, report, pageStyle} = options
  const references = startReferences(root, fonts, report)
  const paragraphs: LayoutContext['paragraphs'] = new WeakMap()
  const lasting = new WeakMap<Box, Intrinsic>()
  const markers: LayoutContext['markers'] = new WeakMap()
  const usualArea = usualAreas(pageStyle)
  for (let pass = 1; ; pass++) {
    const context = {
      fonts,
      report,
      image,
      reference: references.textOf,
      pageHeight: (page: string) => usualArea(page).height,
      pageWidth: (page: string) => usualArea(page).width,
      paragraphs,
      intrinsics: {lasting, passing: new WeakMap<Box, Intrinsic>()},
      markers,
    }
    const pages = paginate(sourceOf(root, {context, usualArea}, options))
    const settled = references.settle(mapOf(pages))
    if (!settled && pass < mostPasses) continue
    references.reportFaults()
    return drawPages(pages, {...context, wantsRun: () => true})
  }
}

function sourceOf(
  root: BlockBox,
  {
    context,
    usualArea,
  }: {readonly context: Omit<LayoutContext, 'wantsRun'>; readonly usualArea: UsualArea},
  {pageStyle, report}: LayoutOptions,
): PageSource {
  const {direction} = root.style
  const flows = new Map<number, {flow: Flow; asked: Set<number>}>()
  const notes = new WeakMap<FootnoteBox, NoteFlow[]>()
  const firstName = firstPageName(root, '')
  return {direction, pageStyle, firstName, flowAt, noteFlow: noteAt, report}

  /** Runs of other widths are left out, unless a first page asks for them. */
  function flowAt(width: number, run: number): Flow {
    const known = flows.get(width)
    if (known && (known.asked.has(run) || hasUsualWidth(known.flow, run, width))) return known.flow
    const asked = new Set(known?.asked ?? []).add(run)
    const wantsRun = (at: number, page: string) => asked.has(at) || usualWidth(page) === width
    const builder = startFlow(width, 'pages')
    const frame = {
      x: 0,
      width,
      height: undefined,
      direction,
      page: '',
      grid: gridOf(root.style, context.fonts),
      imageHeight: context.pageHeight(''),
      breakWords: false,
      columnDepth: 0,
      tableDepth: 0,
    }
    addRoot(builder, root, frame, {...context, wantsRun})
    const flow = endFlow(builder)
    flows.set(width, {flow, asked})
    return flow
  }

  function hasUsualWidth({runs}: Flow, run: number, width: number) {
    return usualWidth(runs[run]?.name ?? '') === width
  }

  function usualWidth(name: string) {
    return usualArea(name).width
  }

  function noteAt(group: NoteGroup, width: number): Flow {
    const known = notes.get(group[0]!) ?? []
    notes.set(group[0]!, known)
    const before = known.find(flow => flow.width === width && isSameGroup(flow.group, group))
    if (before) return before.flow
    const flow = noteFlow(group, width, {...context, wantsRun: () => true})
    known.push({width, group, flow})
    return flow
  }
}

/** A flow of notes, and what it was made for. */
interface NoteFlow {
  readonly width: number
  readonly group: NoteGroup
  readonly flow: Flow
}

/** What left and right pages of a name have in common: the narrower width and the lower height. */
type UsualArea = (name: string) => {readonly width: number; readonly height: number}

function usualAreas(pageStyle: LayoutOptions['pageStyle']): UsualArea {
  const known = new Map<string, ReturnType<UsualArea>>()
  return name => {
    const found = known.get(name)
    if (found) return found
    const [left, right] = (['left', 'right'] as const).map(side =>
      pageArea(pageStyle(generalQuery(name, side))),
    )
    const area = {
      width: Math.min(left!.width, right!.width),
      height: Math.min(left!.height, right!.height),
    }
    known.set(name, area)
    return area
  }
}

/** A page in the middle of many. */
const generalQuery = (name: string, side: 'left' | 'right'): PageQuery => ({
  name,
  index: side === 'left' ? 3 : 2,
  side,
  first: false,
  blank: false,
  ordinal: side === 'left' ? 4 : 3,
})

function mapOf(pages: readonly SetPage[]): PageMap {
  const numbers = new Map<string, number>()
  const own = new Map<SetPage['references'][number], number>()
  for (const {page, references} of pages) {
    for (const {id} of page.destinations) if (!numbers.has(id)) numbers.set(id, page.number)
    for (const box of references) own.set(box, page.number)
  }
  return {numbers, own, notes: noteNumbers(pages), count: pages.length}
}

/** Notes are counted where they are called, anew on each page that resets their counter. */
function noteNumbers(pages: readonly SetPage[]): PageMap['notes'] {
  const notes = new Map<Element, number>()
  let number = 0
  for (const {page, references} of pages) {
    number = page.style.counterReset.find(({name}) => name === 'footnote')?.value ?? number
    for (const box of references) {
      const {element} = box
      if (!element || !isOfNote(box) || notes.has(element)) continue
      number += 1
      notes.set(element, number)
    }
  }
  return notes
}

function drawPages(pages: readonly SetPage[], context: LayoutContext): readonly Page[] {
  const cache: MarginCache = new Map()
  const folios = foliosOf(pages.map(({page}) => page))
  return pages.map(({page, draw, names}, index) => {
    const facts = {style: page.style, names, page: page.number, pages: pages.length}
    const folio = folios[index] ?? ''
    return {...page, folio, ...draw(), margins: setMarginBoxes(facts, context, cache)}
  })
}
