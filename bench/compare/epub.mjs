// node bench/compare/epub.mjs [MODULES]: one book of 100,000 words through Octavo and through pandoc, and what checkers and
// readers see of each, as a Markdown table; below it, the CPU of its first, written chapters alone. MODULES is a folder
// in which npm has installed `@daisy/ace-cli`; without it Ace is left out. Takes Debian's pandoc, epubcheck and chromium.
import {execFileSync, spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {inflateRawSync} from 'node:zlib'
import {EpubCheck} from '@likecoin/epubcheck-ts'
import JSZip from 'jszip'

const modules = process.argv[2]
const written = fileURLToPath(new URL('book', import.meta.url))
const cli = fileURLToPath(new URL('../../build/cli.js', import.meta.url))
const writtenChapters = ['sheets.md', 'folds.md', 'numbers.md', 'code.md', 'kaghaz.md']
const fonts = fileURLToPath(new URL('../../templates/press/fonts', import.meta.url))
/** A row that is filled last: it needs the cover of the one for the other. */
const dressed = 'kB with the same cover and fonts given to pandoc'
const work = mkdtempSync(join(tmpdir(), 'octavo-compare-'))

try {
  const book = longBook()
  const small = {folder: written, chapters: writtenChapters}
  const ours = await judge('Octavo', out => octavo(book, out))
  ours.rows[dressed] = kilobytes(statSync(ours.path).size)
  const theirs = await judge(pandocVersion(), out => pandoc(book, out))
  theirs.rows[dressed] = kilobytes(statSync(await dressedPandoc(book, ours.path)).size)
  const seconds = interleaved({
    ours: () => octavo({...book, pageList: false}, fresh()).time,
    theirs: () => pandoc(book, fresh()).time,
    oursPaged: () => octavo(book, fresh()).time,
    oursSmall: () => octavo({...small, pageList: false}, fresh()).time,
    theirsSmall: () => pandoc(small, fresh()).time,
  })
  const cpu = 'CPU seconds, pages of a print edition left out'
  ours.rows[cpu] = seconds.ours
  theirs.rows[cpu] = seconds.theirs
  const columns = [ours, theirs]
  const names = columns.map(({name}) => name)
  console.log(`| | ${names.join(' | ')} |\n|---|${names.map(() => '---:|').join('')}`)
  for (const row of Object.keys(columns[0].rows)) {
    console.log(`| ${row} | ${columns.map(({rows}) => rows[row]).join(' | ')} |`)
  }
  console.log(`\nkB as each makes it by itself: ${columns.map(({size}) => size).join(' and ')}`)
  console.log(`CPU seconds of Octavo with the pages of the print edition: ${seconds.oursPaged}`)
  console.log(
    `CPU seconds of the written chapters alone: ${seconds.oursSmall} and ${seconds.theirsSmall}`,
  )
} finally {
  rmSync(work, {recursive: true, force: true})
}

function fresh() {
  return mkdtempSync(join(work, 'run-'))
}

/** The median of three runs of each, one after the other. */
function interleaved(jobs) {
  const times = Object.fromEntries(Object.keys(jobs).map(name => [name, []]))
  for (let round = 0; round < 3; round++)
    for (const [name, job] of Object.entries(jobs)) times[name].push(job())
  return Object.fromEntries(
    Object.entries(times).map(([name, list]) => [name, list.sort((a, b) => a - b)[1].toFixed(2)]),
  )
}

/** The chapters of this folder, and 25 generated ones of 4,000 words behind them. */
function longBook() {
  execFileSync(process.execPath, [
    ...[fileURLToPath(new URL('../corpus.mjs', import.meta.url)), work, '--book'],
    ...['--words', '100000', '--chapters', '25', '--rare', '0.3'],
  ])
  const folder = join(work, 'book')
  const generated = readdirSync(folder)
    .filter(name => name.endsWith('.md') && name !== 'index.md')
    .sort()
  cpSync(written, folder, {recursive: true})
  return {folder, chapters: [...writtenChapters, ...generated]}
}

/** A book as Octavo's command line makes it, nothing kept from before. */
function octavo({folder, chapters, pageList = true}, out) {
  cpSync(folder, join(out, 'book'), {recursive: true})
  const index = join(out, 'book/index.md')
  const list = chapters.map(name => `  - ${name}\n`).join('')
  const text = readFileSync(index, 'utf8').replace(
    /^chapters:\n(?: +- .*\n)+/m,
    `chapters:\n${list}pageList: ${pageList}\n`,
  )
  writeFileSync(index, text)
  const time = cpuOf(process.execPath, [cli, 'build', 'book', '--only', 'epub', '--no-cache'], {
    cwd: out,
  })
  const name = readdirSync(out, {recursive: true}).find(path => path.endsWith('.epub'))
  return {path: join(out, name), time}
}

/** With the cover that Octavo drew and the files of the fonts that it cut down, as pandoc's manual says. */
async function dressedPandoc(book, epub) {
  const out = mkdtempSync(join(work, 'dressed-'))
  const zip = await JSZip.loadAsync(readFileSync(epub))
  const opf = await zip.file('OEBPS/content.opf').async('string')
  const cover = opf.match(/<item id="cover-image" href="([^"]*)"/)[1]
  const picture = join(out, cover.split('/').at(-1))
  writeFileSync(picture, await zip.file(`OEBPS/${cover}`).async('nodebuffer'))
  const files = Object.keys(zip.files).flatMap(path => /^OEBPS\/fonts\/(.+)$/.exec(path)?.[1] ?? [])
  const embedded = files.map(file => `--epub-embed-font=${join(fonts, file)}`)
  return pandoc(book, out, ['--epub-cover-image', picture, ...embedded]).path
}

