import {createRequire} from 'node:module'
import type {Nodes, Root} from 'mdast'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {bodyText} from '../../src/document/body-text.ts'
import {parseMarkdown, parseWholly} from '../../src/document/markdown.ts'
import {mathSyntax} from '../../src/document/math/syntax.ts'
import {survey} from '../../src/document/survey.ts'
import {transformDirectives} from '../../src/document/transforms/directives.ts'

const {tests: examples}: {tests: {markdown: string}[]} = createRequire(import.meta.url)(
  'commonmark-spec',
)

/** What texts are put together from: every construct that the shortcut knows, and what may stand in its way. */
const pieces = [
  ...'word Word سلام 日本 é 1 12 1. 2) * ** *** _ ` `` ~~ ~ [a](b) [a] [^1] [^2] ![a](b) <b> <!-- --> &amp; & &x \\ : :: :::'.split(
    ' ',
  ),
  ...'10:30 a:b www.a.b http://a.b a@b.c --- === |a| |--| . , ! ( ) " \' … — *a* `a` ~~a~~ ***a*** (*a*) *a*b a*b* 😀 $ :x[y]'.split(
    ' ',
  ),
  ...[
    ' ',
    ' ',
    ' ',
    '\n',
    '\n\n',
    '\n\n\n',
    '\n\n[^1]: note\n\n',
    '[a]: /b',
    '[a b](/c_d#e)',
    '**a b**',
    ': ',
  ],
  ...[
    '# ',
    '## ',
    '- ',
    '+ ',
    '* ',
    '1. ',
    '> ',
    '```\n',
    '~~~\n',
    ':::note\n',
    ':::\n',
    '    ',
    '\t',
    '[^1]: note',
    '\n- a b\n- c *d*\n',
    '\n1. a b\n2. c\n\n3. d\n',
    '\n> a b\n',
    '\n## a b\n',
    '\n\n```js\na\n\n- b\n```\n\n',
    '\n<div>\n',
    '\n- a b\n  - [ ] c d\n  - e f\n',
    '\n\n| a b | *c* | `d|e` |\n|---|:-:|---|\n| a_b | c d | 1 |\n| a | | c d | e f |\n\n',
    '| a b |',
    '\n| a b |\n|---|\n| c d |\n',
  ],
]
const formulas = [
  ...'$ $ $$ $a$ $a $$a$$ $5 $`$ $_a_$'.split(' '),
  '\n$$\n',
  '\n\n$$\na *b*\n$$\n\n',
  '\n\n$$\n\na b\n\n$$\n\n',
  '\n- $$\n  a\n  $$\n',
]

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

function randomText(next: () => number, from: readonly string[] = pieces): string {
  const length = 1 + Math.floor(next() * 24)
  return Array.from({length}, () => from[Math.floor(next() * from.length)]).join('')
}

test('plain blocks are read as the tokenizer reads them', () => {
  const next = random(1)
  const inProse = ({markdown}: {markdown: string}) =>
    `A first, *plain* one.\n\n${markdown}\nLast[^n] with \`code\`.\n\n[^n]: Note.\n`
  const texts = [
    ...examples.map(({markdown}) => markdown),
    ...examples.map(inProse),
    ...Array.from({length: Number(process.env.FUZZ ?? 800)}, () => randomText(next)),
  ]
  const different = texts.filter(
    text =>
      JSON.stringify(settled(parseMarkdown(text), text)) !==
      JSON.stringify(settled(parseWholly(text), text)),
  )
  expect(different).toEqual([])
})

test('and where dollars are math', () => {
  const next = random(2)
  const texts = Array.from(
    {length: Number(process.env.FUZZ ?? 800)},
    () => `A first, *plain* one.\n\n${randomText(next, [...pieces, ...formulas, ...formulas])}`,
  )
  const read = (text: string, parse: typeof parseMarkdown) =>
    JSON.stringify(settled(parse(text, mathSyntax), text))
  const trees = texts.map(text => read(text, parseMarkdown))
  expect(texts.filter((text, index) => trees[index] !== read(text, parseWholly))).toEqual([])
  expect(trees.filter(tree => tree.includes('inlineMath')).length).toBeGreaterThan(50)
})

/** With directives as text again, as that is how the shortcut reads `10:30`; keys in one order. */
function settled(tree: Root, text: string): unknown {
  const body = bodyText(text, 0, 0)
  survey(tree, body, new VFile())
  transformDirectives(tree, {body, file: new VFile(), lang: 'en'})
  return plain(tree)
}

const plain = (node: Nodes): unknown => {
  const {children, position, ...rest} = node as Nodes & {children?: Nodes[]}
  const fields = Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1))
  return {...Object.fromEntries(fields), position, children: children?.map(plain)}
}
