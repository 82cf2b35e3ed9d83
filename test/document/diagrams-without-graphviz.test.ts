import {toHtml} from 'hast-util-to-html'
import {expect, test, vi} from 'vitest'
import {parseDocument} from '../../src/document/parse.ts'

vi.mock('@viz-js/viz', () => {
  throw new Error("Cannot find package '@viz-js/viz'")
})

test('without Graphviz a diagram is a figure of its code, and one message says what is missing', async () => {
  const text =
    '---\ntitle: T\ndate: 2026-01-01\n---\n\nSee @fig:way.\n\n```dot alt="A to B" caption="The way" {#fig:way}\ndigraph { a -> b }\n```\n'
  const {body, labels, references, file} = await parseDocument({
    path: 'stories/a.md',
    text,
    defaults: {lang: 'en'},
  })
  expect(file.messages.map(String)).toEqual([
    'stories/a.md:8:1-8:1: Unexpected diagram without `@viz-js/viz`, expected it to be installed: `npm install @viz-js/viz`',
  ])
  // What refers to it finds it.
  expect(labels.map(({name}) => name)).toEqual(references.map(({name}) => name))
  expect(toHtml(body)).toContain('<figure class="diagram" id="fig-way">\n<pre class="code"')
  expect(toHtml(body)).toContain('<figcaption>The way</figcaption>')
})