/**
 * As pandoc's manual says for a book: its metadata file, MathML, contents, one file a chapter, and the language of a
 * chapter said by a division round it.
 */
function pandoc({folder, chapters}, out, more = []) {
  const path = join(out, 'book.epub')
  cpSync(folder, join(out, 'book'), {recursive: true})
  const persian = join(out, 'book/kaghaz.md')
  const text = readFileSync(persian, 'utf8').replace(/^---\n.*?---\n/s, '::: {lang=fa dir=rtl}\n')
  writeFileSync(persian, `${text}\n:::\n`)
  const time = cpuOf(
    'pandoc',
    [
      ...[
        '--metadata-file',
        'metadata.yaml',
        '--to',
        'epub3',
        '--mathml',
        '--toc',
        '--toc-depth=3',
      ],
      ...['--epub-chapter-level=1', '--file-scope', '--output', path, ...more, ...chapters],
    ],
    {cwd: join(out, 'book'), env: {...process.env, SOURCE_DATE_EPOCH: '1772323200'}},
  )
  return {path, time}
}

function pandocVersion() {
  return execFileSync('pandoc', ['--version'], {encoding: 'utf8'}).split('\n')[0]
}

async function judge(name, make) {
  const first = make(mkdtempSync(join(work, 'one-')))
  // A zip tells times two seconds apart.
  await new Promise(resolve => setTimeout(resolve, 2500))
  const second = make(mkdtempSync(join(work, 'two-')))
  const bytes = readFileSync(first.path)
  const zip = await JSZip.loadAsync(bytes)
  const texts = new Map()
  for (const path of Object.keys(zip.files)) {
    if (/\.(xhtml|opf|ncx|css)$/.test(path)) texts.set(path, await zip.file(path).async('string'))
  }
  const ends = end => [...texts].filter(([path]) => path.endsWith(end)).map(([, text]) => text)
  const pages = ends('.xhtml')
  const all = pages.join('\n')
  const opf = ends('.opf').join('\n')
  const nav = pages.find(text => /epub:type="toc"/.test(text)) ?? ''
  const chapters = pages.filter(text => !/epub:type="(toc|cover|titlepage|landmarks)"/.test(text))
  const count = (text, pattern) => [...text.matchAll(pattern)].length
  const yes = found => (found ? 'yes' : 'no')
  return {
    name,
    path: first.path,
    size: kilobytes(bytes.length),
    rows: {
      'EPUBCheck 4.2.6: errors and warnings': epubcheck(first.path),
      'epubcheck-ts: errors and warnings': await epubcheckTs(bytes),
      ...(modules && {'Ace: issues': ace(first.path)}),
      'Links that lead nowhere': await dangling(texts),
      'Pages of the print edition (page-list)': pageList(nav),
      'Notes that open as pop-ups (noteref and footnote)': `${count(all, /epub:type="noteref"/g)} and ${count(all, /epub:type="footnote"/g)}`,
      'Notes that lead back': count(all, /role="doc-backlink"/g),
      'Note stands in the file of its call': yes(notesAtHome(texts)),
      'Entries of the contents': count(between(nav, 'toc'), /<li/g),
      Landmarks: count(between(nav, 'landmarks'), /<li/g),
      'Every file has a title of its own': yes(distinctTitles(chapters)),
      'Persian chapter says its language and direction': yes(
        chapters.some(text => /lang="fa"/.test(text) && /dir="rtl"/.test(text)),
      ),
      'Formulas as MathML': count(all, /<math[ >]/g),
      'Code is highlighted': yes(/<(?:pre|code)[^>]*>[\s\S]*?<span (?:class|style)=/.test(all)),
      'Subtitle is marked as one': yes(/title-type/.test(opf) && /subtitle/.test(opf)),
      'Authors have a role and a name to sort by': `${count(opf, /property="role"/g)} and ${count(opf, /property="file-as"/g)}`,
      'Accessibility metadata': count(opf, /property="schema:access/g),
      'Claims alternative text where an image has none': yes(
        /alternativeText/.test(opf) && /<img(?![^>]*\balt=)/.test(all),
      ),
      'Fonts with it': Object.keys(zip.files).filter(path => /\.(woff2?|ttf|otf)$/.test(path))
        .length,
      Cover: yes(/cover-image/.test(opf)),
      'Same bytes when built again': yes(sha(bytes) === sha(readFileSync(second.path))),
      [dressed]: '',
      'kB without cover and fonts': kilobytes(bytes.length - weightOf(bytes, isDress)),
    },
  }
}

function kilobytes(bytes) {
  return Math.round(bytes / 1024)
}

/** Fonts, and the picture of a cover. */
function isDress(path, opf) {
  const cover = opf.match(/href="([^"]*)"[^>]*properties="cover-image"/)?.[1]
  return /\.(woff2?|ttf|otf)$/.test(path) || (cover !== undefined && path.endsWith(cover))
}

