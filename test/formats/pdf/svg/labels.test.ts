import {expect, test} from 'vitest'
import {readSvg} from '../../../../src/formats/pdf/svg/read-svg.ts'
import {textsToPaths} from '../../../../src/formats/pdf/svg/text/texts-to-paths.ts'
import {svgImage} from '../../../../src/formats/pdf/svg-image.ts'
import type {DrawingPart} from '../../../../src/paged/index.ts'
import {openLettering} from '../../../../src/paged/lettering.ts'
import {readXml} from '../../../../src/source/svg/read-xml.ts'
import {builtinTheme, loadTheme} from '../../../../src/theme/load.ts'

const theme = await loadTheme(builtinTheme('press'))
const lettering = await openLettering({...theme, lang: 'en'})('')

const size = {width: 200, height: 100}
const svg = (inner: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">${inner}</svg>`)

/** Where the ink of each shape is, and how it is painted. */
function inked(inner: string) {
  const reading = readSvg(svg(inner), {size, lettering})
  if (reading.type !== 'drawing') throw new Error(JSON.stringify(reading))
  const {drawing, missing} = reading
  return {shapes: drawing.parts.map(inkOf), missing}
}

function inkOf(part: DrawingPart) {
  if (part.type !== 'shape') throw new Error(`a ${part.type}`)
  const points = part.path.flatMap(step => (step.type === 'close' ? [] : [step.to.slice(-2)]))
  const xs = points.map(([x]) => x!)
  const ys = points.map(([, y]) => y!)
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
    path: part.path,
    fill: part.fill?.paint,
  }
}

const inkIn = (inner: string) => inked(inner).shapes[0]!
const sans = 'font-family="Libre Franklin" font-size="20"'

test('a label stands before, around or after its point', () => {
  const at = (anchor: string) =>
    inkIn(`<text x="100" y="50" ${sans} text-anchor="${anchor}">HEH</text>`)
  const [start, middle, end] = [at('start'), at('middle'), at('end')]
  expect(start.left).toBeGreaterThan(100)
  expect(start.left).toBeLessThan(103)
  expect((middle.left + middle.right) / 2).toBeCloseTo(100, 1)
  expect(end.right).toBeLessThan(100)
  expect(end.right).toBeGreaterThan(97)
  expect(start.bottom).toBeCloseTo(50, 3)
})

test('baselines: the letters stand on it, hang from it, or are in the middle of it', () => {
  const at = (name: string) => inkIn(`<text y="50" ${sans} dominant-baseline="${name}">x</text>`)
  expect((at('middle').top + at('middle').bottom) / 2).toBeCloseTo(50, 0)
  expect(at('hanging').top).toBeGreaterThan(50)
  expect(at('text-after-edge').bottom).toBeLessThan(48)
})

test('lists of positions place single letters, shifts move all that follows', () => {
  const spaced = inked(`<text ${sans} x="0 50 100" y="20">III</text>`).shapes[0]!
  const single = inkIn(`<text ${sans} x="0" y="20">I</text>`)
  expect(spaced.right - single.right).toBeCloseTo(100, 3)
  const shifted = inkIn(`<text ${sans} y="20" dx="0 5" dy="1 2">II</text>`)
  const plain = inkIn(`<text ${sans} y="20">II</text>`)
  expect(shifted.right - plain.right).toBeCloseTo(5, 2)
  expect(shifted.bottom - plain.bottom).toBeCloseTo(3, 2)
})

test('lines of a label stand under each other, spaces between them count for nothing', () => {
  const {shapes} = inked(
    `<text ${sans} text-anchor="end"><tspan x="100" y="20">H</tspan>\n  <tspan x="100" dy="1.2em" fill="red">H</tspan></text>`,
  )
  expect(shapes).toHaveLength(2)
  expect(shapes[1]!.right).toBeCloseTo(shapes[0]!.right, 3)
  expect(shapes[1]!.bottom - shapes[0]!.bottom).toBeCloseTo(24, 3)
  expect(shapes[1]!.fill).toMatchObject({r: 1, g: 0, b: 0})
})

