import {readFileSync} from 'node:fs'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {expect, test} from 'vitest'
import {type Image, type TypesetterMessage, typeset} from '../../../src/paged/index.ts'

const font = 'node_modules/@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'
const css = `
@font-face { font-family: Serif; src: url(${font}) }
@page { size: 200mm 100mm; margin: 0 }
html { font: 10pt Serif }
img { display: block }
`

const bytes = new Uint8Array()
const images: Readonly<Record<string, Image>> = {
  picture: {mediaType: 'image/png', bytes, width: 300, height: 150},
  drawing: {mediaType: 'image/svg+xml', parts: [], width: 300, height: 150},
  dots: {
    mediaType: 'image/png',
    bytes,
    width: 96,
    height: 48,
    pixels: {width: 300, height: 150},
  },
}

async function messagesOf(html: string, leastResolution?: number) {
  const messages: TypesetterMessage[] = []
  await typeset(unified().use(rehypeParse, {fragment: true}).parse(html), {
    stylesheets: [{path: 'in.css', css}],
    load: url => readFileSync(url),
    image: src => images[src],
    ...(leastResolution === undefined ? {} : {leastResolution}),
    report: message => messages.push(message),
  })
  return messages.map(({ruleId, reason, place}) => `${place?.start.line} ${ruleId}: ${reason}`)
}

test.each([
  ['at its own size', '<img src=picture>', 96, '79 × 40 mm'],
  ['made larger', '\n<p><img src=picture style="width: 4in">', 75, '102 × 51 mm'],
  ['stretched', '<img src=picture style="width: 1in; height: 3in">', 50, '25 × 76 mm'],
])('a picture %s', async (_, html, resolution, size) => {
  const line = html.startsWith('\n') ? 2 : 1
  expect(await messagesOf(html, 150)).toEqual([
    `${line} coarse-image: Unexpected image \`picture\` with ${resolution} pixels to the inch at ${size}, expected 150 or more`,
  ])
})

test.each([
  ['a picture with as many pixels', '<img src=picture style="width: 2in">'],
  [
    'a picture that keeps its shape in a high box',
    '<img src=picture style="width: 1in; height: 3in; object-fit: contain">',
  ],
  ['a drawing', '<img src=drawing style="width: 6in">'],
  ['a drawing turned into dots', '<img src=dots>'],
])('%s is not reported', async (_, html) => {
  expect(await messagesOf(html, 150)).toEqual([])
})

test('nothing is reported without a limit', async () => {
  expect(await messagesOf('<img src=picture>')).toEqual([])
})
