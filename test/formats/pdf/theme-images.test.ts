import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {collectThemeImages} from '../../../src/formats/pdf/theme-images.ts'
import {openLettering} from '../../../src/paged/lettering.ts'

const files: Readonly<Record<string, string | Uint8Array>> = {
  't/css/print.css': '.b { background: url("../images/dot.svg") red }',
  't/images/dot.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><path d="M0 0h8v4z"/></svg>',
  't/images/photo.png': readFileSync('content/images/river-bridge.png'),
}
const load = (path: string) => {
  const file = files[path]
  return typeof file === 'string' ? new TextEncoder().encode(file) : file
}
const css = `@import 'print.css' print;
@font-face { font-family: F; src: url(f.ttf) }
.a { background-image: url(../images/photo.png) }
.c { background-image: url(gone.png) }`

test('pictures that stylesheets name, imported ones too, come by their path', async () => {
  const stylesheets = [{path: 't/css/theme.css', css}]
  const lettering = openLettering({stylesheets: [], load, lang: 'en'})
  const images = await collectThemeImages({stylesheets, load}, lettering)
  expect([...images.keys()].sort()).toEqual(['t/images/dot.svg', 't/images/photo.png'])
  expect(images.get('t/images/dot.svg')).toMatchObject({width: 8, height: 4})
  expect(images.get('t/images/photo.png')).toMatchObject({mediaType: 'image/png'})
})
