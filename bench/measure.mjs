// One measured job in its own process: prints {cpu, peak, pages, stages} (CPU seconds of the whole process, MB).
//   measure.mjs floor FOLDER                 every Markdown file through a bare remark + rehype pipeline, written as HTML
//   measure.mjs build FOLDER OUT FORMATS     an Octavo build as the command line does it, nothing cached before
//   measure.mjs twice FOLDER OUT FORMATS     two of them, one after the other in the same process: {first, second} CPU s
//   measure.mjs bodies FOLDER OUT            the articles as items of feeds, their HTML ready, in one file (not a measurement)
//   measure.mjs package ITEMS OUT            those items in three formats by the npm package `feed` alone
//   measure.mjs feeds ITEMS OUT              the same by Octavo's writers, cleaned, and read back as XML
//   measure.mjs typst FOLDER OUT MODULES     every .typ file to a PDF by one Typst compiler, a package in MODULES
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {monitorEventLoopDelay} from 'node:perf_hooks'
import {fileURLToPath} from 'node:url'

const [job, folder, out, last] = process.argv.slice(2)
const formats = last
const cpu = () => {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

const jobs = {floor, build: () => build(out), twice, typst, bodies, package: barePackage, feeds}
const result = await jobs[job]()
console.log(
  JSON.stringify({
    cpu: cpu() / 1000,
    peak: Math.round(process.resourceUsage().maxRSS / 1024),
    ...result,
  }),
)

/** Its memory goes when the process does: nothing of this is in what is measured. */
async function bodies() {
  const process = await bareProcessor()
  const items = readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .map((name, index) => {
      const slug = name.replace('.md', '')
      const date = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString()
      return {
        id: `tag:p.example,2026:${slug}`,
        link: `https://p.example/stories/${slug}/`,
        title: `Rates "held" at ${index} < 3 & more`,
        summary: `What is in ${slug} & why`,
        html: process(join(folder, name)),
        date,
        authors: ['Marta Lantern', 'Bob Type'],
        tags: ['print', 'paper & ink'],
      }
    })
  writeFileSync(out, JSON.stringify(items))
  return {}
}

async function barePackage() {
  const {Feed} = await import('feed')
  const items = JSON.parse(readFileSync(folder, 'utf8'))
  const feed = new Feed({
    id: 'tag:p.example,2026:',
    title: 'Paper',
    link: 'https://p.example/',
    description: 'News',
    language: 'en',
    updated: new Date(items.at(-1).date),
    feedLinks: {json: 'https://p.example/feed.json', atom: 'https://p.example/atom.xml'},
    author: {name: 'Paper'},
  })
  for (const {id, link, title, summary, html, date, authors, tags} of items)
    feed.addItem({
      id,
      link,
      title,
      description: summary,
      content: html,
      date: new Date(date),
      published: new Date(date),
      author: authors.map(name => ({name})),
      category: tags.map(name => ({name})),
    })
  mkdirSync(out, {recursive: true})
  writeFileSync(join(out, 'feed.xml'), feed.rss2())
  writeFileSync(join(out, 'atom.xml'), feed.atom1())
  writeFileSync(join(out, 'feed.json'), feed.json1())
  return {}
}

/** Tuned as the command line is. */
async function feeds() {
  const {tuneEngine} = await import('../build/modules/commands/engine.js')
  tuneEngine()
  const formats = '../build/modules/formats/'
  const [{rssFeed}, {atomFeed}, {jsonFeed}, {cleanHtml, plainText}, {feedFault}] =
    await Promise.all(
      ['feed/rss.js', 'feed/atom.js', 'feed/json.js', 'feed/text.js', 'feed/fault.js'].map(
        name => import(formats + name),
      ),
    )
  const items = JSON.parse(readFileSync(folder, 'utf8')).map(
    ({id, link, title, summary, html, date, authors, tags}) => ({
      id,
      link,
      title: plainText(title),
      summary: plainText(summary),
      html: cleanHtml(html),
      authors: authors.map(name => ({name: plainText(name), email: undefined, url: undefined})),
      tags: tags.map(plainText),
      published: new Date(date),
      updated: new Date(date),
      lang: 'en',
    }),
  )
  const contents = self => ({
    channel: {path: '', id: 'tag:p.example,2026:', title: 'Paper', description: 'News', lang: 'en'},
    publisher: 'Paper',
    rights: undefined,
    items,
    updated: items.at(-1).updated,
    link: 'https://p.example/',
    links: {self: `https://p.example/${self}`},
    podcast: undefined,
    deleted: [],
  })
  mkdirSync(out, {recursive: true})
  const written = {
    'feed.xml': rssFeed(contents('feed.xml')),
    'atom.xml': atomFeed(contents('atom.xml')),
    'feed.json': jsonFeed(contents('feed.json')),
  }
  for (const [name, text] of Object.entries(written)) {
    const fault = name.endsWith('.xml') ? feedFault(text) : undefined
    if (fault) throw new Error(`${name}: ${fault}`)
    writeFileSync(join(out, name), text)
  }
  return {}
}

async function floor() {
  const process = await bareProcessor()
  mkdirSync(out, {recursive: true})
  for (const name of readdirSync(folder).filter(name => name.endsWith('.md')))
    writeFileSync(join(out, name.replace('.md', '.html')), process(join(folder, name)))
  return {}
}

/** The HTML of a Markdown file by a bare remark + rehype pipeline. */
async function bareProcessor() {
  const [{unified}, {default: parse}, {default: gfm}, {default: rehype}, {default: stringify}] =
    await Promise.all([
      import('unified'),
      import('remark-parse'),
      import('remark-gfm'),
      import('remark-rehype'),
      import('rehype-stringify'),
    ])
  const processor = unified().use(parse).use(gfm).use(rehype).use(stringify).freeze()
  return path =>
    String(processor.processSync(readFileSync(path, 'utf8').replace(/^---\n.*?\n---\n/s, '')))
}

/** In a process that lives on, which is not tuned for one build alone as the command line is. */
async function twice() {
  const lasting = {tuned: false, lasting: true}
  const first = cpu()
  const {pages} = await build(join(out, 'first'), lasting)
  const second = cpu()
  await build(join(out, 'second'), lasting)
  return {pages, first: (second - first) / 1000, second: (cpu() - second) / 1000}
}

async function typst() {
  const {NodeCompiler} = createRequire(join(last, 'x.js'))('@myriaddreamin/typst-ts-node-compiler')
  const fontPaths = [fileURLToPath(new URL('../templates/press/fonts', import.meta.url))]
  const compiler = NodeCompiler.create({workspace: '/', fontArgs: [{fontPaths}]})
  mkdirSync(out, {recursive: true})
  let pages = 0
  for (const name of readdirSync(folder).filter(name => name.endsWith('.typ'))) {
    const text = readFileSync(join(folder, name), 'utf8')
    const {result} = compiler.compile({mainFileContent: text})
    if (!result) throw new Error(`Typst refuses ${name}`)
    pages += result.numOfPages
    writeFileSync(join(out, name.replace('.typ', '.pdf')), compiler.pdf(result))
  }
  return {pages}
}

async function build(out, {tuned, lasting} = {tuned: true, lasting: false}) {
  if (tuned) {
    const {tuneEngine} = await import('../build/modules/commands/engine.js')
    tuneEngine()
  }
  const {build, resolveFolders} = await import('../build/index.js')
  const started = cpu()
  const stages = {}
  // How long the loop was held up while works were made, in ms.
  const delays = monitorEventLoopDelay({resolution: 5})
  let entered = started
  let pages = 0
  const errors = []
  let stage = 'read, parse, assemble'
  // Asking for the CPU time costs some: it is asked for where one stage follows another.
  const enter = name => {
    if (name === stage) return
    stages[stage] = (stages[stage] ?? 0) + (cpu() - entered) / 1000
    entered = cpu()
    stage = name
  }
  const code = await build({
    folders: {...resolveFolders(folder, folder, out), state: join(out, '.state')},
    only: formats.split(','),
    mode: 'write',
    useCache: true,
    lasting,
    strict: false,
    now: new Date(0),
    sourceDate: new Date(0),
    clock: () => performance.now(),
    emit: event => {
      // A task's event comes when it has ended, so the first task of a stage counts with the stage before.
      if (event.type === 'start') {
        enter(formats.split(',')[0])
        delays.enable()
      }
      if (event.type === 'task') enter(event.format)
      if (event.type === 'done') enter('finish')
      if (event.type === 'message' && event.severity === 'error') errors.push(event)
      if (event.type === 'task' && event.summary) pages += Number.parseInt(event.summary, 10) || 0
    },
  })
  enter('')
  delays.disable()
  if (code !== 0 || errors.length > 0)
    throw new Error(`exit ${code}: ${JSON.stringify(errors.slice(0, 3))}`)
  const stall = Math.round(delays.max / 1e6)
  return {stages: {'load modules': started / 1000, ...stages}, pages, stall}
}
