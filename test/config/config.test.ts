import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {readFrontmatter} from '../../src/config/read-frontmatter.ts'
import {resolveConfig} from '../../src/config/read-publication.ts'
import {type RuleId, rules} from '../../src/diagnostics.ts'

const folder = (kind: string, name = '') => join(import.meta.dirname, kind, name)
const read = (kind: string, name: string) =>
  readFileSync(join(folder(kind, name), 'in.yaml'), 'utf8')

test.each(readdirSync(folder('frontmatter')))('frontmatter: %s', async name => {
  const file = new VFile({path: 'in.md'})
  const frontmatter = readFrontmatter(read('frontmatter', name), file, {line: 2, offset: 4})
  await expectOutcome(folder('frontmatter', name), frontmatter, file)
})

test.each(readdirSync(folder('publication')))('publication: %s', async name => {
  const file = new VFile({path: 'publication.yaml'})
  const text = read('publication', name) || undefined
  const config = resolveConfig(text, {
    file,
    folderName: 'evening-news',
    sourceDate: new Date(0),
    now: new Date(0),
  })
  await expectOutcome(folder('publication', name), config, file)
})

async function expectOutcome(folder: string, outcome: unknown, {messages}: VFile): Promise<void> {
  const json = `${JSON.stringify(outcome, null, 2)}\n`
  const lines = messages.map(message => `${message} [${message.ruleId}]\n`).join('')
  await expect(json).toMatchFileSnapshot(join(folder, 'expected.json'))
  await expect(lines).toMatchFileSnapshot(join(folder, 'expected.messages.txt'))
  for (const {ruleId, fatal} of messages) {
    expect(fatal === true).toBe(rules[ruleId as RuleId].severity === 'error')
  }
}
