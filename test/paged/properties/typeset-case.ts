import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {type Image, type TypesetterMessage, typeset} from '../../../src/paged/index.ts'
import {type SquareFont, squareFont} from './square-font.ts'
import {trace} from './trace.ts'

/**
 * `Square` has four faces besides its own, told apart by their advance, and features; `Plain` has neither. `Half` is half
 * as wide, `Axis` as wide as its axis says.
 */
const fonts: Readonly<Record<string, SquareFont>> = {
  'square.ttf': {family: 'Square', featured: true},
  'bold.ttf': {family: 'Square Bold', advance: 1200},
  'light.ttf': {family: 'Square Light', advance: 900},
  'italic.ttf': {family: 'Square Italic', advance: 800},
  'narrow.ttf': {family: 'Square Narrow', advance: 500},
  'wide.ttf': {family: 'Square Wide', advance: 2000},
  'half.ttf': {family: 'Half', advance: 500},
  'plain.ttf': {family: 'Plain'},
  'axis.ttf': {family: 'Axis', variable: true},
}

export const fontBytes = new Map(
  Object.entries(fonts).map(([name, font]) => [name, squareFont(font)]),
)

/**
 * Pages of 100 by 60 pt with margins of 10 pt: eight letters to a line, four lines to a page. Squares reach below the
 * baseline, so lines under them go through their ink.
 */
export const sheet = `
@font-face {font-family: Square; src: url(square.ttf)}
@font-face {font-family: Square; font-weight: 700; src: url(bold.ttf)}
@font-face {font-family: Square; font-weight: 100; src: url(light.ttf)}
@font-face {font-family: Square; font-style: italic; src: url(italic.ttf)}
@font-face {font-family: Square; font-stretch: 50%; src: url(narrow.ttf)}
@font-face {font-family: Square; font-stretch: 200%; src: url(wide.ttf)}
@font-face {font-family: Half; src: url(half.ttf)}
@font-face {font-family: Plain; src: url(plain.ttf)}
@font-face {font-family: Axis; src: url(axis.ttf)}
@page {size: 100pt 60pt; margin: 10pt}
html {font: 10pt/10pt Square; text-decoration-skip-ink: none}
body, p, h1, h2, ul, ol, dl, table, figure {margin: 0}
h1, h2 {font-size: 10pt; font-weight: 400}
b, i {font-weight: inherit; font-style: inherit}
td, th, caption {padding: 0; font-weight: 400}
table {border-spacing: 0}
.box {background: red; height: 10pt}
`

/** Images are named by their size in pixels: `40x20.png`. Nothing reads their bytes. */
const imageBySize = (src: string): Image | undefined => {
  const [, width, height] = /^(\d+)x(\d+)\.png$/.exec(src) ?? []
  if (!width || !height) return undefined
  const bytes = new Uint8Array()
  return {mediaType: 'image/png', bytes, width: Number(width), height: Number(height)}
}

/** What is on the pages, and what was said. */
export interface Outcome {
  readonly trace: string
  readonly messages: readonly TypesetterMessage[]
}

/** Typeset a line of HTML in the square font. */
export async function typesetCase(css: string, html: string): Promise<Outcome> {
  const messages: TypesetterMessage[] = []
  const pages = await typeset(unified().use(rehypeParse).parse(html), {
    stylesheets: [{path: 'in.css', css: sheet + css}],
    load: url => fontBytes.get(url),
    image: imageBySize,
    report: message => messages.push(message),
  })
  return {trace: trace(pages), messages}
}