test.each([
  ['Helvetica', 'Libre Franklin'],
  ["'DejaVu Sans', sans-serif", 'Libre Franklin'],
  ['Times New Roman', 'Source Serif 4'],
  ['Consolas, monospace', 'JetBrains Mono'],
  ['A Name That No One Knows', 'Source Serif 4'],
])('%s is set in %s', (asked, set) => {
  const label = (family: string) => inkIn(`<text font-family="${family}" y="20">Rag</text>`)
  expect(shapeOf(label(asked))).toEqual(shapeOf(label(set)))
})

/** The path of a label as if it were one unit wide. */
const shapeOf = ({left, right, path}: ReturnType<typeof inkOf>) =>
  path.map(step =>
    step.type === 'close'
      ? step
      : step.to.map((value, i) =>
          Math.round(((value - (i % 2 ? 20 : left)) / (right - left)) * 50),
        ),
  )

test('a stand-in is made smaller where it is wider than what it stands for', () => {
  const label = (family: string) => inkIn(`<text font-family="${family}" y="20">wide</text>`)
  const widthOf = (family: string) => label(family).right - label(family).left
  expect(widthOf('Times') / widthOf('Source Serif 4')).toBeCloseTo(0.86, 2)
  expect(widthOf('Arial') / widthOf('Libre Franklin')).toBeCloseTo(0.924, 2)
  expect(widthOf('Verdana')).toBeCloseTo(widthOf('Libre Franklin'), 3)
  expect(widthOf('Nobody knows it')).toBeCloseTo(widthOf('Source Serif 4'), 3)
})

test('weight and slant choose the face', () => {
  const faces = [
    '',
    'font-weight="bold"',
    'font-style="italic"',
    'style="font: italic 20px Libre Franklin"',
  ]
  const paths = faces.map(face =>
    JSON.stringify(inkIn(`<text ${sans} y="20" ${face}>a</text>`).path),
  )
  expect(new Set(paths).size).toBe(3)
  expect(paths[3]).toBe(paths[2])
})

test('Persian runs from right to left, its letters joined, numbers in their order', () => {
  const persian = (text: string) => inkIn(`<text x="10" y="50" ${sans}>${text}</text>`)
  // The first letter is the rightmost one, though the line begins at its point.
  const word = inked(
    `<text x="10" y="50" ${sans}><tspan fill="red">س</tspan><tspan fill="blue">لام</tspan></text>`,
  ).shapes
  const [red, blue] = [word[0]!, word[1]!]
  expect(red.left).toBeGreaterThanOrEqual(blue.right - 1)
  expect(blue.left).toBeGreaterThan(9)
  const joined = persian('بب')
  const apart = persian('ب\u200cب')
  expect(joined.right - joined.left).toBeLessThan(apart.right - apart.left)
  expect(inked(`<text x="10" y="50" ${sans}>سال ۱۴۰۳</text>`).missing).toEqual([])
})

test('direction rtl begins on the right of the point', () => {
  const start = inkIn(`<text x="100" y="50" ${sans} direction="rtl">سلام</text>`)
  expect(start.right).toBeLessThan(101)
  expect(start.right).toBeGreaterThan(95)
})

test('text follows a path, turned with it, from the offset on', () => {
  const on = (rest: string) =>
    inkIn(
      `<path id="p" d="M50 80V0" fill="none"/><text ${sans}><textPath href="#p" ${rest}>HH</textPath></text>`,
    )
  const start = on('')
  expect(start.right).toBeCloseTo(50, 1)
  expect(start.left).toBeLessThan(38)
  expect(start.bottom).toBeGreaterThan(76)
  expect(start.bottom).toBeLessThan(80)
  const middle = on('startOffset="50%" style="text-anchor: middle"')
  expect((middle.top + middle.bottom) / 2).toBeCloseTo(40, 1)
})

