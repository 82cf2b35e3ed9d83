// npm run bench: CPU of a site of 1,000 articles beside a bare remark + rehype loop over the same files, and of a book
// of 100,000 words as PDF and EPUB. Rounds are interleaved; medians are printed.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const rounds = Number(process.env.ROUNDS ?? 3)
const articles = process.env.ARTICLES ?? '1000'
const words = process.env.WORDS ?? '100000'
const work = mkdtempSync(join(tmpdir(), 'octavo-bench-'))

try {
  const {site, book} = makeCorpora()
  const jobs = {
    floor: () => measure('floor', site, join(work, 'floor')),
    site: () => measure('build', site, fresh('site'), 'html,rss,atom,json'),
    pdf: () => measure('build', book, fresh('pdf'), 'pdf'),
    epub: () => measure('build', book, fresh('epub'), 'epub'),
  }
  const results = Object.fromEntries(Object.keys(jobs).map(name => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, job] of Object.entries(jobs)) results[name].push(job())
  }
  print(results)
} finally {
  rmSync(work, {recursive: true, force: true})
}

function makeCorpora() {
  const make = (...args) => execFileSync(process.execPath, [join(here, 'corpus.mjs'), ...args])
  const site = join(work, 'articles-source')
  make(site, '--articles', articles, '--words', '600')
  const book = join(work, 'book-source')
  make(book, '--book', '--words', words)
  const chapters = readdirSync(join(book, 'book'))
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => `  - ${name}\n`)
    .join('')
  writeFileSync(
    join(book, 'book', 'index.md'),
    `---\ntitle: The Patient Printer\nauthors: [Marta Lantern]\ndate: 2026-01-01\nchapters:\n${chapters}---\n\nA book.\n`,
  )
  return {site: join(site, 'articles'), book: join(book, 'book')}
}

function fresh(name) {
  const folder = join(work, name)
  rmSync(folder, {recursive: true, force: true})
  return folder
}

function measure(...args) {
  const output = execFileSync(process.execPath, [join(here, 'measure.mjs'), ...args], {
    encoding: 'utf8',
  })
  return JSON.parse(output.trim().split('\n').at(-1))
}

function print(results) {
  const median = name => results[name].toSorted((a, b) => a.cpu - b.cpu)[Math.floor(rounds / 2)]
  const [floor, site, pdf, epub] = ['floor', 'site', 'pdf', 'epub'].map(median)
  console.log(
    `Node ${process.version}, median of ${rounds} interleaved rounds, CPU (user + system) of each process`,
  )
  console.log(`\nsite + feeds, ${articles} articles`)
  console.log(`  bare remark + rehype loop    ${seconds(floor.cpu)}  ${floor.peak} MB`)
  console.log(`  octavo                       ${seconds(site.cpu)}  ${site.peak} MB`)
  stages(site)
  console.log(`  octavo / bare loop           ${(site.cpu / floor.cpu).toFixed(2)}`)
  console.log(`\nbook of ${words} words`)
  console.log(
    `  pdf                          ${seconds(pdf.cpu)}  ${pdf.peak} MB  ${pdf.pages} pages, ${(pdf.pages / pdf.cpu).toFixed(0)} pages per CPU second`,
  )
  stages(pdf)
  console.log(`  epub                         ${seconds(epub.cpu)}  ${epub.peak} MB`)
  stages(epub)
}

function stages({stages}) {
  for (const [name, cpu] of Object.entries(stages))
    console.log(`    ${name.padEnd(26)} ${seconds(cpu)}`)
}

function seconds(value) {
  return `${value.toFixed(2)} s`
}
