// npm run bench: CPU of
// - a site of 1,000 articles beside a bare remark + rehype loop over the same files;
// - a book of 100,000 words as PDF beside Typst (the same text, page, font and size), as EPUB, and twice in one process;
// - a book five times as long; 100 stories to 100 PDFs beside Typst;
// - an e-book of 500 chapters (10 MB), one of 200 photographs (100 MB), and how long either holds up the process.
// - feeds of 1,000 full-text items in three formats beside the npm package `feed` alone, from HTML that is ready;
// - the weight of pages of that site in a browser, which is not a matter of speed and is asked once.
// Rounds are interleaved; medians are printed. PARTS=site,feeds,weight,book,long,stories,epub chooses some, ROUNDS their number.
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const rounds = Number(process.env.ROUNDS ?? 3)
const parts = (process.env.PARTS ?? 'site,feeds,weight,book,long,stories,epub').split(',')
const typstVersion = '0.7.0'
const work = mkdtempSync(join(tmpdir(), 'octavo-bench-'))

try {
  const typst = parts.some(part => part === 'book' || part === 'stories') && installTypst()
  console.log(
    `Node ${process.version}, median of ${rounds} interleaved rounds, CPU (user + system) of each process`,
  )
  const run = {site, feeds, weight, book, long, stories, epub}
  for (const part of parts) run[part](typst)
} finally {
  rmSync(work, {recursive: true, force: true})
}

function site() {
  const source = corpus('articles', '--articles', '1000', '--words', '600')
  const {floor, octavo} = measureAll({
    floor: () => measure('floor', source, fresh('floor')),
    octavo: () => measure('build', source, fresh('site'), 'html,rss,atom,json'),
  })
  heading('site + feeds, 1,000 articles')
  line('bare remark + rehype loop', floor)
  line('octavo', octavo)
  ratio('octavo / bare loop', octavo, floor)
}

/** The stage that writes feeds, and nothing before it: both programs get the same bodies as HTML. */
function feeds() {
  const source = corpus('items', '--articles', '1000', '--words', '600')
  const items = join(work, 'items.json')
  measure('bodies', source, items)
  const {bare, octavo} = measureAll({
    bare: () => measure('package', items, fresh('package')),
    octavo: () => measure('feeds', items, fresh('feeds')),
  })
  heading(
    'feeds of 1,000 items with full text: RSS, Atom and JSON Feed written from HTML that is ready',
  )
  line('npm package feed alone', bare)
  line('octavo, cleaned and proved', octavo)
  ratio('octavo / package', octavo, bare)
}

