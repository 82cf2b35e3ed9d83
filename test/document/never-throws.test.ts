import {toString as textOf} from 'hast-util-to-string'
import {expect, test} from 'vitest'
import {parseDocument} from '../../src/document/parse.ts'

const many = 2000
const times = (text: string, count = many) => text.repeat(count)
const lines = (count: number, line: (index: number) => string) =>
  Array.from({length: count}, (_, index) => line(index)).join('\n')

/** What keeps parsers busy, or overflows their stacks. Every text holds the word `end`. */
const texts: Readonly<Record<string, string>> = {
  'block quotes': `${times('>')}end`,
  'list items': `${times('- ')}end`,
  'numbered items': `${times('1. ')}end`,
  'deeper lists': lines(150, index => `${times('  ', index)}- end`),
  brackets: `${times('[')}end${times(']')}`,
  images: `${times('![')}end${times('](x)')}`,
  'tags that do not end': `${times('<a b="')}end`,
  'links unclosed': `${times('[a](')}end`,
  emphasis: `${times('*a ')}end${times(' a*')}`,
  'strong unclosed': `${times('*a **a ')}end`,
  'strong in one run': `${times('**')}end${times('**')}`,
  'emphasis inside words': `${times('a**b')}${times('c*d')} end`,
  backticks: lines(200, index => `a ${times('`', index)} end`),
  'HTML elements': `${times('<div>')}end`,
  'HTML formatting': `${times('<b>')}end`,
  'HTML comments': `end ${times('<!--')}`,
  references: `end ${times('&amp;')}`,
  'text directives': `end ${times(':a[')}`,
  'block directives': `${times(':::note\n', 300)}end`,
  'definition lists': `end\n${times(': ')}b`,
  'a wide table': `${times('|end', 500)}|\n${times('|-', 500)}|\n`,
  'footnote calls': `${times('end[^a]')}\n\n[^a]: x`,
  'notes in notes': `end[^0]\n\n${lines(300, index => `[^${index}]: x[^${index + 1}]\n`)}`,
  addresses: `end ${times('a@b.c ')}${times('www.')}`,
  dollars: `---\nmath: true\n---\n${times('$')} end ${times('$a ')}${times('$$ ')}`,
  'braces in a formula': `---\nmath: true\n---\nend $${times('{', 20_000)}$`,
  'lines of dollars': `---\nmath: true\n---\nend\n\n${times('$$\n')}`,
  'lone surrogates': `end ${times('\ud800')}`,
  'null characters': `end ${times('\0')}`,
  'line endings': times('end\r'),
  'flow YAML': `---\n${times('[')}\n---\nend`,
  'huge YAML': `---\na: "${times('x', 300_000)}"\n---\nend`,
}

test.each(Object.entries(texts))(
  '%s do not stop the parser, nor lose their words',
  async (_, text) => {
    const {body, headings} = await parseDocument({path: 'in.md', text, defaults: {lang: 'en'}})
    expect(textOf(body)).toContain('end')
    expect(headings).toEqual([])
  },
)
