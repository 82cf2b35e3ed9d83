// epub-books.mjs OUT: the e-books of all small publications of the tests, and of documents of nothing in particular, written
// to a folder for the validators.
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {formats} from '../../build/modules/formats/index.js'
import {noCache} from '../../build/modules/tasks/cache.js'
import {openPublication} from '../../build/modules/tasks/open.js'
import {cases} from '../formats/epub/books/cases.mjs'
import {randomMarkdown} from '../formats/epub/books/random.mjs'

const [out] = process.argv.slice(2)
mkdirSync(out, {recursive: true})
for (const {name, files} of [...cases, ...randomBooks(20, 50)]) {
  for (const [index, contents] of (await bind(files)).entries()) {
    writeFileSync(join(out, `${name}-${index + 1}.epub`), contents)
  }
}

function randomBooks(count, perBook) {
  return Array.from({length: count}, (_, book) => {
    const seeds = Array.from({length: perBook}, (_, i) => book * perBook + i + 1)
    const chapters = seeds.map(seed => [`${seed}.md`, `---\ntitle: ${seed}\n---\n\n${randomMarkdown(seed)}\n`])
    const files = {
      'publication.yaml': 'title: Paper\nformats: [html, epub]\nmath: true\n',
      'book.md': `---\ntitle: Book\nkind: book\nchapters: [${seeds.map(seed => `${seed}.md`).join(', ')}]\n---\n`,
      ...Object.fromEntries(chapters),
    }
    return {name: `random-${book + 1}`, files}
  })
}

async function bind(files) {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-epub-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), contentsOf(text))
  }
  const opened = await openPublication({
    folder,
    out: join(folder, 'dist'),
    workingFolder: folder,
    sourceDate: new Date('2026-01-02T03:04:05Z'),
    now: new Date('2026-01-02T03:04:05Z'),
    only: undefined,
    cache: noCache,
    codeVersion: '',
  })
  const books = []
  for (const task of formats.epub.plan(opened.press)) {
    for (const {contents} of (await task.run()).files) books.push(contents)
  }
  rmSync(folder, {recursive: true})
  return books
}

function contentsOf(text) {
  if (text.startsWith('copy:')) return readFileSync(join('content/images', text.slice(5)))
  return text.startsWith('media:') ? readFileSync(join('test/media', text.slice(6))) : text
}
