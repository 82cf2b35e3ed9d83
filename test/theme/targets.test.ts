import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import {parseDocument} from '../../src/document/parse.ts'
import {lowerBody} from '../../src/theme/lower.ts'
import type {Target} from '../../src/theme/theme.ts'
import {sampleAddresses} from './sample.ts'

const text = `---
title: T
---

:::only{target=print}
Paper.[^paper]

## On paper
:::

First.[^all]

::::except{target="print epub"}
Screen, and [a link](#on-paper).

:::only{target=web}
Web.[^web]
:::
::::

[^paper]: Of paper.
[^all]: Of all.
[^web]: Of the web.
`

const lowered = async (target: Target) => {
  const document = await parseDocument({path: 'a.md', text, defaults: {lang: 'en'}})
  return toHtml(lowerBody(document, target, sampleAddresses, ''))
    .replace(/<\/?(?:section|ol|aside)[^>]*>/g, '')
    .replace(/\n+/g, '')
}

test('print has what is for print, numbered by itself', async () => {
  expect(await lowered('print')).toBe(
    '<p>Paper.<span class="footnote" role="doc-footnote" id="fn-paper" data-number="1"><p>Of paper.</p></span></p><h2 id="on-paper">On paper</h2><p>First.<span class="footnote" role="doc-footnote" id="fn-all" data-number="2"><p>Of all.</p></span></p>',
  )
})

test.each<[Target, readonly string[], readonly string[]]>([
  [
    'web',
    ['First.', '>1<', 'Screen', '<a>a link</a>', 'Web.', '>2<', 'Of all.', 'Of the web.'],
    ['aper', '>3<'],
  ],
  ['feed', ['First.', '>1<', 'Screen', '<a>a link</a>', 'Of all.'], ['aper', 'Web', 'web', '>2<']],
  ['cms', ['First.', '>1<', 'Screen', '<a>a link</a>', 'Of all.'], ['aper', 'Web', 'web', '>2<']],
  ['ebook', ['First.', '>1<', 'Of all.'], ['aper', 'Web', 'web', 'Screen', 'a link', '>2<']],
])('%s has its own, and no word of others', async (target, has, lacks) => {
  const html = (await lowered(target)).replaceAll('On paper', 'aper')
  for (const word of has) expect(html).toContain(word)
  for (const word of lacks) expect(html.replace(/(?:id|href)="[^"]*"/g, '')).not.toContain(word)
})

test('excerpt, count of words and contents say nothing of what the site leaves out', async () => {
  const document = await parseDocument({path: 'a.md', text, defaults: {lang: 'en'}})
  expect(document.excerpt).toBe('First.')
  expect(document.words).toBe(1 + 4 + 1 + 2 + 2 + 3)
  expect(document.headings).toMatchObject([{id: 'on-paper', targets: ['print']}])
})
