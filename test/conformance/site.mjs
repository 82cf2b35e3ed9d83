// site.mjs DIST [SHOTS]: serve the published sample, open each page in headless Chromium at 390 px, and the first page of
// each kind and script at 390 and 1280 px, in light and dark: no axe violation, nothing wider than the window, no failed
// request, no script.
// With SHOTS, screenshots are kept there for people to look at.
import {existsSync, mkdirSync, readFileSync, readdirSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join, resolve} from 'node:path'
import {openBrowser} from './browser.mjs'
import {openChecks} from './checks.mjs'
import {serveSite} from './serve-site.mjs'

const dist = resolve(process.argv[2])
const shots = process.argv[3]
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const {check, finish} = openChecks()

const under = await serveSite(dist, '/press')
// The page for what is not found is shown under any address, so its links begin with the base path of the site's URL.
const root = await serveSite(dist, '')

const pages = readdirSync(dist, {recursive: true, encoding: 'utf8'})
  .filter(path => path.endsWith('.html'))
  .map(path => path.replaceAll('\\', '/'))
  .sort()

const browser = await openBrowser()
/** One page of each layout, design and direction. */
const kinds = [...new Map(pages.toReversed().map(path => {
  const html = readFileSync(join(dist, path), 'utf8')
  return [[/<html [^>]*dir="(\w+)"/, /<body class="([^"]*)"/, /<article [^>]*class="story ([^"]*)"/].map(part => part.exec(html)?.[1]).join(), path]
})).values()]
const rounds = [
  {scheme: 'light', width: 390, paths: pages},
  {scheme: 'light', width: 1280, paths: kinds},
  {scheme: 'dark', width: 390, paths: kinds},
  {scheme: 'dark', width: 1280, paths: kinds},
]
for (const {scheme, width, paths} of rounds) {
  const context = await browser.newContext({viewport: {width, height: 900}, colorScheme: scheme, bypassCSP: true})
  const page = await context.newPage()
  for (const path of paths) {
    const problems = []
    const failed = response => response.status() >= 400 && problems.push(`${response.status()} ${response.url()}`)
    page.on('response', failed)
    const address = path.replace(/index\.html$/, '')
    await page.goto((path === '404.html' ? root : under).origin + address, {waitUntil: 'load'})
    // Searching alone needs one; search.mjs tries it.
    const scripts = path === 'search/index.html' ? 1 : 0
    if ((await page.locator('script:not([type="application/ld+json"])').count()) !== scripts) problems.push('a script')
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (overflow > 0) problems.push(`${overflow} px wider than the window`)
    await page.addScriptTag({content: axe})
    const {violations} = await page.evaluate(() => globalThis.axe.run({resultTypes: ['violations']}))
    for (const {id, nodes} of violations) problems.push(`axe ${id} at ${nodes.map(node => node.target).slice(0, 3).join(' ')}`)
    page.off('response', failed)
    if (shots) {
      mkdirSync(shots, {recursive: true})
      await page.screenshot({path: join(shots, `${scheme}-${width}-${path.replaceAll('/', '_')}.png`), fullPage: true})
    }
    check(`${scheme} ${width} ${path}`, problems.join('; '))
  }
  await context.close()
}

const dead = pages.flatMap(path => deadLinks(path))
check(`every link of ${pages.length} pages leads somewhere`, dead.slice(0, 10).join(', '))
await browser.close()
under.server.close()
root.server.close()
finish()

function deadLinks(path) {
  const html = readFileSync(join(dist, path), 'utf8')
  const sets = [...html.matchAll(/\ssrcset="([^"]*)"/g)].flatMap(match => match[1].split(', ').map(one => one.split(' ')[0]))
  const hrefs = [...[...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(match => match[1].replaceAll('&amp;', '&')), ...sets]
  return hrefs.filter(href => !/^(https?:|mailto:|tel:|data:)/.test(href)).flatMap(href => {
    const url = new URL(href, `http://localhost/${path}`)
    // The page for what is not found stands anywhere, so its links start from the site's root.
    const file = join(dist, decodeURIComponent(url.pathname))
    const target = existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file
    if (!existsSync(target)) return [`${path} → ${href}`]
    const id = decodeURIComponent(url.hash.slice(1))
    if (id === '' || !target.endsWith('.html')) return []
    return readFileSync(target, 'utf8').includes(`id="${id.replaceAll('&', '&amp;')}"`) ? [] : [`${path} → ${href}`]
  })
}
