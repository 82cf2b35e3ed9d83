import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {conformanceTables, knownProperties, verdictOf} from '../../../src/paged/css/conformance.ts'
import {isSupported} from '../../../src/paged/css/declaration.ts'
import {isSilent} from '../../../src/paged/css/properties/silent.ts'
import {lineOf, styleHtml} from './html.ts'

test("the manual's table of properties is up to date", () => {
  const chapter = readFileSync('content/books/manual/css-properties.md', 'utf8')
  const hint = 'out of date: npm run build && node scripts/css-properties.mjs'
  expect(chapter.endsWith(`<!-- properties: begin -->\n\n${conformanceTables()}`), hint).toBe(true)
})

const value = '7pt 7pt'
const dropped = knownProperties().filter(property => !isSupported(property))

test('a property that is not laid out is silent on purpose, or reported once with its place', () => {
  expect(dropped.length).toBeGreaterThan(200)
  for (const property of dropped) {
    const told = styleHtml('<p>one<p>two', `p {\n  ${property}: ${value};\n}`).messages.map(lineOf)
    const reason = `Unexpected property \`${property}\`, expected one that is laid out on paper`
    expect(told, property).toEqual(
      isSilent(property, value) ? [] : [`2:3 unsupported-property: ${reason}`],
    )
  }
})

test.each([
  ['width', '3pt', 'taken'],
  ['visibility', 'collapse', 'partly'],
  ['position', 'absolute', 'reported'],
  ['box-shadow', '1pt 1pt red', 'reported'],
  ['box-shadow', 'none', 'silent'],
  ['cursor', 'pointer', 'silent'],
  ['size', 'A5', 'taken'],
])('%s: %s is %s', (property, text, type) => expect(verdictOf(property, text).type).toBe(type))
