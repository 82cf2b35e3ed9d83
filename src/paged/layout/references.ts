import type {Element} from 'hast'
import type {BlockBox, BlockLevelBox, Box, InlineLevelBox, PageReferenceBox} from '../boxes/box.ts'
import {formatCounter} from '../css/counter-styles.ts'
import type {Report} from '../diagnostics.ts'
import type {Fonts} from '../text/fonts.ts'
import {measureContent} from '../text/measure.ts'
import type {ReferenceText} from './context.ts'

/** What one pass learned of the pages. */
export interface PageMap {
  /** The counter `page` where each id stands. */
  readonly numbers: ReadonlyMap<string, number>
  /** The same for every `counter(page)` in the text. */
  readonly own: ReadonlyMap<PageReferenceBox, number>
  /** The counter `footnote` of each note, where pages count them. */
  readonly notes: ReadonlyMap<Element, number>
  readonly count: number
}

/** References of one document, over all passes. */
export interface References {
  readonly textOf: (box: PageReferenceBox) => ReferenceText
  /** Take over a pass's page map. True when every reference already said so. */
  readonly settle: (map: PageMap) => boolean
  /** Name the references that still change, and those that aim at nothing. */
  readonly reportFaults: () => void
}

/** Passes in which the text may still change its width. Later ones only widen it, so that pages settle. */
const freePasses = 2

export function startReferences(root: BlockBox, fonts: Fonts, report: Report): References {
  const seen = new Map<PageReferenceBox, Set<string>>()
  const texts = new Map<PageReferenceBox, string>()
  const unstable = new Set<PageReferenceBox>()
  let targets: ReadonlyMap<string, Box> | undefined
  let map: PageMap | undefined
  let pass = 1

  return {textOf, settle, reportFaults}

  function textOf(box: PageReferenceBox): ReferenceText {
    let text = texts.get(box)
    if (text === undefined) {
      text = resolve(box) ?? guess(box)
      remember(box, text)
    }
    const width = pass > freePasses ? widest(box) : undefined
    return {text, width}
  }

  function remember(box: PageReferenceBox, text: string) {
    texts.set(box, text)
    const all = seen.get(box) ?? new Set()
    seen.set(box, all.add(text))
  }

  function settle(next: PageMap) {
    map = next
    pass++
    unstable.clear()
    for (const [box, text] of texts) {
      const now = resolve(box) ?? unresolved
      if (now === text) continue
      unstable.add(box)
      remember(box, now)
    }
    return unstable.size === 0
  }

  /** Undefined where the pages are not known yet, or the target does not exist. */
  function resolve(box: PageReferenceBox): string | undefined {
    const {item, target} = box
    if (item.type === 'target-text') {
      targets ??= boxesById(root)
      const aim = target === undefined ? undefined : targets.get(target)
      return aim ? targetText(aim, item.which) : map && unresolved
    }
    if (item.type === 'target-pages') return pagesOf(box, item.style)
    const number = item.name === 'pages' ? map?.count : pageOf(box)
    return number === undefined ? undefined : formatCounter(number, item.style)
  }

  /** Undefined while one of them is not known; an id that nobody has is none. */
  function pagesOf({targets = []}: PageReferenceBox, style: string) {
    if (!map) return undefined
    const {numbers} = map
    const known = targets.flatMap(id => numbers.get(id) ?? [])
    return known.length === 0 ? unresolved : pageRanges(known, style)
  }

  function pageOf(box: PageReferenceBox) {
    if (isOfNote(box)) return box.element && map?.notes.get(box.element)
    return box.target === undefined ? map?.own.get(box) : map?.numbers.get(box.target)
  }

  function widest(box: PageReferenceBox) {
    const {style} = box
    const source = undefined
    return Math.max(
      0,
      ...[...(seen.get(box) ?? [])].map(
        text =>
          measureContent([{type: 'text', text, style, source}], {
            style,
            fonts,
            report: () => {},
            position: undefined,
          }).max,
      ),
    )
  }

  function reportFaults() {
    for (const box of unstable) {
      const reason = `Unexpected page number that changes with every pass, expected \`${texts.get(box)}\` to stay`
      report({
        ruleId: 'unstable-reference',
        reason,
        origin: 'tree',
        place: box.position,
        severe: true,
      })
    }
    for (const [box, text] of texts) {
      if (text !== unresolved || box.target === undefined) continue
      const reason = `Unexpected reference to \`#${box.target}\`, expected an id of the document`
      report({
        ruleId: 'unresolved-reference',
        reason,
        origin: 'tree',
        place: box.position,
        severe: true,
      })
    }
  }
}

