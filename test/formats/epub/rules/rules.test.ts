import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {readBook} from '../../../../src/formats/epub/rules/book.ts'
import {epubRules, judgeBook} from '../../../../src/formats/epub/rules/index.ts'
import {baseFiles, bytesOf} from './base.ts'

interface Case {
  readonly rule: string
  readonly verdict: 'fail' | 'pass'
  readonly changes: readonly string[]
}

const cases = readCases(readFileSync('test/formats/epub/rules/cases.txt', 'utf8'))
const base = await baseFiles()
const ids = Object.values(epubRules).flatMap(group => Object.keys(group))

function readCases(text: string): readonly Case[] {
  const found: {rule: string; verdict: Case['verdict']; changes: string[]}[] = []
  let rule = ''
  for (const line of text.split('\n')) {
    const [, verdict, change = ''] = /^ {2}(fail|pass|and) +(.*)$/.exec(line) ?? []
    if (/^epub-/.test(line)) rule = line.trim()
    else if (verdict === 'and') found.at(-1)?.changes.push(change)
    else if (verdict === 'fail' || verdict === 'pass')
      found.push({rule, verdict, changes: [change]})
  }
  return found
}

const names: Readonly<Record<string, string>> = {
  opf: 'O/content.opf',
  nav: 'O/toc.xhtml',
  ncx: 'O/toc.ncx',
  one: 'O/chapter-001.xhtml',
  two: 'O/chapter-002.xhtml',
  cover: 'O/cover.xhtml',
  container: 'META-INF/container.xml',
}

async function changed(changes: readonly string[]) {
  const files = new Map(base)
  let beginsRight = true
  const put = (path: string, from: string, to: string) => {
    const text = new TextDecoder().decode(files.get(path))
    expect(text).toContain(from)
    files.set(path, new TextEncoder().encode(text.replace(from, () => to)))
  }
  for (const change of changes) {
    const [, verb = '', type, argument = ''] = /^(\w+)(?:\[(.*?)\])?: ?(.*)$/.exec(change) ?? []
    const [path = '', ...rest] = argument.split(' ')
    const name = names[verb]
    if (name !== undefined) {
      const [from = '', to = ''] = argument.split(' => ')
      put(name, from, to)
    } else if (verb === 'begin') beginsRight = false
    else if (verb === 'drop') files.delete(path)
    else if (verb === 'css')
      files.set(
        'O/style.css',
        Buffer.concat([files.get('O/style.css') ?? Buffer.alloc(0), Buffer.from(argument)]),
      )
    else if (verb === 'body') put('O/chapter-001.xhtml', '<!--body-->', argument)
    else if (verb === 'long')
      put('O/chapter-001.xhtml', '<!--body-->', `<p>${'words '.repeat(Number(argument) * 166)}</p>`)
    else if (verb === 'bytes') files.set(path, await bytesOf[rest[0] ?? '']!())
    else if (verb === 'add') {
      files.set(path, Buffer.from(rest.join(' ')))
      if (type)
        put(
          'O/content.opf',
          '</manifest>',
          `<item id="new" href="${encodeURI(path.replace('O/', ''))}" media-type="${type}"/></manifest>`,
        )
    } else throw new Error(`Unexpected change \`${change}\``)
  }
  return judgeBook(readBook(files, beginsRight))
}

test('the base is a book that no rule minds', () => {
  expect(judgeBook(readBook(base, true))).toEqual([])
})

test('there are more than a hundred rules, each with a book that fails and one that passes', () => {
  expect(ids.length).toBeGreaterThan(100)
  expect(new Set(ids).size).toBe(ids.length)
  for (const verdict of ['fail', 'pass']) {
    const judged = new Set(cases.filter(one => one.verdict === verdict).map(({rule}) => rule))
    expect([...judged].sort()).toEqual([...ids].sort())
  }
})

test.each(cases.filter(({verdict}) => verdict === 'pass'))(
  '$rule passes: $changes',
  async ({rule, changes}) => {
    expect((await changed(changes)).filter(({ruleId}) => ruleId === rule)).toEqual([])
  },
)

test('each rule says what is wrong in a book that fails', async () => {
  const lines: string[] = []
  for (const {rule, changes} of cases.filter(({verdict}) => verdict === 'fail')) {
    const found = (await changed(changes)).filter(({ruleId}) => ruleId === rule)
    expect(found, rule).not.toEqual([])
    for (const {path, severity, element, reason} of found)
      lines.push(
        `${rule} ${severity} ${path}${element === undefined ? '' : `@${element}`}: ${reason}`,
      )
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('expected.txt')
})
