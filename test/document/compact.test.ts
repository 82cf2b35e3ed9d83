import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {compact, compactPosition, rootOf} from '../../src/document/compact.ts'
import {parseDocument} from '../../src/document/parse.ts'

const stories = readdirSync('content/stories').filter(name => name.endsWith('.md'))

test.each(stories)('%s is the same tree after storage', async name => {
  const text = readFileSync(join('content/stories', name), 'utf8')
  const {body} = await parseDocument({path: name, text, defaults: {lang: 'en'}})
  const stored = JSON.stringify([compact(body.children), compactPosition(body.position)])
  const [nodes, place] = JSON.parse(stored)
  const plain = JSON.parse(JSON.stringify(body))
  delete plain.data
  expect(JSON.parse(JSON.stringify(rootOf(nodes, place)))).toEqual(plain)
})
