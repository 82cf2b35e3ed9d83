import {parseXml} from '@rgrove/parse-xml'
import {expect, test} from 'vitest'
import {surelyWellFormed} from '../../src/formats/surely-well-formed.ts'
import {xmlFault} from '../../src/formats/well-formed.ts'

const page = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en"><body>${body}</body></html>\n`

test.each([
  ['text and elements', 'A <b>b</b> &amp; c — 漢<br/>', true],
  ['attributes', '<a href="a&amp;b" epub:type="noteref">1</a>', true],
  ['an end that is another one', '<b>a</i>', false],
  ['no end', '<b>', false],
  ['an attribute twice', '<b id="a" id="b"/>', false],
  ['an attribute without quotes', '<b id=a/>', false],
  ['a prefix that nobody declares', '<b foo:id="a"/>', false],
  ['an entity that nobody declares', '&nbsp;', false],
  ['a bare ampersand', 'a & b', false],
  ['an end of CDATA', ']]>', false],
  ['a control character', '\u0001', false],
  ['half a character', '\ud800', false],
])('%s', (_name, body, good) => {
  expect(surelyWellFormed(page(body))).toBe(good)
  expect(xmlFault(page(body)) === undefined).toBe(good)
})

test.each([
  ['a comment', '<!-- a -->'],
  ['CDATA', '<![CDATA[a]]>'],
  ['a prefix declared inside', '<a:b xmlns:a="a"/>'],
  ['a name beyond ASCII', '<é/>'],
  ['a number for a character', '&#xe9;'],
])('%s is left to the parser', (_name, body) => {
  expect(surelyWellFormed(page(body))).toBe(false)
  expect(xmlFault(page(body))).toBeUndefined()
})

test.each(['', '<a/>b', '<a/><b/>', 'a<b/>', '<a></a'])('%j is no document', xml => {
  expect(surelyWellFormed(xml)).toBe(false)
  expect(xmlFault(xml)).toBeDefined()
})

test('whatever is damaged, what is sure is well-formed', () => {
  const whole = page('<p id="a" class="b">A <b>b</b> &amp; “c”<br/></p><ol><li>d</li></ol>')
  const pieces = [
    '<',
    '>',
    '/',
    '"',
    '=',
    '&',
    ';',
    ' ',
    'a',
    ':',
    '<b>',
    '</b>',
    ']]>',
    '\u0000',
    '',
  ]
  let sure = 0
  for (let at = 40; at < whole.length; at++) {
    for (const piece of pieces) {
      for (const length of [0, 1, 4]) {
        const damaged = whole.slice(0, at) + piece + whole.slice(at + length)
        if (!surelyWellFormed(damaged)) continue
        sure++
        expect(() => parseXml(damaged)).not.toThrow()
      }
    }
  }
  expect(sure).toBeGreaterThan(1000)
})
