import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {dumpPages} from './dump-pages.ts'
import {typesetHtml} from './typeset-fixture.ts'

const folder = 'test/paged'
const cases = readdirSync(folder)
  .filter(name => existsSync(join(folder, name, 'in.html')))
  .filter(name => existsSync(join(folder, name, 'expected.pages.txt')))

test.each(cases)('%s', async name => {
  const read = (file: string) => readFileSync(join(folder, name, file), 'utf8')
  const {pages, messages} = await typesetHtml(read('in.html'), read('in.css'))
  const told = messages.map(({ruleId, reason}) => `${ruleId}: ${reason}\n`).join('')
  const text = dumpPages(pages.pages) + (told && `\n${told}`)
  await expect(text).toMatchFileSnapshot(resolve(folder, name, 'expected.pages.txt'))
})
