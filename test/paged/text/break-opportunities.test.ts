import {expect, test} from 'vitest'
import {breakOpportunities} from '../../../src/paged/text/break-opportunities.ts'
import {flatten} from '../../../src/paged/text/flatten.ts'
import type {InlineItem} from '../../../src/paged/text/paragraph.ts'
import {styleWith, textItem} from './setting.ts'

/** The text with `|` where a line may end. */
const broken = (items: readonly InlineItem<string>[]) => {
  const flat = flatten(items, styleWith())
  const allowed = breakOpportunities(items, flat)
  return [...flat.text]
    .map((character, at) => (allowed[at] && at > 0 ? '|' : '') + character)
    .join('')
}

test.each([
  ['after spaces', 'one two  three', 'one |two  |three'],
  ['not at a no-break space', 'page\u00a012 of', 'page\u00a012 |of'],
  ['after hyphens and dashes', 'well-known—or not', 'well-|known|—|or |not'],
  ['not before closing or after opening marks', 'a (b) c! “d”', 'a |(b) |c! |“d”'],
  ['not before a French exclamation', 'oui ! non', 'oui ! |non'],
  ['before a mark that begins a word', 'see :root, .css and /usr', 'see |:root, |.css |and |/|usr'],
  ['not inside numbers', '1,234.5%', '1,234.5%'],
  ['after slashes of an address', 'a/bc/d', 'a/|bc/|d'],
  [
    'of a whole one: behind slashes and before points, not at hyphens',
    'see https://www.example.org/a-long/path/page.html?id=12&x=y.',
    'see |https://|www|.example|.org/|a-long/|path/|page|.html|?id|=12|&x=y.',
  ],
  ['which may be in brackets', '(www.example.org/ab)', '(www|.example|.org/ab)'],
  ['between ideographs, not before their full stop', '日本。語', '日|本。|語'],
  ['not at a zero-width non-joiner', 'می\u200cشود', 'می\u200cشود'],
  ['not at a word joiner', 'a-\u2060b', 'a-\u2060b'],
])('%s', (_, text, expected) => {
  expect(broken([textItem(text)])).toBe(expected)
})

test('a zero-width space is an opportunity and leaves the text', () => {
  expect(broken([textItem('abc\u200bdef')])).toBe('abc|def')
})

test('a style change inside a word is none', () => {
  expect(broken([textItem('ab'), textItem('cd', styleWith({fontWeight: 700}))])).toBe('abcd')
})

test('an atomic inline has one on both sides', () => {
  const atomic: InlineItem<string> = {type: 'atomic', width: 5, style: styleWith(), source: ''}
  expect(broken([textItem('ab'), atomic, textItem('cd')])).toBe('ab|\ufffc|cd')
})

test.each([
  ['by vertical-align', {style: styleWith({verticalAlign: 'super'})}],
  ['by the layout', {style: styleWith(), glue: true}],
])('a note call stays with the mark before it: %s', (_, own) => {
  const open: InlineItem<string> = {type: 'open', width: 0, source: '', ...own}
  expect(broken([textItem('Stop!'), open, textItem('1')])).toBe('Stop!1')
})

test.each([
  ['nowrap', {whiteSpace: 'nowrap'}, 'ab cd-ef', 'ab cd-ef'],
  ['break-all', {wordBreak: 'break-all'}, 'abc de', 'a|b|c |d|e'],
  ['line-break: auto', {}, 'あっカー、々……。', 'あ|っ|カ|ー、々……。'],
  ['line-break: normal', {lineBreak: 'normal'}, 'あっカー々', 'あ|っ|カ|ー々'],
  ['line-break: strict', {lineBreak: 'strict'}, 'あっカー日々', 'あっ|カー|日々'],
  ['line-break: loose', {lineBreak: 'loose'}, '日々・……？', '日|々|・…|…|？'],
  ['line-break: anywhere', {lineBreak: 'anywhere'}, 'a-1. b', 'a|-|1|. |b'],
  ['keep-all', {wordBreak: 'keep-all'}, '日本 語', '日本 |語'],
] as const)('%s', (_, own, text, expected) => {
  expect(broken([textItem(text, styleWith(own))])).toBe(expected)
})

test.each([
  ['Thai', 'ภาษาไทยไม่เว้นวรรค', 'ภาษา|ไทย|ไม่|เว้น|วรรค'],
  ['Thai and English', 'ใช้ Octavo พิมพ์หนังสือ', 'ใช้ |Octavo |พิมพ์|หนังสือ'],
  ['Lao', 'ພາສາລາວ', 'ພາສາ|ລາວ'],
])('%s is divided between words', (_, text, expected) => {
  expect(broken([textItem(text)])).toBe(expected)
})
