// reading.mjs DIST: the published sample without a mouse, in colors of the reader's own, and on paper: what axe cannot see.
import {readFileSync, readdirSync} from 'node:fs'
import {execFileSync} from 'node:child_process'
import {join, resolve} from 'node:path'
import {openBrowser} from './browser.mjs'
import {openChecks} from './checks.mjs'
import {serveSite} from './serve-site.mjs'

const dist = resolve(process.argv[2])
const {check, finish} = openChecks()
const {server, origin} = await serveSite(dist, '/press')
const browser = await openBrowser()
const page = await browser.newPage({viewport: {width: 390, height: 800}})

const pages = readdirSync(dist, {recursive: true, encoding: 'utf8'}).filter(path => path.endsWith('index.html')).sort()
const html = path => readFileSync(join(dist, path), 'utf8')
const oneIn = dir => pages.find(path => html(path).includes(`dir="${dir}">\n<head>`) && html(path).includes('class="table-scroll"') && html(path).includes('class="related"'))

for (const dir of ['ltr', 'rtl']) {
  const path = oneIn(dir)
  if (!path) {
    check(`a ${dir} story with a table`, 'there is none')
    continue
  }
  await page.goto(origin + path.replace(/index\.html$/, ''))
  await page.keyboard.press('Tab')
  check(`${path}: the first stop of the keyboard is a way past the navigation, and it is seen`, await page.evaluate(() => {
    const {left, right, top} = document.activeElement.getBoundingClientRect()
    return document.activeElement.matches('.skip') && left >= 0 && right <= innerWidth && top >= 0 ? '' : document.activeElement.outerHTML
  }))
  await page.keyboard.press('Enter')
  check(`${path}: it leads into the text`, await page.evaluate(() => (document.activeElement.id === 'main' ? '' : document.activeElement.outerHTML)))

  // Narrower than any of its tables.
  await page.setViewportSize({width: 120, height: 800})
  const moved = await page.evaluate(async key => {
    const wide = [...document.querySelectorAll('.table-scroll')].find(one => one.scrollWidth > one.clientWidth)
    wide?.focus()
    return {wide: Boolean(wide), focused: document.activeElement === wide, outline: wide && getComputedStyle(wide).outlineStyle}
  })
  await page.keyboard.press(dir === 'ltr' ? 'ArrowRight' : 'ArrowLeft')
  await page.waitForTimeout(400)
  const scrolled = await page.evaluate(() => Math.abs(document.activeElement.scrollLeft))
  check(`${path}: a wide table has the focus and scrolls by keys`, moved.wide && moved.focused && scrolled > 0 ? '' : JSON.stringify({...moved, scrolled}))
  await page.setViewportSize({width: 390, height: 800})

  const stops = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
    .filter(element => element.tabIndex >= 0 && element.checkVisibility())
    .filter(element => {
      element.focus({focusVisible: true})
      return getComputedStyle(element).outlineStyle === 'none'
    })
    .map(element => element.outerHTML.slice(0, 80)))
  check(`${path}: every stop shows that it has the focus`, stops.slice(0, 3).join(', '))

  await page.emulateMedia({forcedColors: 'active', reducedMotion: 'reduce'})
  check(`${path}: in colors of the reader's own nothing lies over the words`, await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(element => getComputedStyle(element).backgroundImage !== 'none')
      .map(element => element.className)
      .join(', ')))
  check(`${path}: nothing moves by itself`, await page.evaluate(() =>
    document.getAnimations().length === 0 && getComputedStyle(document.documentElement).scrollBehavior === 'auto' ? '' : 'it does'))
  await page.emulateMedia({forcedColors: 'none', reducedMotion: 'no-preference'})

  const paper = await page.pdf({preferCSSPageSize: true})
  const text = execFileSync('pdftotext', ['-', '-'], {input: paper, encoding: 'utf8', maxBuffer: 1 << 26})
  const related = /<h2 class="shelf-title" id="related">([^<]*)</.exec(html(path))?.[1]
  check(`${path}: on paper there is the story without the ways that lead elsewhere`, text.length > 1000 && !text.includes(related) && !text.includes('JSON Feed') ? '' : text.slice(0, 200))
}

await browser.close()
server.close()
finish()