/** What some files take in a zip, with their records in it and in its directory (APPNOTE 4.3.7 and 4.3.12). */
function weightOf(zip, isMeant) {
  const found = []
  let opf = ''
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, name, extra] = [
      zip.readUInt32LE(at + 18),
      zip.readUInt16LE(at + 26),
      zip.readUInt16LE(at + 28),
    ]
    const path = zip.toString('utf8', at + 30, at + 30 + name)
    const start = at + 30 + name + extra
    const bytes = zip.subarray(start, start + packed)
    if (path.endsWith('.opf'))
      opf = String(zip.readUInt16LE(at + 8) === 0 ? bytes : inflateRawSync(bytes))
    found.push({path, weight: 76 + 2 * name + extra + packed})
    at = start + packed
  }
  return found.filter(({path}) => isMeant(path, opf)).reduce((sum, {weight}) => sum + weight, 0)
}

function between(nav, type) {
  return nav.match(new RegExp(`<nav[^>]*epub:type="${type}"[\\s\\S]*?</nav>`))?.[0] ?? ''
}

function pageList(nav) {
  return [...between(nav, 'page-list').matchAll(/<li/g)].length
}

function distinctTitles(chapters) {
  const titles = chapters.map(text => text.match(/<title>([^<]*)/)?.[1] ?? '')
  return (
    titles.every(title => title !== '' && !/\.xhtml$/.test(title)) &&
    new Set(titles).size === titles.length
  )
}

function notesAtHome(texts) {
  const calls = [...texts].flatMap(([path, text]) =>
    [...text.matchAll(/<a[^>]*epub:type="noteref"[^>]*>/g)].map(([tag]) => ({
      path,
      href: tag.match(/href="([^"]*)"/)?.[1] ?? '',
    })),
  )
  return calls.length > 0 && calls.every(({href}) => href.startsWith('#'))
}

/** Links of the pages to a file or id that is not in the book. */
function dangling(texts) {
  const missing = []
  for (const [path, text] of texts) {
    if (!path.endsWith('.xhtml')) continue
    for (const [, href] of text.matchAll(/<a [^>]*?href="([^"]*)"/g)) {
      if (/^[a-z]+:/.test(href)) continue
      const [file, fragment] = href.split('#')
      const target = file === '' ? path : new URL(file, `file:///${path}`).pathname.slice(1)
      const page = texts.get(decodeURI(target))
      if (
        page === undefined ||
        (fragment && !page.includes(`id="${decodeURIComponent(fragment)}"`))
      ) {
        missing.push(href)
      }
    }
  }
  return missing.length
}

function epubcheck(path) {
  const {stdout, stderr} = spawnSync('java', ['-jar', '/usr/share/java/epubcheck.jar', path], {
    encoding: 'utf8',
  })
  const lines = `${stdout}${stderr}`
    .split('\n')
    .filter(line => /^(FATAL|ERROR|WARNING)\(/.test(line))
  // This property of EPUB 3.3 is younger than that release.
  return lines.filter(line => !(line.includes('OPF-027') && line.includes('pageBreakSource')))
    .length
}

async function epubcheckTs(bytes) {
  const {messages} = await EpubCheck.validate(new Uint8Array(bytes))
  return messages.filter(({severity}) => /fatal|error|warning/.test(severity)).length
}

function ace(path) {
  const out = mkdtempSync(join(work, 'ace-'))
  spawnSync(join(modules, 'node_modules/.bin/ace-cli'), ['-f', '-s', '-E', '-o', out, path], {
    env: {
      ...process.env,
      PUPPETEER_EXECUTABLE_PATH: '/usr/bin/chromium',
      ACE_TIMEOUT_INITIAL: '60000',
    },
  })
  const {assertions} = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))
  return assertions.flatMap(({assertions}) => assertions).length
}

/** CPU seconds, user and system, of a command and its children. */
function cpuOf(command, parameters, options = {}) {
  const {status, stderr, stdout} = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null', 'bash', command, ...parameters],
    {encoding: 'utf8', ...options},
  )
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}${stdout}`)
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return user + system
}

function sha(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}
