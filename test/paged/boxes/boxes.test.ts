import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {buildBoxes} from '../../../src/paged/boxes/build.ts'
import {dumpBoxes} from '../../../src/paged/boxes/dump.ts'
import type {TypesetterMessage} from '../../../src/paged/diagnostics.ts'
import {lineOf, styleHtml} from '../css/html.ts'

const cases = readdirSync('test/paged/boxes', {withFileTypes: true})
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .sort()

test.each(cases)('%s', async name => {
  const folder = `test/paged/boxes/${name}`
  const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8')
  const {tree, styled, messages} = styleHtml(read('in.html'), read('in.css'))
  const said: TypesetterMessage[] = [...messages]
  const root = buildBoxes(tree, styled, message => said.push(message))
  const lines = said.map(message => `! ${lineOf(message)}\n`).join('')
  await expect(dumpBoxes(root) + lines).toMatchFileSnapshot(`${name}/expected.boxes.txt`)
})
