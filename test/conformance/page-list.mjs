// Page lists of e-books against the PDFs beside them, read again: page-list.mjs <dist>.
// As many entries as pages, each called as the PDF labels its page, and what follows a mark is what the page begins with.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import JSZip from 'jszip'
import {openChecks} from './checks.mjs'
import {readPage, readPdf, textOf} from './read-pdf.mjs'

const {check, finish} = openChecks()
const [dist] = process.argv.slice(2)
const books = readdirSync(dist, {recursive: true, encoding: 'utf8'})
  .filter(path => path.endsWith('.epub') && existsSync(join(dist, path.replace(/epub$/, 'pdf'))))
  .sort()

for (const path of books) {
  const pdf = readPdf(readFileSync(join(dist, path.replace(/epub$/, 'pdf'))))
  const book = await openBook(readFileSync(join(dist, path)))
  check(`${path}: pages are called as in the PDF`, differing(labelsOf(pdf), book.pages.map(page => page.label)))
  check(`${path}: each page begins with the words behind its mark`, wrongStarts(pdf, book))
  check(`${path}: NCX lists the same pages`, differing(book.pages.map(page => page.href), book.ncxPages))
  check(`${path}: every page has one mark`, wrongMarks(book))
}
finish()

/** The page list comes in reading order; where the e-book has a part elsewhere than print, so are its pages. */
function differing(expected, found) {
  const [one, other] = [expected, found].map(list => [...list].sort().join(' '))
  return one === other ? '' : `expected ${expected.join(' ')}, found ${found.join(' ')}`
}

function wrongMarks({pages, files}) {
  const marks = [...files.values()].flatMap(text => [...text.matchAll(/<span epub:type="pagebreak"[^>]* id="([^"]*)"/g)].map(match => match[1]))
  return differing(pages.map(({href}) => href.split('#')[1]), marks)
}

async function openBook(bytes) {
  const zip = await JSZip.loadAsync(bytes)
  const files = new Map()
  for (const [name, file] of Object.entries(zip.files)) {
    if (/\.(xhtml|ncx)$/.test(name)) files.set(name.replace('OEBPS/', ''), await file.async('string'))
  }
  const list = /<nav epub:type="page-list".*?<\/nav>/s.exec(files.get('toc.xhtml'))?.[0] ?? ''
  const pages = [...list.matchAll(/<a href="([^"]*)">([^<]*)</g)].map(([, href, label]) => ({href, label}))
  const targets = /<pageList>.*<\/pageList>/s.exec(files.get('toc.ncx'))?.[0] ?? ''
  return {files, pages, ncxPages: [...targets.matchAll(/src="([^"]*)"/g)].map(match => match[1])}
}

/** Labels of all pages, of the ranges that the catalog names. */
function labelsOf({catalog, get, pages}) {
  const ranges = get(catalog.PageLabels).Nums
  const starts = ranges.flatMap((value, i) => (i % 2 === 0 ? [{from: value, ...get(ranges[i + 1])}] : []))
  return pages.map((_, index) => {
    const {from, S, St = 1, P} = starts.findLast(range => range.from <= index)
    const number = St + index - from
    const prefix = P ? textOf(P) : ''
    if (S === undefined) return prefix
    return prefix + (S === '/D' ? String(number) : S === '/r' ? roman(number) : roman(number).toUpperCase())
  })
}

function roman(number) {
  const digits = {m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1}
  return Object.entries(digits).reduce((text, [digit, value]) => {
    const left = number - text.value
    const times = Math.floor(left / value)
    return {word: text.word + digit.repeat(times), value: text.value + times * value}
  }, {word: '', value: 0}).word
}

/** A page without text of its own is where the next one is. */
function wrongStarts(pdf, {files, pages}) {
  const texts = textsOfPages(pdf)
  const byNumber = new Map(pages.map(({href}) => [Number(/(\d+)$/.exec(href)[1]), href]))
  const wrong = texts.flatMap((text, index) => {
    const href = byNumber.get(index + 1) ?? ''
    const [file, id] = href.split('#')
    const page = withoutAddress(lettersOf(text), files.get(file), id)
    // Their second page and those behind it are at the first: no mark may stand among entries.
    if (page === '' || file === 'toc.xhtml') return []
    const behind = lettersBehind(files.get(file), id)
    return behind.slice(0, 60).includes(page.slice(0, 12)) || page.slice(0, 160).includes(behind.slice(0, 12))
      ? []
      : [`${index + 1} (${href}): ${page.slice(0, 40)} | ${behind.slice(0, 40)}`]
  })
  return wrong.slice(0, 4).join('; ')
}

/** A page without the address that stands in print for the player behind its mark. */
function withoutAddress(page, text, id) {
  const behind = text.slice(text.indexOf(`id="${id}"`)).slice(0, 2000)
  const player = /<(?:video|audio)\b[^>]*? id="([^"]*)"/.exec(behind)?.[1]
  const at = player === undefined ? -1 : page.slice(0, 200).indexOf(`#${player}`)
  return at < 0 ? page : page.slice(at + player.length + 1)
}

function lettersBehind(text, id) {
  const behind = text.slice(text.indexOf(`id="${id}"`))
  return lettersOf(
    behind
      .slice(behind.indexOf('>') + 1, 20_000)
      .replace(/<(math|svg|video|audio|sup class="note-call")\b.*?<\/(math|svg|video|audio|sup)>/gs, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&(lt|gt|amp|quot|apos);/g, (_, name) => ({lt: '<', gt: '>', amp: '&', quot: '"', apos: "'"})[name]),
  )
}

function lettersOf(text) {
  return text.normalize('NFKC').replace(/[\s\p{C}]/gu, '').toLowerCase()
}

/** What the flow has on each page, in the order of the tags: no notes, labels, formulas, nor what repeats. */
function textsOfPages(pdf) {
  const shown = new Map(pdf.pages.map(page => [page.number, readPage(pdf, page)]))
  const texts = new Map(pdf.pages.map(page => [page.number, '']))
  const take = (page, mcid) => texts.set(page, texts.get(page) + (shown.get(page)?.marked[mcid]?.text ?? ''))
  const walk = reference => {
    const {S, K, Pg} = pdf.get(reference)
    if (/^\/(Note|Lbl|Formula|Reference)$/.test(S)) return
    for (const kid of [K ?? []].flat()) {
      if (typeof kid === 'number') take(Pg.ref, kid)
      else if (kid.Type === '/MCR') take(kid.Pg.ref, kid.MCID)
      else if (kid.Type !== '/OBJR') walk(kid)
    }
  }
  walk(pdf.get(pdf.catalog.StructTreeRoot).K)
  return pdf.pages.map(({number}) => texts.get(number))
}
