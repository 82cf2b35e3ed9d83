import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {dumpPages} from '../layout/dump-pages.ts'
import {typesetHtml} from '../layout/typeset-fixture.ts'

/**
 * A folder a subject; in `cases.txt` a case a line, `CSS | HTML`, on pages of 100 by 60 pt with margins of 10 pt. What
 * comes out of each stands under the same line in `expected.txt`.
 */
const folder = 'test/paged/properties'
const subjects = readdirSync(folder, {withFileTypes: true}).filter(entry => entry.isDirectory())

const sheet = `@page {size: 100pt 60pt; margin: 10pt}
html {font-size: 10pt; line-height: 10pt}
body, p, ul, ol, table {margin: 0}
b {font-weight: 400}
.box {background: red; height: 10pt}
`

describe.each(subjects.map(({name}) => name))('%s', subject => {
  const lines = readFileSync(join(folder, subject, 'cases.txt'), 'utf8')
    .trim()
    .split('\n')
  const file = resolve(folder, subject, 'expected.txt')
  const expected = new Map(
    readFileSync(file, 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map(part => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
  )
  test('every case has its result', () => expect([...expected.keys()]).toEqual(lines))
  test.each(lines)('%s', async line => {
    const [css = '', html = ''] = line.split(' | ')
    expect(await resultOf(css, html)).toBe(expected.get(line))
  })
})

async function resultOf(css: string, html: string): Promise<string> {
  const {pages, messages} = await typesetHtml(html, sheet + css)
  const told = messages.map(({ruleId, reason}) => `${ruleId}: ${reason}\n`)
  return dumpPages(pages.pages) + told.join('')
}
