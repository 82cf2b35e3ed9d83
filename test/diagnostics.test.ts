import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {allRuleIds} from '../src/diagnostics.ts'
import {typesetterRules} from '../src/paged/diagnostics.ts'

/** What fixtures expect, and what tests written in code assert. */
const expectations = readdirSync('test', {recursive: true, encoding: 'utf8'})
  .filter(path => /expected\.(messages|.*txt)|\.test\.ts$/.test(path))
  .filter(path => !path.endsWith('diagnostics.test.ts'))
  .map(path => readFileSync(join('test', path), 'utf8'))
  .join('\n')

test.each(allRuleIds())('%s is provoked by a test', ruleId => {
  expect(expectations).toMatch(new RegExp(`(?<![\\w-])${ruleId}(?![\\w-])`))
})

test('the typesetter reports its rules as severe as the table says', () => {
  const sources = readdirSync('src/paged', {recursive: true, encoding: 'utf8'})
    .filter(path => path.endsWith('.ts'))
    .map(path => readFileSync(join('src/paged', path), 'utf8'))
  const found = sources.flatMap(source => [
    ...source.matchAll(/ruleId: '([a-z-]+)',(?:(?!ruleId)[\s\S])*?severe: (true|false)/g),
  ])
  expect(found.length).toBeGreaterThan(8)
  for (const [rule, {severity}] of Object.entries(typesetterRules)) {
    const severe = new Set(found.filter(([, name]) => name === rule).map(([, , word]) => word))
    // What reading a style sheet says is never severe, and says so in one place.
    const expected = {error: ['true'], warning: ['false'], either: ['false', 'true']}[severity]
    expect([rule, ...severe].sort()).toEqual([rule, ...(severe.size > 0 ? expected : [])].sort())
    if (severe.size === 0) expect(severity).toBe('warning')
  }
})
