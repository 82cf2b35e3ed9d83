import {expect, test} from 'vitest'
import {json} from '../../../src/formats/feed/index.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {openPress, runTasks} from '../press.ts'

const bodyOf = async (frontmatter: Readonly<Record<string, unknown>>): Promise<string> => {
  const document = sampleDocument({
    path: 'a.md',
    frontmatter: {title: 'A', date: '2026-03-01', ...frontmatter},
  })
  const press = await openPress({documents: [document]})
  const [result] = await runTasks(json.plan(press))
  return JSON.parse(String(result?.files[0]?.contents)).items[0].content_html
}

test('the body of an item begins with its subtitle, and with its words where it has none', async () => {
  expect(await bodyOf({subtitle: 'Below it'})).toMatch(
    /<header class="story-head">\s*<p class="dek" role="doc-subtitle">Below it<\/p>\s*<\/header>/,
  )
  expect(await bodyOf({})).not.toContain('<header')
})