/** Kilobytes and requests of a page; nothing here changes but by a change of Octavo. */
function weight() {
  const source = corpus('weighed', '--articles', '1000', '--words', '600')
  writeFileSync(join(source, 'publication.yaml'), 'title: Corpus\nsearch: true\n')
  const out = fresh('weighed')
  measure('build', source, out, 'html')
  const slugs = readdirSync(join(out, 'stories')).sort()
  const pages = [
    '',
    `stories/${slugs[500]}/`,
    'tags/print/',
    'tags/',
    'archive/',
    'search/?q=paper',
  ]
  heading(
    'weight of pages, 1,000 articles: sent by a server that compresses text, to an empty cache',
  )
  try {
    const args = [join(here, 'weight.mjs'), out, ...pages]
    const weights = JSON.parse(execFileSync(process.execPath, args, {encoding: 'utf8'}))
    for (const {path, requests, html, bytes} of weights)
      console.log(
        `  ${(path || 'front page').padEnd(28)} ${kilobytes(bytes)} in ${requests} requests, of them ${kilobytes(html)} of HTML`,
      )
  } catch (error) {
    console.log(`  left out, for want of Chromium: ${String(error.message ?? error).slice(0, 200)}`)
  }
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`
}

function book(typst) {
  const source = bookOf('book', '100000', '25')
  const typ = typst && toTypst('book', source, [readdirSync(source)])
  const results = measureAll({
    pdf: () => measure('build', source, fresh('pdf'), 'pdf'),
    twice: () => measure('twice', source, fresh('twice'), 'pdf'),
    epub: () => measure('build', source, fresh('epub'), 'epub'),
    ...(typst && {typst: () => measure('typst', typ, fresh('typst'), typst)}),
  })
  const {pdf, twice, epub} = results
  heading('book of 100,000 words, nouns rare (--rare 0.3)')
  line('pdf', pdf)
  if (typst) {
    line('typst', results.typst)
    ratio('pdf / typst', pdf, results.typst)
  }
  console.log(
    `  twice in one process         ${seconds(twice.first)}, then ${seconds(twice.second)}: ${(twice.first / twice.second).toFixed(2)} times as fast`,
  )
  line('epub', epub)
}

function long() {
  const source = bookOf('long', '500000', '125')
  const {pdf} = measureAll({pdf: () => measure('build', source, fresh('pdf'), 'pdf')})
  heading('book of 500,000 words')
  line('pdf', pdf)
}

function stories(typst) {
  const source = corpus('stories', '--articles', '100', '--words', '600')
  const names = readdirSync(source).filter(name => name.endsWith('.md'))
  const typ =
    typst &&
    toTypst(
      'story',
      source,
      names.map(name => [name]),
    )
  const results = measureAll({
    octavo: () => measure('build', source, fresh('pdf'), 'pdf'),
    ...(typst && {typst: () => measure('typst', typ, fresh('typst'), typst)}),
  })
  heading('100 stories to 100 PDFs, one process')
  line('octavo', results.octavo)
  if (typst) {
    line('typst', results.typst)
    ratio('octavo / typst', results.octavo, results.typst)
  }
}

/** What the stage of e-books alone may cost: 4 s and 300 MB for the text, 6 s for the pictures, 200 ms without a break. */
function epub() {
  const chapters = bookOf('chapters', '1700000', '500')
  const pictures = join(work, 'pictures')
  execFileSync(process.execPath, [join(here, 'pictures.mjs'), pictures])
  const {text, bound, photographs} = measureAll({
    text: () => measure('build', chapters, fresh('chapters'), 'epub'),
    bound: () => measure('build', chapters, withoutTasks('chapters'), 'epub'),
    photographs: () => measure('build', pictures, fresh('photographs'), 'epub'),
  })
  heading('e-book of 500 chapters, 10 MB')
  line('epub', text)
  console.log(`    longest without a break    ${text.stall} ms`)
  line('epub, chapters parsed before', bound)
  heading('e-book of 200 photographs of 500 KB')
  line('epub', photographs)
  console.log(`    longest without a break    ${photographs.stall} ms`)
}

/** The folder of Typst's package; undefined, and said, where npm does not have it. */
function installTypst() {
  const folder = join(work, 'typst')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"private": true}')
  try {
    const name = `@myriaddreamin/typst-ts-node-compiler@${typstVersion}`
    execFileSync('npm', ['install', '--no-audit', '--no-fund', name], {cwd: folder, stdio: 'pipe'})
    return folder
  } catch (error) {
    console.log(`Typst is left out: ${String(error.stderr ?? error).slice(0, 200)}`)
    return undefined
  }
}

function corpus(name, ...options) {
  const folder = join(work, name)
  execFileSync(process.execPath, [join(here, 'corpus.mjs'), folder, ...options])
  return join(folder, options[0] === '--book' ? 'book' : 'articles')
}

function bookOf(name, words, chapters) {
  const folder = corpus(name, '--book', '--words', words, '--chapters', chapters, '--rare', '0.3')
  const list = readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => `  - ${name}\n`)
    .join('')
  writeFileSync(
    join(folder, 'index.md'),
    `---\ntitle: The Patient Printer\nauthors: [Marta Lantern]\ndate: 2026-01-01\npageList: false\nchapters:\n${list}---\n\nA book.\n`,
  )
  return folder
}

/** A folder with one .typ file for each group of Markdown files. */
function toTypst(layout, folder, groups) {
  const out = join(work, `typ-${layout}`)
  mkdirSync(out)
  for (const [index, names] of groups.entries()) {
    const files = names.filter(name => /^(?!index).*\.md$/.test(name)).sort()
    execFileSync(process.execPath, [
      join(here, 'to-typst.mjs'),
      join(out, `${index}.typ`),
      layout,
      ...files.map(name => join(folder, name)),
    ])
  }
  return out
}

function fresh(name) {
  const folder = join(work, `out-${name}`)
  rmSync(folder, {recursive: true, force: true})
  return folder
}

/** The folder of a build that remembers its parsed documents, and nothing that it made of them. */
function withoutTasks(name) {
  const folder = join(work, `out-${name}`)
  const caches = readdirSync(join(folder, '.state')).filter(name => name.startsWith('cache-'))
  for (const cache of caches) rmSync(join(folder, '.state', cache, 'tasks.json'))
  return folder
}

/** The median result of each job. */
function measureAll(jobs) {
  const results = Object.fromEntries(Object.keys(jobs).map(name => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, job] of Object.entries(jobs)) results[name].push(job())
  }
  const median = list => list.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(rounds / 2)]
  return Object.fromEntries(Object.entries(results).map(([name, list]) => [name, median(list)]))
}

function measure(...args) {
  const output = execFileSync(process.execPath, [join(here, 'measure.mjs'), ...args], {
    encoding: 'utf8',
  })
  return JSON.parse(output.trim().split('\n').at(-1))
}

function heading(text) {
  console.log(`\n${text}`)
}

function line(name, {cpu, peak, pages, stages = {}}) {
  const paged = pages ? `  ${pages} pages, ${(pages / cpu).toFixed(0)} pages per CPU second` : ''
  console.log(`  ${name.padEnd(28)} ${seconds(cpu)}  ${peak} MB${paged}`)
  for (const [stage, cpu] of Object.entries(stages)) {
    console.log(`    ${stage.padEnd(26)} ${seconds(cpu)}`)
  }
}

function ratio(name, one, other) {
  console.log(`  ${name.padEnd(28)} ${(one.cpu / other.cpu).toFixed(2)}`)
}

function seconds(value) {
  return `${value.toFixed(2)} s`
}
