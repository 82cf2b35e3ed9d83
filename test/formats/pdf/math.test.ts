import {expect, test} from 'vitest'
import {toMathml} from '../../../src/document/math/mathml.ts'
import {parseDocument} from '../../../src/document/parse.ts'
import {letteringOf} from '../../../src/formats/pdf/images.ts'
import {pdf} from '../../../src/formats/pdf/index.ts'
import {drawFormula} from '../../../src/formats/pdf/math/draw-formula.ts'
import {loadFormulaSetter} from '../../../src/formats/pdf/math/mathjax.ts'
import {keepTogether, letGo} from '../../../src/formats/pdf/math/right-to-left.ts'
import type {Drawing, Paint, Shape} from '../../../src/paged/index.ts'
import {dumpTags, readPdf} from '../../conformance/read-pdf.mjs'
import {messagesOf, openPress, runTasks} from '../press.ts'

const setter = await loadFormulaSetter()
const lettering = letteringOf(await openPress({documents: []}), 'fa')

async function drawn(tex: string, isDisplay = false): Promise<Drawing | undefined> {
  const converted = toMathml(tex, isDisplay)
  if (converted.type === 'fault' || !setter) throw new Error(tex)
  return drawFormula(converted.element, setter, lettering)
}

/** Height and depth in ems, to two places. */
async function extent(tex: string, isDisplay = false) {
  const {height = 0, inText = {em: 1, baseline: 0}} = (await drawn(tex, isDisplay)) ?? {}
  const round = (value: number) => Math.round((100 * value) / inText.em) / 100
  return {height: round(inText.baseline), depth: round(height - inText.baseline)}
}

test('letters stand on the baseline, and what hangs below it has a depth', async () => {
  expect(await extent('x')).toEqual({height: 0.44, depth: 0.01})
  expect(await extent('y')).toEqual({height: 0.44, depth: 0.21})
  const inline = await extent('\\frac{a}{b}')
  const display = await extent('\\frac{a}{b}', true)
  expect(inline.depth).toBeGreaterThan(0.3)
  expect(display.height).toBeGreaterThan(inline.height)
})

test.each([
  ['x', ['currentcolor']],
  ['\\color{red} x', ['#ff0000']],
  ['\\textcolor{blue}{x} y', ['#0000ff', 'currentcolor']],
])('%s is filled with %o', async (tex, colors) => {
  expect(shapesOf(await drawn(tex)).map(({fill}) => colorOf(fill?.paint))).toEqual(colors)
})

const shapesOf = (drawing: Drawing | undefined): readonly Shape[] =>
  (drawing?.parts ?? []).filter(part => part.type === 'shape')

const colorOf = (color: Paint | undefined) =>
  color?.type !== 'rgb'
    ? color?.type
    : `#${[color.r, color.g, color.b]
        .map(value =>
          Math.round(value * 255)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('')}`

test('rules in and around tables are drawn, and strokes', async () => {
  const strokes = async (tex: string) =>
    shapesOf(await drawn(tex)).filter(({stroke}) => stroke).length
  expect(await strokes('\\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array}')).toBe(2)
  expect(await strokes('\\cancel{x}')).toBe(1)
})

test.each([
  'a % a comment\n + b',
  '\\begin{align} a &= b \\label{x} \\\\ c &= d \\notag \\end{align}',
  '\\begin{vmatrix} a & \\cdots \\\\ \\vdots & d \\end{vmatrix}',
  '\\begin{cases} a & x > 0 \\\\ b & \\text{else} \\end{cases}',
  '\\left\\langle x \\middle| y \\right\\rangle \\bra{x} \\ket{y}',
  '\\overbrace{a+b}^{c} \\xrightarrow{f} \\overrightarrow{AB} \\widehat{xyz}',
  '\\mathbb{R} \\mathcal{L} \\mathscr{F} \\mathfrak{g} \\mathsf{x} \\bm{\\alpha}',
  '\\lim_{x \\to 0} \\sum_{\\substack{i \\\\ j}} \\iiint \\prod \\sqrt[3]{x} \\binom{n}{k}',
  '\\boxed{x} \\sout{y} \\phantom{z} \\operatorname*{argmax}_x',
  '\\newcommand{\\field}{\\mathbb{F}} \\field^n',
])('%s is drawn', async tex => {
  expect(shapesOf(await drawn(tex, true)).length).toBeGreaterThan(1)
})

