import {expect, test} from 'vitest'
import {fitImage} from '../../../src/paged/draw/fit-image.ts'
import {linkTarget} from '../../../src/paged/draw/link-target.ts'
import {pageLabels} from '../../../src/paged/draw/page-labels.ts'
import {dictionary, number, textString} from '../../../src/paged/draw/syntax.ts'
import {element, page} from './by-hand.ts'

test('numbers and strings are spelled as PDF spells them', () => {
  expect([0, -0, 1 / 3, 1e-7, -0.004, 100, 1234.5678].map(value => number(value))).toEqual([
    '0',
    '0',
    '0.33',
    '0',
    '0',
    '100',
    '1234.57',
  ])
  expect(textString('a (b) \\')).toBe('(a \\(b\\) \\\\)')
  expect(textString('é𝄞')).toBe('<FEFF00E9D834DD1E>')
  expect(dictionary({A: '/B', C: '1', D: undefined, E: '[1]'})).toBe('<</A/B/C 1/E[1]>>')
})

test('page labels count on where they can and are spelled out where PDF has no numerals', () => {
  const labelled = (folios: readonly (readonly [number, string])[]) =>
    pageLabels(folios.map(([counter, folio], i) => page(i, {number: counter, folio})))
  expect(
    labelled([
      [1, 'i'],
      [2, 'ii'],
      [1, '1'],
      [2, '2'],
    ]),
  ).toBe('<</Nums[0 <</S/r>> 2 <</S/D>>]>>')
  expect(
    labelled([
      [7, '7'],
      [8, '8'],
    ]),
  ).toBe('<</Nums[0 <</S/D/St 7>>]>>')
  expect(
    labelled([
      [1, '۱'],
      [2, ''],
    ]),
  ).toBe('<</Nums[0 <</P<FEFF06F1>>> 1 <</P()>>]>>')
})

test('links lead to known ids and to the web, mail and telephone', () => {
  const target = (href: string) => linkTarget(element('a', {href}), new Set(['é', 'a%20b']))
  expect(target('#%C3%A9')).toEqual({type: 'id', id: 'é'})
  expect(target('#a%20b')).toEqual({type: 'id', id: 'a%20b'})
  expect(target('#lost')).toBeUndefined()
  expect(target('mailto:a@b.c')).toEqual({type: 'address', url: 'mailto:a@b.c'})
  expect(target('https://é.org/a b')).toEqual({type: 'address', url: 'https://%C3%A9.org/a%20b'})
  expect(target('javascript:alert(1)')).toBeUndefined()
  expect(target('../other/')).toBeUndefined()
})

test('images fit their box as object-fit says', () => {
  const image = {mediaType: 'image/png', bytes: new Uint8Array(), width: 200, height: 100} as const
  const box = {x: 10, y: 10, width: 100, height: 100}
  expect(fitImage(image, box, 'fill')).toEqual({placed: box, clip: undefined})
  expect(fitImage(image, box, 'contain').placed).toEqual({x: 10, y: 35, width: 100, height: 50})
  expect(fitImage(image, box, 'cover')).toEqual({
    placed: {x: -40, y: 10, width: 200, height: 100},
    clip: box,
  })
})
