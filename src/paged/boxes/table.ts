import {anonymousStyle} from '../css/compute.ts'
import type {Style} from '../css/style.ts'
import type {
  BlockBox,
  BoxSource,
  TableBox,
  TableCellBox,
  TableRowBox,
  TableRowGroupBox,
} from './box.ts'
import {type ColumnDraft, type Container, contain, type Draft} from './contain.ts'
import {anonymous} from './source.ts'
import {isCollapsible} from './white-space.ts'

type Part = TableRowGroupBox | TableRowBox | TableCellBox | ColumnDraft | BlockBox

/** Parts of tables that stand outside of one get a table around them (CSS 2.2, 17.2.1). */
export function wrapTableParts(drafts: readonly Draft[], container: Container): readonly Draft[] {
  if (!drafts.some(isPart)) return drafts
  return inRuns(drafts, isPart, run => {
    const source = anonymous(anonymousStyle(container.style, 'table'), container.position)
    return makeTable(source, run)
  })
}

/** A table with its parts in their places: whatever is no part is put into cells, rows and groups. */
export function makeTable(source: BoxSource, drafts: readonly Draft[]): TableBox {
  const container: Container = source
  const captions = drafts.filter(isCaption)
  const columns = drafts.filter(draft => draft.type === 'table-column')
  const rest = drafts.filter(draft => !isCaption(draft) && draft.type !== 'table-column')
  const groups = inRuns(
    rest,
    (draft): draft is Draft => draft.type !== 'table-row-group',
    run => ({
      ...anonymous(anonymousStyle(source.style, 'table-row-group'), source.position),
      type: 'table-row-group' as const,
      rows: makeRows(run, container),
    }),
  ).filter(draft => draft.type === 'table-row-group')
  const header = groups.find(group => group.style.display === 'table-header-group')
  const footer = groups.find(group => group.style.display === 'table-footer-group')
  return {
    ...source,
    type: 'table',
    captions,
    columns: columns.flatMap(({style, span}) => Array<Style>(span).fill(style)),
    header,
    bodies: groups.filter(group => group !== header && group !== footer),
    footer,
  }
}

/** Rows as they are; anything else in rows of its own. */
export const makeRows = (drafts: readonly Draft[], container: Container): readonly TableRowBox[] =>
  inRuns(
    drafts,
    (draft): draft is Draft => draft.type !== 'table-row',
    run => ({
      ...anonymous(anonymousStyle(container.style, 'table-row'), container.position),
      type: 'table-row' as const,
      cells: makeCells(run, container),
    }),
  ).filter(draft => draft.type === 'table-row')

/** Cells as they are; anything else in cells of its own. */
export const makeCells = (
  drafts: readonly Draft[],
  container: Container,
): readonly TableCellBox[] =>
  inRuns(
    drafts,
    (draft): draft is Draft => draft.type !== 'table-cell',
    run => {
      const style = anonymousStyle(container.style, 'table-cell')
      const {position} = container
      return {
        ...anonymous(style, position),
        type: 'table-cell' as const,
        content: contain(run, {style, position}),
        colSpan: 1,
        rowSpan: 1,
      }
    },
  ).filter(draft => draft.type === 'table-cell')

const isCaption = (draft: Draft): draft is BlockBox =>
  draft.type === 'block' && draft.style.display === 'table-caption'

const isPart = (draft: Draft): draft is Part =>
  draft.type === 'table-row-group' ||
  draft.type === 'table-row' ||
  draft.type === 'table-cell' ||
  draft.type === 'table-column' ||
  isCaption(draft)

/** Wrap each run of the drafts that belong together; white space at the ends of a run is none of it. */
function inRuns<Wrapped extends Draft>(
  drafts: readonly Draft[],
  belongs: (draft: Draft) => boolean,
  wrap: (run: readonly Draft[]) => Wrapped,
): readonly Draft[] {
  const result: Draft[] = []
  let run: Draft[] = []
  let spaces: Draft[] = []
  const flush = (): void => {
    if (run.length) result.push(wrap(run))
    result.push(...spaces)
    run = []
    spaces = []
  }
  for (const draft of drafts) {
    if (draft.type === 'text' && isCollapsible(draft)) spaces.push(draft)
    else if (belongs(draft)) {
      if (run.length) run.push(...spaces)
      else result.push(...spaces)
      spaces = []
      run.push(draft)
    } else {
      flush()
      result.push(draft)
    }
  }
  flush()
  return result
}
