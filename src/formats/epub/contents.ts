import {safeId} from './links.ts'
import type {Page} from './page.ts'
import type {PartHeading} from './part.ts'
import {isSaid} from './title.ts'

/** An entry of the table of contents. */
export interface ContentsItem {
  readonly title: string
  readonly href: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly children: readonly ContentsItem[]
}

/** The chapters in reading order, each with the headings in it down to the level `deepest`. */
export const contentsOf = (pages: readonly Page[], deepest: number): readonly ContentsItem[] =>
  pages
    .filter(({role}) => role === 'bodymatter')
    .map(page => ({
      title: page.title,
      href: page.file,
      lang: page.lang,
      dir: page.dir,
      children: nest(
        page.headings.filter(({depth, text}) => depth <= deepest && isSaid(text)),
        page,
      ),
    }))

/** Headings as a tree: each under the nearest one before it that is higher. */
function nest(headings: readonly PartHeading[], page: Page): readonly ContentsItem[] {
  const [first, ...rest] = headings
  if (!first) return []
  const end = rest.findIndex(({depth}) => depth <= first.depth)
  const below = end === -1 ? rest : rest.slice(0, end)
  const after = end === -1 ? [] : rest.slice(end)
  const item = {
    title: first.text,
    href: `${first.file ?? page.file}#${safeId(first.id)}`,
    lang: page.lang,
    dir: page.dir,
    children: nest(below, page),
  }
  return [item, ...nest(after, page)]
}

/** The contents without what lies deeper than `depth`: 1 leaves a plain list. */
export const cutContents = (
  items: readonly ContentsItem[],
  depth: number,
): readonly ContentsItem[] =>
  items.map(item => ({...item, children: depth > 1 ? cutContents(item.children, depth - 1) : []}))

/** How deep the contents go: 1 for a plain list, 0 for none. */
export const depthOf = (items: readonly ContentsItem[]): number =>
  items.reduce((depth, {children}) => Math.max(depth, 1 + depthOf(children)), 0)

/** How many entries there are at all depths. */
export const lengthOf = (items: readonly ContentsItem[]): number =>
  items.reduce((length, {children}) => length + 1 + lengthOf(children), 0)