test('what MathJax has no command for is drawn from its MathML', async () => {
  expect(shapesOf(await drawn('\\ce{H2O}'))).toHaveLength(3)
})

test('what a formula defines holds for it alone', async () => {
  const plain = [await drawn('\\alpha'), await drawn('\\color{brown} x')]
  expect(await drawn('\\renewcommand\\alpha{\\beta\\beta} \\alpha')).not.toEqual(plain[0])
  expect(await drawn('\\definecolor{brown}{HTML}{00ff00} \\color{brown} x')).not.toEqual(plain[1])
  expect([await drawn('\\alpha'), await drawn('\\color{brown} x')]).toEqual(plain)
})

test('a tag stands behind its equation', async () => {
  const [tagged, untagged] = [await drawn('x = 1 \\tag{7}', true), await drawn('x = 1', true)]
  expect(tagged?.width).toBeGreaterThan((untagged?.width ?? 0) + 2000)
  expect(shapesOf(tagged)).toHaveLength(shapesOf(untagged).length + 3)
})

test('letters of other scripts are set in the fonts of the theme, words as words', async () => {
  const [one, other, both] = [
    await drawn('\\text{اگر}'),
    await drawn('\\text{باشد}'),
    await drawn('\\text{اگر باشد}'),
  ]
  const [whole, ...others] = shapesOf(both)
  expect(others).toEqual([])
  expect(both?.width).toBeGreaterThan((one?.width ?? 0) + (other?.width ?? 0))
  // The first word is on the right, so the second begins where it does alone.
  expect(whole?.path[0]).toEqual(shapesOf(other)[0]?.path[0])
})

test.each(['شمار برگ\u200cها', 'درآمد، سود', 'سال ۱۲ نخست'])(
  '%s stays in one piece',
  async phrase => {
    expect(shapesOf(await drawn(`\\text{${phrase}}`))).toHaveLength(1)
    expect(letGo(keepTogether(`\\text{${phrase}}`))).toBe(`\\text{${phrase}}`)
  },
)

test('between formulas and letters of other scripts nothing is kept together', () => {
  const tex = 'س - ص = \\text{اگر $x$ باشد} + \\text{if so}'
  expect(keepTogether(tex)).toBe(tex)
})

test('a word of a joined script that is not in \\text is no row of variables', async () => {
  expect(shapesOf(await drawn('سود'))).toEqual(shapesOf(await drawn('\\text{سود}')))
})

test('letters that no font has cannot be drawn', async () => {
  expect(await drawn('\\text{漢字}')).toBeUndefined()
})

const printed = async (body: string) => {
  const text = `---\ntitle: A\ndate: 2026-01-01\nmath: true\n---\n\n${body}\n`
  const document = await parseDocument({path: 'stories/a.md', text, defaults: {lang: 'en'}})
  const results = await runTasks(pdf.plan(await openPress({documents: [document]})))
  const [file] = results.flatMap(({files}) => files)
  if (typeof file?.contents !== 'object') throw new Error('no PDF')
  return {messages: messagesOf(results), bytes: file.contents}
}

test('a formula on the page is tagged with what it says', async () => {
  const {messages, bytes} = await printed(
    'Mass is $E = mc^2$.\n\n$$\n\\begin{pmatrix} 1 & 2 \\end{pmatrix}\n$$',
  )
  expect(messages).toEqual([])
  expect(dumpTags(readPdf(bytes)).match(/Formula .*/g)).toEqual([
    'Formula Alt=E = mc²',
    'Formula Alt=\\begin{pmatrix} 1 & 2 \\end{pmatrix}',
  ])
})

test('the same formula is drawn once, whatever its size and color', async () => {
  const formula = '$\\sqrt{x^2 + y^2}$'
  const once = await printed(`${formula}`)
  const often = await printed(`${formula} and ${formula}\n\n## ${formula}\n\n${formula}`)
  const forms = ({bytes}: {readonly bytes: Uint8Array}) =>
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Subtype ?\/Form/g)?.length
  expect(forms(often)).toBe(forms(once))
})

test('a PDF with formulas has the same bytes each time', async () => {
  const body = '$a$ and $\\mathfrak{g}$ and $\\ce{H2O}$'
  expect((await printed(body)).bytes).toEqual((await printed(body)).bytes)
})
