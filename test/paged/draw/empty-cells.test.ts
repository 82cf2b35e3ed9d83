import {expect, test} from 'vitest'
import {buildStructure} from '../../../src/paged/draw/build-structure.ts'
import {paint} from '../../../src/paged/draw/paint.ts'
import {typesetHtml} from '../layout/typeset-fixture.ts'

const areasOf = async (css: string) => {
  const html = '<table><tr><td>a<td></table>'
  const {pages} = await typesetHtml(html, `td {background: red; width: 20pt} ${css}`)
  const structure = buildStructure(pages.root, {lang: 'en', ids: new Set()})
  return [...paint(pages, structure)].flat().filter(({type}) => type === 'rectangle').length
}

test.each([
  ['', 2],
  ['td {empty-cells: hide}', 1],
  ['table {border-collapse: collapse} td {empty-cells: hide}', 2],
])('of two cells, one empty, `%s` paints %i', async (css, areas) =>
  expect(await areasOf(css)).toBe(areas),
)
