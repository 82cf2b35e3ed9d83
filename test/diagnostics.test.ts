import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {allRuleIds} from '../src/diagnostics.ts'

/** What fixtures expect, and what tests written in code assert. */
const expectations = readdirSync('test', {recursive: true, encoding: 'utf8'})
  .filter(path => /expected\.(messages|.*txt)|\.test\.ts$/.test(path))
  .filter(path => !path.endsWith('diagnostics.test.ts'))
  .map(path => readFileSync(join('test', path), 'utf8'))
  .join('\n')

test.each(allRuleIds())('%s is provoked by a test', ruleId => {
  expect(expectations).toMatch(new RegExp(`(?<![\\w-])${ruleId}(?![\\w-])`))
})
