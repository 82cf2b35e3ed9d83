import {readFileSync} from 'node:fs'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {type Image, type Pages, type TypesetterMessage, typeset} from '../../../src/paged/index.ts'

const fonts = 'node_modules/@expo-google-fonts'

const fontSheet = `
@font-face { font-family: Serif; src: url(${fonts}/source-serif-4/400Regular/SourceSerif4_400Regular.ttf) }
@font-face { font-family: Serif; font-weight: 700; src: url(${fonts}/source-serif-4/700Bold/SourceSerif4_700Bold.ttf) }
@font-face { font-family: Arabic; src: url(${fonts}/vazirmatn/400Regular/Vazirmatn_400Regular.ttf) }
html { font: 10pt/12pt Serif, Arabic }
`

/**
 * Images are named by their size in pixels: `200x100.png`; nothing reads their bytes. Drawings in text by their width,
 * height and depth in tenths of an em: `20x12-4.text`.
 */
const imageBySize = (src: string): Image | undefined => {
  const drawing = /^(\d+)x(\d+)-(\d+)\.text$/.exec(src)?.slice(1).map(Number)
  if (drawing) {
    const [width = 0, height = 0, depth = 0] = drawing
    const inText = {em: 10, baseline: height - depth}
    return {mediaType: 'image/svg+xml', parts: [], width, height, inText}
  }
  const [, width, height] = /^(\d+)x(\d+)\.png$/.exec(src) ?? []
  if (!width || !height) return undefined
  const bytes = new Uint8Array()
  return {mediaType: 'image/png', bytes, width: Number(width), height: Number(height)}
}

/** Typeset HTML as the fixtures have it, in 10/12 pt Source Serif. */
export async function typesetHtml(
  html: string,
  css: string,
  image = imageBySize,
): Promise<{readonly pages: Pages; readonly messages: readonly TypesetterMessage[]}> {
  const messages: TypesetterMessage[] = []
  const pages = await typeset(unified().use(rehypeParse).parse(html), {
    stylesheets: [
      {path: 'fonts.css', css: fontSheet},
      {path: 'in.css', css},
    ],
    load: url => readFileSync(url),
    image,
    report: message => messages.push(message),
  })
  return {pages, messages}
}
