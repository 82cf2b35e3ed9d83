import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import type {Document} from '../../src/document/document.ts'
import {parseDocument} from '../../src/document/parse.ts'

const folder = import.meta.dirname

/** Every folder with an `in.md` is a case: what it shows is its name. */
const cases = readdirSync(folder, {withFileTypes: true})
  .filter(entry => entry.isDirectory() && existsSync(join(folder, entry.name, 'in.md')))
  .map(entry => entry.name)

test.each(cases)('%s', async name => {
  const text = readFileSync(join(folder, name, 'in.md'), 'utf8')
  const document = await parseDocument({path: 'stories/in.md', text, defaults: {lang: 'en'}})
  await expect(htmlOf(document)).toMatchFileSnapshot(join(folder, name, 'expected.html'))
  await expect(messagesOf(document)).toMatchFileSnapshot(
    join(folder, name, 'expected.messages.txt'),
  )
  expect(withoutPlace(document)).toEqual([])
})

function htmlOf({title, body, notes}: Document): string {
  const noteTexts = notes.map(
    ({key, number, calls, children}) =>
      `<!-- note ${number}, key ${key}, calls ${calls} -->\n${toHtml([...children])}`,
  )
  return [`<!-- title ${title} -->`, toHtml(body), ...noteTexts, ''].join('\n')
}

const messagesOf = ({file}: Document): string =>
  file.messages.map(message => `${message} [${message.ruleId}]\n`).join('')

type Node = {
  readonly type: string
  readonly position?: unknown
  readonly children?: readonly Node[]
}

/** Every node must know its place in the Markdown. */
function withoutPlace({body, notes}: Document): string[] {
  const search = (node: Node): string[] => [
    ...(node.position ? [] : [node.type]),
    ...(node.children ?? []).flatMap(search),
  ]
  return [body as Node, ...notes.flatMap(({children}) => children as readonly Node[])].flatMap(
    search,
  )
}
