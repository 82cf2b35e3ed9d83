import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import {parseDocument} from '../../src/document/parse.ts'
import {sanitizeSvg} from '../../src/source/svg/sanitize.ts'

const parse = (dot: string) =>
  parseDocument({
    path: 'stories/a.md',
    text: `---\ntitle: T\n---\n\n\`\`\`dot alt="A to B" caption="The way" {#fig:way}\n${dot}\n\`\`\`\n`,
    defaults: {lang: 'en'},
  })

test('a diagram is a figure with a drawing of the publication', async () => {
  const {body, drawings, assets, labels} = await parse('digraph { a -> b }')
  const [drawing] = drawings
  expect(toHtml(body)).toBe(
    `<figure class="diagram" id="fig-way">\n<img alt="A to B" data-asset="${drawing?.path}">\n<figcaption>The way</figcaption>\n</figure>`,
  )
  expect(drawing?.path).toMatch(/^diagrams\/diagram-[0-9a-f]{12}\.svg$/)
  expect(drawing?.svg).toContain('<ellipse')
  expect(assets.map(({path}) => path)).toEqual([drawing?.path])
  expect(labels.map(({name}) => name)).toEqual(['fig:way'])
})

test('a diagram names no file, and runs nothing', async () => {
  const {drawings} = await parse('digraph { a [href="javascript:alert(1)" image="/etc/passwd"] }')
  const clean = sanitizeSvg(new TextEncoder().encode(drawings[0]?.svg))
  const text = clean.type === 'picture' ? new TextDecoder().decode(clean.bytes) : ''
  expect(text).toContain('<ellipse')
  expect(text).not.toMatch(/javascript|passwd/)
})
