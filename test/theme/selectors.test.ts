import {describe, expect, test} from 'vitest'
import {splitSelectors, withoutIs} from '../../src/theme/stylesheet/selectors.ts'

describe('a list of selectors', () => {
  test.each([
    ['a,b', ['a', 'b']],
    ['a:not(b, c), d', ['a:not(b,c)', 'd']],
    ['[title="a, b"], [x=\'(\'] c', ['[title="a, b"]', '[x="("] c']],
    ['.a\\,b, c', ['.a\\,b', 'c']],
  ])('%s', (list, expected) => expect(splitSelectors(list)).toEqual(expected))
})

describe('without :is()', () => {
  test.each([
    ['thead :is(th, td)', ['thead th', 'thead td']],
    ['.a:is(th, .b):first-child', ['th.a:first-child', '.a.b:first-child']],
    [':is(a, :where(b, c) d) e', ['a e', 'b d e', 'c d e']],
    ['a > :is(b, c), d', ['a>b', 'a>c', 'd']],
    ['.a:is(b c)', ['b c.a']],
    ['a:not(.b)', ['a:not(.b)']],
    ['[title=":is(a, b)"]', ['[title=":is(a, b)"]']],
  ])('%s', (list, expected) => expect(withoutIs(list)).toEqual(expected))
})
