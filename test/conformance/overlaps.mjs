// overlaps.mjs FILE.pdf…: no letter stands on one of another line, and none leaves its page, as MuPDF sees them.
import {execFileSync} from 'node:child_process'
import {basename} from 'node:path'
import {openChecks} from './checks.mjs'

const {check, finish} = openChecks()

/** How far two letters may reach into each other, as a part of the smaller one. */
const tolerated = 0.3

for (const path of process.argv.slice(2)) {
  const pages = pagesOf(path)
  const count = pages.reduce((sum, {letters}) => sum + letters.length, 0)
  const overlaps = problemOf(pages, overlapsOf)
  check(`${basename(path)}: ${count} letters apart`, count === 0 ? 'no letters' : overlaps)
  check(`${basename(path)}: on their pages`, problemOf(pages, strayOf))
}
finish()

/** The first few finds, with the page they are on. */
function problemOf(pages, find) {
  return pages
    .flatMap((page, index) => find(page).map(text => `page ${index + 1}: ${text}`))
    .slice(0, 4)
    .join('; ')
}

function pagesOf(path) {
  const xml = execFileSync('mutool', ['draw', '-q', '-F', 'stext', path], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return xml.split('<page ').slice(1).map(pageOf)
}

function pageOf(xml) {
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(xml)
  const letters = []
  let line = 0
  let size = 0
  for (const [tag, ...found] of xml.matchAll(
    /<line |<font [^>]*size="([\d.]+)"|<char quad="([-\d.]+) \S+ ([-\d.]+) [^"]*" x="[-\d.]+" y="([-\d.]+)"[^>]* c="([^"]*)"/g,
  )) {
    if (tag.startsWith('<line')) line++
    else if (tag.startsWith('<font')) size = Number(found[0])
    else letters.push(letterOf(found, {line, size}))
  }
  return {
    width: Number(width),
    height: Number(height),
    letters: letters.filter(({char, left, right}) => char.trim() !== '' && right > left),
  }
}

/** From a little under the baseline to the height of small letters: what fonts claim beyond that is often empty. */
function letterOf([, left, right, baseline, char], {line, size}) {
  const y = Number(baseline)
  return {
    line,
    char,
    left: Number(left),
    right: Number(right),
    top: y - 0.5 * size,
    bottom: y + 0.1 * size,
  }
}

function overlapsOf({letters}) {
  const found = []
  const sorted = letters.toSorted((a, b) => a.top - b.top)
  for (const [index, a] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const b = sorted[next]
      if (b.top >= a.bottom) break
      if (a.line === b.line) continue
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const height = Math.min(a.bottom, b.bottom) - b.top
      const part = Math.min(
        width / Math.min(a.right - a.left, b.right - b.left),
        height / Math.min(a.bottom - a.top, b.bottom - b.top),
      )
      if (part > tolerated) found.push(`“${a.char}” and “${b.char}” at ${a.left} ${a.bottom}`)
    }
  }
  return found
}

function strayOf({letters, width, height}) {
  return letters
    .filter(
      ({left, right, top, bottom}) =>
        left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5,
    )
    .map(({char, left, bottom}) => `“${char}” at ${left} ${bottom}`)
}
