import {expect, test} from 'vitest'
import {toMathml} from '../../src/document/math/mathml.ts'

test.each(['\u0001', '\u000b', '\ufffe', '\ud800'])('a formula with %j is one without it', sign => {
  const converted = toMathml(`x${sign}+1`, false)
  expect(converted).toMatchObject({type: 'math'})
  expect(JSON.stringify(converted.type === 'math' && converted.element.children)).not.toContain(
    JSON.stringify(sign).slice(1, -1),
  )
})
