import {expect, test} from 'vitest'
import {feedFault} from '../../../src/formats/feed/fault.ts'

const feed = (body: string, around = '') =>
  `<?xml version="1.0"?><feed>${around}<content><![CDATA[${body}]]></content></feed>`

test.each([
  ['words', feed('<p>x &amp; y</p>')],
  ['markup that is none', feed('<p & <<b')],
  ['emoji', feed('😀')],
  ['a comment in a body', feed('<!-- x --')],
  ['a comment around it', feed('x', '<!-- <![CDATA[ -->')],
])('well-formed with %s', (_, xml) => {
  expect(feedFault(xml)).toBe(undefined)
})

test.each([
  ['the end of a section in a body', feed('x ]]> y <b ')],
  ['a control character in a body', feed('x\u0008')],
  ['half a character in a body', feed('x\ud800')],
  ['a section in an attribute', '<feed a="<![CDATA[x]]>"/>'],
  ['an open section', '<feed><![CDATA[x</feed>'],
  ['an open element', feed('x', '<title>')],
  ['an unbound prefix', feed('x', '<dc:title/>')],
  ['a comment that opens a section', feed('x', '<!-- <![CDATA[ --><b><!-- ]]> -->')],
])('not well-formed with %s', (_, xml) => {
  expect(feedFault(xml)).toEqual(expect.any(String))
})
