import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {longhandNames} from '../../../src/paged/css/properties/index.ts'
import {logicalLonghands} from '../../../src/paged/css/properties/logical.ts'
import {shorthands} from '../../../src/paged/css/properties/shorthands.ts'
import {folder, groups, type Result, readCases, runCase} from './case.ts'
import {conformanceTables} from './conformance-table.ts'
import {keywordsOf, readingOf} from './known-values.ts'
import {verdictOf} from './verdict.ts'

/** Every case is run once, for all that is asked of it. */
const results = await Promise.all(groups.flatMap(readCases).map(runCase))

describe.each(groups)('%s', group => {
  const ofGroup = results.filter(({tested}) => tested.group === group)

  test('what is on the pages', async () => {
    const file = resolve(folder, group, 'expected.txt')
    await expect(ofGroup.map(dump).join('\n')).toMatchFileSnapshot(file)
  })

  test('every declaration does what its note says: without one, it changes the pages', () => {
    const wrong = ofGroup.filter(result => verdictOf(result) === undefined)
    expect(wrong.map(({tested}) => tested.line)).toEqual([])
  })
})

function dump({tested: {line, note}, outcome: {trace, messages}}: Result): string {
  const told = messages.map(({ruleId, reason}) => `${ruleId}: ${reason}\n`).join('')
  return `=== ${line}\n${note ? `# ${note}\n` : ''}${trace}\n${told}`
}

test('every property that is laid out is shown at work', () => {
  const shown = new Set(results.filter(isAtWork).map(({tested}) => tested.subject.property))
  const laidOut = [...longhandNames, ...logicalLonghands.keys(), ...Object.keys(shorthands)]
  expect(laidOut.filter(name => !shown.has(name))).toEqual([])
})

function isAtWork(result: Result): boolean {
  const verdict = verdictOf(result)
  return verdict?.type === 'partly' || (verdict?.type === 'works' && !verdict.initial)
}

test('every keyword that a longhand takes has a case', () => {
  const written = new Set(
    results.map(({tested: {subject}}) => `${subject.property}: ${subject.value}`),
  )
  // Generic families are names like others: one case is enough.
  const wanted = longhandNames
    .filter(name => name !== 'font-family')
    .flatMap(name =>
      keywordsOf(name)
        .filter(isTaken(name))
        .map(keyword => `${name}: ${keyword}`),
    )
  expect(wanted.filter(declaration => !written.has(declaration))).toEqual([])
})

const isTaken = (property: string) => (keyword: string) =>
  ['taken', 'partly'].includes(readingOf(property, keyword).type)

test("the manual's table of properties says what the cases show", async () => {
  const file = resolve('content/books/manual/css-properties.md')
  const begin = '<!-- properties: begin -->'
  const [before] = readFileSync(file, 'utf8').split(begin)
  const chapter = `${before}${begin}\n\n${conformanceTables(results)}`
  await expect(chapter).toMatchFileSnapshot(file)
})