/** What stands for a page that nobody knows. */
const unresolved = '??'

/** Two digits: what most references come to. A page has fewer notes than that. */
function guess(box: PageReferenceBox): string {
  const {item} = box
  return item.type === 'target-text' ? '' : formatCounter(isOfNote(box) ? 1 : 10, item.style)
}

/** `12, 14–16`: the language of the digits has its comma. */
function pageRanges(pages: readonly number[], style: string): string {
  const sorted = [...new Set(pages)].sort((one, other) => one - other)
  const ranges: {readonly from: number; to: number}[] = []
  for (const page of sorted) {
    const last = ranges.at(-1)
    if (last && page === last.to + 1) last.to = page
    else ranges.push({from: page, to: page})
  }
  const comma = /^(?:persian|arabic-indic|urdu)$/.test(style) ? '، ' : ', '
  return ranges
    .map(({from, to}) => (from === to ? [from] : [from, to]))
    .map(range => range.map(page => formatCounter(page, style)).join('–'))
    .join(comma)
}

/** True of `counter(footnote)`. */
export const isOfNote = ({item}: PageReferenceBox): boolean =>
  item.type === 'counter' && item.name === 'footnote'

function boxesById(root: BlockBox): ReadonlyMap<string, Box> {
  const found = new Map<string, Box>()
  const rest: Box[] = [root]
  for (let box = rest.pop(); box; box = rest.pop()) {
    const {id} = box.marks
    if (id !== undefined && !found.has(id)) found.set(id, box)
    rest.push(...childrenOf(box))
  }
  return found
}

function childrenOf(box: Box): readonly Box[] {
  switch (box.type) {
    case 'block':
    case 'table-cell':
      return box.content.children
    case 'table':
      return [
        ...box.captions,
        ...[box.header, ...box.bodies, box.footer].filter(group => group !== undefined),
      ]
    case 'table-row-group':
      return box.rows
    case 'table-row':
      return box.cells
    case 'inline':
      return box.children
    case 'inline-block':
      return [box.block]
    case 'footnote':
      return [box.body]
    case 'replaced':
    case 'text':
    case 'line-break':
    case 'leader':
    case 'page-reference':
    case 'anchor':
      return []
  }
}

type Which = Extract<PageReferenceBox['item'], {type: 'target-text'}>['which']

/** `target-text()` (css-content-3, 3.2). */
function targetText(box: Box, which: Which): string {
  switch (which) {
    case 'content':
      return textIn(box, undefined).trim()
    case 'before':
    case 'after':
      return pseudoText(box, which).trim()
    case 'first-letter':
      return [...textIn(box, undefined).trim()][0] ?? ''
  }
}

/** Text of a box without generated content and notes, or of one pseudo-element in it. */
function textIn(box: Box, pseudo: 'before' | 'after' | undefined): string {
  if (box.type === 'text') return box.text
  if (box.type === 'footnote' || box.type === 'page-reference') return ''
  if (box.type === 'line-break') return ' '
  return childrenOf(box)
    .filter(child => pseudo !== undefined || !isGenerated(child))
    .map(child => textIn(child, pseudo))
    .join(isBlockLevel(box) ? ' ' : '')
}

const isGenerated = ({pseudo}: BlockLevelBox | InlineLevelBox | Box) =>
  pseudo !== undefined && pseudo !== 'first-letter'

const isBlockLevel = (box: Box) => box.type === 'block' && box.content.type === 'blocks'

function pseudoText(box: Box, pseudo: 'before' | 'after'): string {
  return childrenOf(box)
    .filter(child => child.pseudo === pseudo && child.element === box.element)
    .map(child => textIn(child, pseudo))
    .join('')
}
