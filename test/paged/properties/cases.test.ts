import {resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {folder, groups, type Result, readCases, runCase} from './case.ts'
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
