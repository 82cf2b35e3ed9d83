import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import JSZip from 'jszip'
import {expect, onTestFinished, test} from 'vitest'
import {checkEpub} from '../../src/commands/check-epub.ts'
import type {Event} from '../../src/commands/event.ts'
import {baseFiles} from '../formats/epub/rules/base.ts'

/** A container of the book that no rule minds, with some of its files changed. */
async function zipped(change: (path: string, text: string) => string): Promise<Buffer> {
  const zip = new JSZip()
  for (const [path, bytes] of await baseFiles()) {
    const isText = /mimetype|\.(xml|opf|xhtml|ncx|css)$/.test(path)
    const contents = isText ? change(path, new TextDecoder().decode(bytes)) : bytes
    zip.file(path, contents, {compression: path === 'mimetype' ? 'STORE' : 'DEFLATE'})
  }
  return zip.generateAsync({type: 'nodebuffer'})
}

async function check(bytes: Buffer | undefined, {strict = false} = {}) {
  const workingFolder = mkdtempSync(join(tmpdir(), 'octavo-check-'))
  onTestFinished(() => rmSync(workingFolder, {recursive: true}))
  if (bytes) writeFileSync(join(workingFolder, 'foreign.epub'), bytes)
  const events: Event[] = []
  const emit = (event: Event) => void events.push(event)
  const exit = await checkEpub({file: 'foreign.epub', workingFolder, strict, emit})
  const said = events.map(event => {
    if (event.type === 'message')
      return `${event.file} ${event.severity} ${event.ruleId}: ${event.reason}`
    return event.type === 'note' ? event.text : event.type
  })
  return {exit, said}
}

test('a book that no rule minds', async () => {
  expect(await check(await zipped((_, text) => text))).toEqual({
    exit: 0,
    said: ['0 errors, 0 warnings'],
  })
})

test('what is wrong with a foreign book, by the files in it', async () => {
  const bytes = await zipped((path, text) =>
    path === 'O/content.opf' ? text.replace('id="f"', 'id="a"') : text,
  )
  expect(await check(bytes)).toEqual({
    exit: 1,
    said: [
      'foreign.epub/O/content.opf error epub-manifest-twice: Unexpected second entry with the id `a`, expected one',
      '1 error, 0 warnings',
    ],
  })
})

test('a warning fails when it is asked to', async () => {
  const vague = '<p><a href="https://x.example/">click here</a></p>'
  const bytes = await zipped((path, text) =>
    path === 'O/chapter-001.xhtml' ? text.replace('<!--body-->', vague) : text,
  )
  const {exit, said} = await check(bytes)
  expect(said).toEqual([
    expect.stringContaining('foreign.epub/O/chapter-001.xhtml warning epub-link-vague'),
    '0 errors, 1 warning',
  ])
  expect([exit, (await check(bytes, {strict: true})).exit]).toEqual([0, 1])
})

test('what is no e-book, and what is not there', async () => {
  expect(await check(Buffer.from('no zip'))).toEqual({
    exit: 1,
    said: [
      'foreign.epub error unreadable-file: Unexpected contents of `foreign.epub`, expected a zip container',
      '1 error, 0 warnings',
    ],
  })
  expect(await check(undefined)).toEqual({exit: 2, said: ['refusal']})
})
