import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {toString as words} from 'hast-util-to-string'
import {expect, test} from 'vitest'
import {xmlFault} from '../../../src/formats/well-formed.ts'
import {htmlBody} from '../html-body.ts'
import {type Essentials, essentialsOf} from './essentials.ts'
import {writeFeeds} from './written.ts'

/**
 * Each folder of `cases/` is a small publication that some program trips over. `expected.feeds` lists what `octavo check`
 * says of it, then what readers of its feeds show: a line for the three formats where they say the same, else one each.
 */
const cases = readdirSync('test/formats/feed/cases').sort()
const names = ['feed.xml', 'atom.xml', 'feed.json'] as const

test('there are more than sixty cases', () => {
  expect(cases.length).toBeGreaterThan(60)
})

test.each(cases)('%s', async name => {
  const folder = join('test/formats/feed/cases', name)
  const {files, messages} = await writeFeeds(folder)
  const feeds = names.map(file => {
    const contents = files.find(({path}) => path === file)?.contents
    return contents === undefined ? [] : essentialsOf(file, String(contents))
  })
  for (const {path, contents} of files)
    if (path.endsWith('.xml')) expect(xmlFault(String(contents)), path).toBe(undefined)
  const lines = [...messages, ...itemLines(feeds), '']
  await expect(lines.join('\n')).toMatchFileSnapshot(join(process.cwd(), folder, 'expected.feeds'))
})

/** Items of the three feeds side by side, by their ids. */
function itemLines(feeds: readonly (readonly Essentials[])[]): readonly string[] {
  const ids = [...new Set(feeds.flatMap(items => items.map(({id = ''}) => id)))]
  return ids.flatMap(id => {
    const twins = feeds.map(items => items.find(item => item.id === id))
    const keys = Object.keys(twins.find(twin => twin !== undefined) ?? {})
    return ['', ...keys.flatMap(key => fieldLines(key, twins))]
  })
}

function fieldLines(key: string, twins: readonly (Essentials | undefined)[]): readonly string[] {
  const values = twins.map(twin => (twin ? shown(key, twin[key] ?? '') : 'none'))
  const [value = ''] = values
  if (values.every(other => other === value)) return value === '' ? [] : [`${key}: ${value}`]
  return values.map((own, index) => `${key} (${names[index]}): ${own}`)
}

/** The first words of a body, and its addresses and ids; long text by its length. */
function shown(key: string, value: string): string {
  if (key !== 'body') return value.length > 300 ? `${value.slice(0, 60)}… (${value.length})` : value
  const text = words(htmlBody(value)).replace(/\s+/g, ' ').trim()
  const names = [...value.matchAll(/<([a-z][a-z\d]*)/g)].map(([, name]) => name)
  const addresses = [...value.matchAll(/\s((?:href|src|id|dir|lang|on\w+|style)="[^"]*")/g)]
  return `${text.slice(0, 120)} <${[...new Set(names)].join(' ')}> ${addresses.map(([, found]) => found).join(' ')}`
}
