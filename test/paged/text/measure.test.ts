import {expect, test} from 'vitest'
import {measureContent} from '../../../src/paged/text/measure.ts'
import {failOn, fonts, setLines, styleWith, textItem} from './setting.ts'

const widths = (text: string, own: Parameters<typeof styleWith>[0] = {}) => {
  const style = styleWith(own)
  const setting = {style, fonts, report: failOn, position: undefined}
  return measureContent([textItem(text, style)], setting)
}
const natural = (text: string) => setLines(text, {width: 1000})[0]!.width

test('min-content is the widest word, max-content the whole line', () => {
  const {min, max} = widths('one longest word')
  expect(min).toBeCloseTo(natural('longest'))
  expect(max).toBeCloseTo(natural('one longest word'))
})

test('forced breaks part max-content', () => {
  expect(widths('one\nthree', {whiteSpace: 'pre'}).max).toBeCloseTo(natural('three'))
})

test('overflow-wrap counts for min-content when it is anywhere, not when it is break-word', () => {
  expect(widths('WWW', {overflowWrap: 'anywhere'}).min).toBeCloseTo(natural('W'), 1)
  expect(widths('WWW', {overflowWrap: 'break-word'}).min).toBeCloseTo(natural('WWW'))
})

test('what cannot wrap is as wide at least as at most', () => {
  const {min, max} = widths('one two', {whiteSpace: 'nowrap'})
  expect(min).toBeCloseTo(max)
})

test('hanging spaces and soft hyphens', () => {
  const {min, max} = widths('repre\u00adsentation ')
  expect(min).toBeCloseTo(natural('sentation'), 1)
  expect(max).toBeCloseTo(natural('representation'))
})
