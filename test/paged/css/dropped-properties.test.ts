import {expect, test} from 'vitest'
import {isSupported} from '../../../src/paged/css/declaration.ts'
import {isSilent} from '../../../src/paged/css/properties/silent.ts'
import {knownProperties, readingOf} from '../properties/known-values.ts'
import {lineOf, styleHtml} from './html.ts'

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
  ['position', 'fixed', 'reported'],
  ['box-shadow', '1pt 1pt red', 'reported'],
  ['box-shadow', 'none', 'silent'],
  ['cursor', 'pointer', 'silent'],
  ['size', 'A5', 'taken'],
])('%s: %s is %s', (property, text, type) => expect(readingOf(property, text).type).toBe(type))
