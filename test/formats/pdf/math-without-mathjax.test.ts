import {expect, test, vi} from 'vitest'
import {parseDocument} from '../../../src/document/parse.ts'
import {pdf} from '../../../src/formats/pdf/index.ts'
import {readPdf, taggedText} from '../../conformance/read-pdf.mjs'
import {openPress, runTasks} from '../press.ts'

vi.mock('mathjax', () => {
  throw new Error("Cannot find package 'mathjax'")
})

test('without MathJax a formula is text in a PDF, and one message says what is missing', async () => {
  const text =
    '---\ntitle: A\ndate: 2026-01-01\nmath: true\n---\n\nMass is $E = mc^2$.\n\n$$\n\\begin{matrix} 1 & 2 \\end{matrix}\n$$\n'
  const document = await parseDocument({path: 'stories/a.md', text, defaults: {lang: 'en'}})
  const results = await runTasks(pdf.plan(await openPress({documents: [document]})))
  const told = results.flatMap(({messages}) => messages.flatMap(({messages}) => messages))
  expect(told.map(message => `${message} [${message.ruleId}]`)).toEqual([
    'stories/a.md:7:9-7:19: Unexpected formula without the package `mathjax`, expected it beside octavo: `npm install mathjax` [missing-package]',
  ])
  const [file] = results.flatMap(({files}) => files)
  const words = taggedText(readPdf(file?.contents as Uint8Array))
  expect(words).toContain('Mass is E = mc².')
  expect(words).toContain('\\begin{matrix} 1 & 2 \\end{matrix}')
})

const toldOf = async (body: string) => {
  const text = `---\ntitle: A\ndate: 2026-01-01\nmath: true\n---\n\n${body}\n`
  const document = await parseDocument({path: 'stories/a.md', text, defaults: {lang: 'en'}})
  const results = await runTasks(pdf.plan(await openPress({documents: [document]})))
  return results.flatMap(({messages}) => messages.flatMap(({messages}) => messages))
}

test('letters that only its formulas have are no fault of the fonts', async () => {
  const told = await toldOf('A space $\\mathfrak{g} ⨁ 𓀀$.')
  expect(told.map(({ruleId}) => ruleId)).toEqual(['missing-package'])
})

test('those that a text has, too, are told all the same', async () => {
  const told = await toldOf('A bird 𓀀 and $x + 𓀀$.')
  expect(told.map(({ruleId}) => ruleId)).toEqual(['missing-package', 'missing-glyph'])
})