test('text that runs downwards lies on its side, in the middle of its line', () => {
  const down = inkIn(`<text x="50" y="10" ${sans} style="writing-mode: tb">HEH</text>`)
  expect((down.left + down.right) / 2).toBeCloseTo(50, -0.5)
  expect(down.top).toBeGreaterThan(10)
  expect(down.bottom - down.top).toBeGreaterThan(30)
  expect(down.right - down.left).toBeLessThan(20)
  const upright = readSvg(svg('<text style="writing-mode: vertical-rl">縦</text>'), {
    size,
    lettering,
  })
  expect(upright).toMatchObject({
    type: 'beyond',
    beyond: {what: expect.stringContaining('downwards')},
  })
})

test('textLength is filled', () => {
  const {left, right} = inkIn(`<text ${sans} y="20" textLength="150">HHHH</text>`)
  expect(right - left).toBeGreaterThan(140)
  expect(right).toBeLessThan(151)
})

test('a character that no font has is told once, at its text', async () => {
  const bytes = svg('<text y="20">ᚠ</text>\n<text y="40">ᚠ Ω</text>')
  const picture = {messagePath: 'content/p.svg', size, bytes}
  const {file} = await svgImage(picture, lettering)
  expect(file.path).toBe('content/p.svg')
  expect(file.messages.map(({ruleId, line, column}) => `${line}:${column} ${ruleId}`)).toEqual([
    '1:66 missing-glyph',
  ])
})

test('a part with a filter is dots where it stands, and the label on it stays a shape', async () => {
  const bytes = svg(
    '<filter id="f"><feGaussianBlur stdDeviation="1"/></filter><rect x="50" y="20" width="60" height="30" filter="url(#f)"/><text x="60" y="40">A</text>',
  )
  const {image, file} = await svgImage({messagePath: 'p.svg', size, bytes}, lettering)
  if (image?.mediaType !== 'image/svg+xml') throw new Error('no drawing')
  const [dots, label] = image.parts
  if (dots?.type !== 'picture') throw new Error('no dots')
  const [width, , , height, x, y] = dots.matrix
  // About three deviations more on each side, and 300 pixels to 96.
  expect(Math.abs(x + width / 2 - 80)).toBeLessThan(0.5)
  expect(Math.abs(y + height / 2 - 35)).toBeLessThan(0.5)
  expect(width).toBeGreaterThan(63)
  expect(width).toBeLessThan(68)
  expect(height).toBeGreaterThan(33)
  expect(height).toBeLessThan(37)
  expect(dots.picture.width / width).toBeCloseTo(300 / 96, 1)
  expect(label?.type).toBe('shape')
  expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['svg-as-dots'])
  const again = await svgImage({messagePath: 'p.svg', size, bytes}, lettering)
  expect(again.image).toEqual(image)
})

test('what is turned into dots holds no text, not even in a drawing inside it', () => {
  const inner = encodeURIComponent(`${svg('<text y="9">B</text>')}`)
  const bytes = svg(
    `<filter id="f"/><g filter="url(#f)"><text style="fill: red" transform="translate(1 2)" y="20">A</text><switch><text systemLanguage="xx">C</text><text y="9">D</text></switch><image href="data:image/svg+xml,${inner}"/></g>`,
  )
  const read = readXml(bytes)
  if (read.type === 'broken') throw new Error(read.reason)
  const {svg: text} = textsToPaths(read.root, size, lettering)
  const data = /href="data:image\/svg\+xml;base64,([^"]+)"/.exec(text)?.[1] ?? ''
  const nested = Buffer.from(data, 'base64').toString()
  for (const one of [text, nested]) {
    expect(one).not.toMatch(/<text|font/)
    expect(one).toMatch(/<path [^>]*d="M/)
  }
  expect(text).toMatch(/<g transform="translate\(1 2\)"><path [^>]*fill="red"/)
  expect(text.match(/<path/g)).toHaveLength(2)
})
