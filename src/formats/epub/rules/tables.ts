import type {XmlElement} from '@rgrove/parse-xml'
import {elementsOf, textOf} from './book.ts'
import {type EpubRules, onPages} from './rule.ts'

const rowsOf = (table: XmlElement): readonly (readonly XmlElement[])[] =>
  elementsOf(table)
    .filter(({name}) => name === 'tr')
    .map(row => elementsOf(row).filter(({name}) => name === 'td' || name === 'th'))

const spanOf = ({attributes}: XmlElement): number => Number(attributes.colspan) || 1
const widthOf = (row: readonly XmlElement[]): number =>
  row.reduce((sum, cell) => sum + spanOf(cell), 0)
const onTables = (check: (table: XmlElement) => string | undefined) =>
  onPages(function* ({path, elements}) {
    for (const [element, table] of elements.entries()) {
      const reason = table.name === 'table' ? check(table) : undefined
      if (reason !== undefined) yield {path, element, reason}
    }
  })

/** Most columns that a small screen shows beside each other. */
const mostColumns = 7

/** Whether tables can be heard cell by cell, and seen on a small screen. */
export const tableRules: EpubRules = {
  'epub-table-head': {
    severity: 'warning',
    meaning: 'A table has no heading cells: a listener cannot tell what a cell is about.',
    remedy: 'Give the table a first row of headings.',
    check: onTables(table =>
      rowsOf(table)
        .flat()
        .some(({name, attributes}) => name === 'th' || attributes.role === 'columnheader') ||
      table.attributes.role === 'presentation'
        ? undefined
        : 'Unexpected table without headings, expected `th` cells',
    ),
  },
  'epub-table-ragged': {
    severity: 'warning',
    meaning: 'The rows of a table have different numbers of cells.',
    remedy: 'Add the cells that are missing.',
    check: onTables(table => {
      if (
        rowsOf(table)
          .flat()
          .some(({attributes}) => Number(attributes.rowspan) > 1)
      )
        return undefined
      const widths = [...new Set(rowsOf(table).map(widthOf))]
      return widths.length > 1
        ? `Unexpected rows of ${widths.sort((a, b) => a - b).join(' and ')} cells, expected one number`
        : undefined
    }),
  },
  'epub-table-wide': {
    severity: 'warning',
    meaning: `A table has more than ${mostColumns} columns: a telephone cannot show them.`,
    remedy: 'Divide the table, or turn its rows and columns.',
    check: onTables(table => {
      const width = Math.max(0, ...rowsOf(table).map(widthOf))
      return width > mostColumns
        ? `Unexpected ${width} columns, expected ${mostColumns} at most`
        : undefined
    }),
  },
  'epub-table-empty': {
    severity: 'warning',
    meaning: 'A table has no text in it.',
    remedy: 'Leave it out.',
    check: onTables(table =>
      textOf(table) === '' && !elementsOf(table).some(({name}) => name === 'img' || name === 'math')
        ? 'Unexpected table without text, expected words'
        : undefined,
    ),
  },
  'epub-table-scope': {
    severity: 'warning',
    meaning:
      'A heading cell at the begin of a row says not whether it is of the row or of the column.',
    remedy: 'Give it `scope="row"`.',
    check: onTables(table => {
      const unclear = rowsOf(table).find(
        row =>
          row.some(({name}) => name === 'td') &&
          row.some(({name, attributes}) => name === 'th' && attributes.scope === undefined),
      )
      return unclear
        ? 'Unexpected heading cell beside others without a scope, expected `scope="row"`'
        : undefined
    }),
  },
  'epub-table-nested': {
    severity: 'warning',
    meaning: 'A table stands in a table.',
    remedy: 'Set one behind the other: small screens cannot show both.',
    check: onTables(table =>
      elementsOf(table)
        .slice(1)
        .some(({name}) => name === 'table')
        ? 'Unexpected table in a table, expected one behind the other'
        : undefined,
    ),
  },
}
