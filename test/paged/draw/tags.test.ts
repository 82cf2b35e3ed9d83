import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {draw} from '../../../src/paged/index.ts'
import {dumpTags, readPage, readPdf} from '../../conformance/read-pdf.mjs'
import {typesetHtml} from '../layout/typeset-fixture.ts'
import {pngOf} from './png.ts'

const folder = 'test/paged/draw/tags'
const info = {
  title: 'Tags',
  authors: [],
  subject: undefined,
  keywords: [],
  lang: 'en',
  direction: 'ltr',
  identifier: undefined,
  source: undefined,
  publisher: undefined,
  rights: undefined,
  producer: 'Octavo',
  created: new Date(0),
  modified: new Date(0),
} as const

test.each(readdirSync(folder))('%s', async name => {
  const read = (file: string) => readFileSync(join(folder, name, file), 'utf8')
  const {pages} = await typesetHtml(read('in.html'), read('in.css'), () => pngOf(20, 10))
  const pdf = readPdf(await draw(pages, info))
  const shown = pdf.pages.map(page => readPage(pdf, page))
  expect(shown.flatMap(({strays}) => strays)).toEqual([])
  const artifacts = shown.map(page => page.artifacts.filter(text => text.trim() !== ''))
  const text = `${dumpTags(pdf)}\n${artifacts.map(list => `artifacts: ${list.join(' ')}\n`).join('')}`
  await expect(text).toMatchFileSnapshot(resolve(folder, name, 'expected.tags.txt'))
})
