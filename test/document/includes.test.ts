import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import {gatherIncludes} from '../../src/document/includes.ts'
import {parseDocument} from '../../src/document/parse.ts'
import type {TextFile} from '../../src/source/read-text.ts'

const files: Readonly<Record<string, string>> = {
  'parts/a.md': '---\ntitle: A part\n---\n\n## A\n\nNote[^1] and ![i](i.png).\n\n[^1]: Of A.\n',
  'parts/b.md': '::include{file=a.md shift=1}\n\nHTML <b>too</b> by {{ house }}.\n',
}

const read = (path: string): TextFile =>
  files[path] === undefined
    ? {type: 'unreadable', rule: 'unreadable-file', reason: 'Unexpected nothing, expected a file'}
    : {type: 'text', text: files[path]}

async function parsed(text: string) {
  const includes = gatherIncludes('in.md', text, read)
  const defaults = {lang: 'en', variables: {house: 'B & <b>Sons</b>'}}
  return parseDocument({path: 'in.md', text, defaults, includes})
}

test('files are included at any depth, each with its headings, notes and paths', async () => {
  const {body, notes, assets, headings, file} = await parsed(
    '---\ntitle: T\n---\nOne.[^1]\n\n::include{file=parts/b.md}\n\nLast.[^2]\n\n[^1]: Own.\n[^2]: Last.\n',
  )
  expect(toHtml(body)).toBe(
    [
      '<p>One.<a role="doc-noteref" data-note="1" id="fnref-1"></a></p>',
      '<div data-from="parts/b.md"><div data-from="parts/a.md"><h3 id="a">A</h3>',
      '<p>Note<a role="doc-noteref" data-note="include2_1" id="fnref-include2_1"></a> and <img alt="i" data-asset="parts/i.png">.</p></div>',
      '<p>HTML <b>too</b> by B &#x26; &#x3C;b>Sons&#x3C;/b>.</p></div>',
      '<p>Last.<a role="doc-noteref" data-note="2" id="fnref-2"></a></p>',
    ].join('\n'),
  )
  expect(notes.map(({number, children}) => `${number} ${toHtml([...children])}`)).toEqual([
    '1 <p>Own.</p>',
    '2 <p>Of A.</p>',
    '3 <p>Last.</p>',
  ])
  expect(assets).toMatchObject([{path: 'parts/i.png', from: 'parts/a.md'}])
  expect(headings).toMatchObject([{depth: 3, position: {start: {line: 5}}}])
  expect(file.messages.map(String)).toEqual([
    'parts/a.md:5:1-5:5: Unexpected heading of level 3 below level 1, expected level 2',
  ])
})

test('a document changes with what it includes', async () => {
  const text = '---\ntitle: T\n---\n::include{file=parts/a.md}\n'
  const {hash} = await parsed(text)
  const without = await parseDocument({path: 'in.md', text, defaults: {lang: 'en'}})
  expect(hash).not.toBe(without.hash)
})

test('what stands in code, is hidden or is no Markdown is not read', () => {
  const text =
    '```\n::include{file=parts/a.md}\n```\n\n::include{file=.x/a.md}\n::include{file=a.txt}\n'
  expect([...gatherIncludes('in.md', text, read).keys()]).toEqual([])
})
