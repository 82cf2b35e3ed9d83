// Every EPUB given on the command line, its pages shown as reading systems show them: on white, on sepia and at night.
// Text must stand out from its ground by 4.5 to 1 (axe, color-contrast), and no page be wider than its window.
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import JSZip from 'jszip'
import {chromium} from 'playwright-core'
import {openChecks} from './checks.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const {check, finish} = openChecks()

/** Text, ground and links, as Apple Books and Kobo have them. */
const themes = {
  light: ['#000000', '#ffffff', '#0645ad'],
  sepia: ['#4f321c', '#f8f1e3', '#0b4a8f'],
  night: ['#d8d8d8', '#121212', '#8ab4f8'],
}

const folder = mkdtempSync(join(tmpdir(), 'octavo-colors-'))
const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']})
try {
  for (const path of process.argv.slice(2)) check(path, (await problemsOf(path)).slice(0, 5).join(' | '))
} finally {
  await browser.close()
  rmSync(folder, {recursive: true, force: true})
}
finish()

async function problemsOf(path) {
  const out = mkdtempSync(join(folder, 'book-'))
  const zip = await JSZip.loadAsync(readFileSync(path))
  for (const [name, file] of Object.entries(zip.files)) {
    if (file.dir) continue
    mkdirSync(dirname(join(out, name)), {recursive: true})
    writeFileSync(join(out, name), await file.async('nodebuffer'))
  }
  const pages = Object.keys(zip.files).filter(name => /\/(chapter-00[1-3]|titlepage|colophon|toc)\.xhtml$/.test(name))
  const page = await browser.newPage({viewport: {width: 420, height: 640}})
  const problems = []
  for (const name of pages) {
    for (const [theme, [text, ground, link]] of Object.entries(themes)) {
      await page.goto(`file://${join(out, name)}`)
      await page.evaluate(
        ([text, ground, link]) => {
          const style = document.createElementNS('http://www.w3.org/1999/xhtml', 'style')
          style.textContent = `html, body {color: ${text}; background-color: ${ground}} a:link, a:visited {color: ${link}}`
          document.head.prepend(style)
        },
        [text, ground, link],
      )
      problems.push(...(await contrastProblems(page)).map(problem => `${name} ${theme} ${problem}`))
    }
  }
  await page.close()
  return problems
}

async function contrastProblems(page) {
  await page.addScriptTag({content: axe})
  const {violations} = await page.evaluate(() =>
    globalThis.axe.run({runOnly: ['color-contrast'], resultTypes: ['violations']}),
  )
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  return [
    ...violations.flatMap(({nodes}) =>
      nodes.map(({target, any}) => `${target}: ${any[0]?.data?.contrastRatio}`),
    ),
    ...(width > 420 ? [`is ${width} px wide in a window of 420`] : []),
  ]
}
