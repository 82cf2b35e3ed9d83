// layout.mjs: publish the sample as it is and with its English made Persian, open one page of each kind in headless
// Chromium at three widths, and measure: nothing wider than the window, no letter under 12 px, targets of 24 px (WCAG 2.5.8
// with its exceptions), and lines of running text that hold 45 to 80 characters on a wide window.
import {spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {openBrowser} from './browser.mjs'
import {openChecks} from './checks.mjs'
import {writePersianSample} from './persian-sample.mjs'
import {serveSite} from './serve-site.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const {check, finish} = openChecks()
const work = mkdtempSync(join(tmpdir(), 'octavo-layout-'))
const browser = await openBrowser()
const samples = {
  English: folder => cpSync('content', folder, {recursive: true}),
  Persian: folder => writePersianSample('content', folder),
}

for (const [language, writeSample] of Object.entries(samples)) {
  const content = join(work, language, 'content')
  const dist = join(work, language, 'dist')
  writeSample(content)
  writeFileSync(join(content, 'stories', 'undated-one.md'), '---\ntitle: ۱ A\naliases: [/old/place/]\n---\n\nText without a date.\n')
  const built = spawnSync(process.execPath, ['build/cli.js', 'build', content, '--out', dist, '--only', 'html', '--at', '2026-12-01'], {encoding: 'utf8'})
  check(`${language} builds`, built.status === 0 ? undefined : `exit code ${built.status}\n${built.stderr}`)
  const {server, origin} = await serveSite(dist, '')
  const context = await browser.newContext({bypassCSP: true, viewport: {width: 390, height: 900}})
  const page = await context.newPage()
  for (const path of kindsOf(dist)) {
    await page.goto(origin + path.replace(/index\.html$/, ''), {waitUntil: 'load'})
    await page.addScriptTag({content: axe})
    for (const width of [390, 768, 1280]) {
      await page.setViewportSize({width, height: 900})
      const problems = await page.evaluate(measure, width >= 1280)
      const {violations} = await page.evaluate(() => globalThis.axe.run({runOnly: ['target-size']}))
      for (const {nodes} of violations) problems.push(`small targets ${nodes.map(node => node.target).slice(0, 3).join(' ')}`)
      check(`${language} ${width} ${path}`, problems.join('; '))
    }
  }
  await context.close()
  server.close()
}
await browser.close()
rmSync(work, {recursive: true, force: true})
finish()

/** One page of each layout, design and direction; not those that lead elsewhere at once. */
function kindsOf(dist) {
  const kinds = new Map()
  for (const path of readdirSync(dist, {recursive: true, encoding: 'utf8'}).sort()) {
    if (!path.endsWith('.html')) continue
    const html = readFileSync(join(dist, path), 'utf8')
    if (html.includes('http-equiv="refresh"')) continue
    const parts = [/<html [^>]*dir="(\w+)"/, /<body class="([^"]*)"/, /<article [^>]*class="story ([^"]*)"/]
    const kind = [...parts.map(part => part.exec(html)?.[1]), /^(archive|tags|authors)?/.exec(path)[0], /class="(glossary|index)"/.exec(html)?.[1]].join()
    if (!kinds.has(kind)) kinds.set(kind, path)
  }
  return kinds.values()
}

/** In the page: what is too wide, too small or too long. */
function measure(isWide) {
  const problems = []
  const nameOf = element => `${element.localName}.${[...element.classList].join('.')}`
  const overflow = document.scrollingElement.scrollWidth - innerWidth
  if (overflow > 0) problems.push(`${overflow} px wider than the window`)
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const small = new Set()
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement
    if (texts.currentNode.data.trim() === '' || element.closest('script, style, svg, math')) continue
    if (!element.checkVisibility({visibilityProperty: true}) || element.getBoundingClientRect().width < 2) continue
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    if (size < 12) small.add(`${size} px in ${nameOf(element.parentElement)} > ${nameOf(element)}`)
  }
  problems.push(...small)
  // A last line that is half full, on average. Short paragraphs tell too little.
  if (isWide)
    for (const paragraph of document.querySelectorAll('.story-body > p')) {
      const lines = Math.round(paragraph.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(paragraph).lineHeight))
      const characters = Math.round(paragraph.innerText.length / (lines - 0.5))
      if (lines >= 4 && (characters < 45 || characters > 80)) problems.push(`${characters} characters on a line of “${paragraph.innerText.slice(0, 30)}”`)
    }
  return problems
}
