import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {expect, test} from 'vitest'
import {lowerBody} from '../../src/theme/lower.ts'
import type {Target} from '../../src/theme/theme.ts'
import {sampleAddresses, sampleDocument} from './sample.ts'

test.each<[Target, string]>([
  ['web', '<details><summary>S</summary></details>'],
  ['print', '<details open><summary>S</summary></details>'],
  ['ebook', '<details open><summary>S</summary></details>'],
  ['feed', '<details><summary>S</summary></details>'],
])('in %s', (target, expected) => {
  const body = h(null, [h('details', h('summary', 'S'))])
  const document = sampleDocument({path: 'a.md', body})
  expect(toHtml(lowerBody(document, target, sampleAddresses, ''))).toBe(expected)
})
