import {toHtml} from 'hast-util-to-html'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {resolveConfig} from '../../src/config/read-publication.ts'
import {parseDocument} from '../../src/document/parse.ts'
import {assemble} from '../../src/publication/assemble.ts'
import {numbersOf} from '../../src/publication/numbering.ts'
import {bodyWords, lowerBody} from '../../src/theme/lower.ts'
import type {Target} from '../../src/theme/theme.ts'
import {sampleAddresses} from './sample.ts'

const files = {
  'book.md': '---\ntitle: B\nchapters: [one.md, two.md]\n---\n',
  'one.md': '---\ntitle: One\n---\n\n:::glossary\nSheet\n: Folded.\n:::\n\n:index[a] :index[a]\n',
  'two.md': '---\ntitle: Two\n---\n\n:term[sheet] :index[a] :index[]{term=z see=a}\n\n::index\n',
}

async function lowered(path: string, target: Target) {
  const config = resolveConfig('title: T\nurl: https://t.example/\n', {
    file: new VFile({path: 'publication.yaml'}),
    folderName: 't',
    sourceDate: new Date(0),
    now: new Date(0),
  })
  const documents = await Promise.all(
    Object.entries(files).map(([path, text]) =>
      parseDocument({path, text, defaults: {lang: 'en'}}),
    ),
  )
  const numbers = numbersOf(assemble(documents, config), path, target)
  const document = documents.find(one => one.path === path)!
  return toHtml(lowerBody(document, target, sampleAddresses, '', {words: bodyWords({}), numbers}))
}

test('a glossary has ids, which the other chapters lead to', async () => {
  expect(await lowered('one.md', 'web')).toContain(
    '<section role="doc-glossary" class="glossary" aria-label="Glossary">\n<dl>\n<dt id="term-sheet">Sheet</dt>',
  )
  expect(await lowered('two.md', 'ebook')).toContain(
    '<a href="to:one.md#term-sheet" class="term" role="doc-glossref" epub:type="glossref">sheet</a>',
  )
})

test('an index names chapters on screens', async () => {
  expect(await lowered('two.md', 'web')).toContain(
    '<section class="index" role="doc-index" aria-label="Index"><ul><li id="index-entry-1"><span class="index-term">a</span>, <a href="to:one.md#index-1">One</a>, <a href="#index-1">Two</a></li><li id="index-entry-2"><span class="index-term">z</span>, <em>see</em> <a href="#index-entry-1">a</a></li></ul></section>',
  )
})

test('an index leads to pages in print', async () => {
  expect(await lowered('two.md', 'print')).toContain(
    '<span class="index-term">a</span>, <a class="index-pages" href="to:one.md#index-1" data-pages="to:one.md#index-1 to:one.md#index-2 #index-1"></a>',
  )
})
