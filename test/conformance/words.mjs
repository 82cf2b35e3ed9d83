// words.mjs DIST: no word is lost and none changes place. The words of each sample document, in order, are found in its
// web page and, as pdftotext reads it, in its PDF; so are those of each of its notes. What stands between them there
// (running heads, folios, notes at the foot of a page) is passed over. A formula is drawn in a PDF: there its words are in
// its tag.
import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {mathText} from '../../build/modules/document/math-text.js'
import {openChecks} from './checks.mjs'
import {openSample} from './open-sample.mjs'
import {blockRoles, readPdf, readTags, taggedText, textOf as text} from './read-pdf.mjs'

const dist = resolve(process.argv[2])
const {check, finish} = openChecks()

const inline = new Set(
  'a abbr b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(' '),
)
const inlineTags = new RegExp(`</?(?:${[...inline].join('|')})(?:\\s[^>]*)?>`, 'g')

/** What is counted, and what references call it: "Figure 5.1 (p. 22)". */
const counted = /^(?:\p{N}+|p|figures?|tables?|equations?|listings?|sections?|شكل|جدول|ص)$/u

const publication = await openSample(dist)
const {stories, books, issues} = publication

for (const story of stories) {
  compare(`${story.path}index.html`, [story], () => htmlWords(story.path))
  compareWork(story, [story])
}
for (const book of books) {
  compareWork(book, [book, ...book.chapters])
  for (const chapter of book.chapters) {
    compare(`${chapter.path}index.html`, [chapter], () => htmlWords(chapter.path))
  }
}
for (const issue of issues) compareWork(issue, [issue, ...issue.stories])

finish()

/** Each part of a work is looked for by itself: parts of both directions may stand in one file. */
function compareWork(work, entries) {
  for (const entry of entries) {
    const part = entry === work ? '' : ` (${entry.document.path})`
    const name = `${work.path}${work.slug}.pdf${part}`
    const {dir, frontmatter} = entry.document
    // pdftotext loses its way where words of two directions stand in columns, and where right-to-left ones stand around
    // something drawn: there the tags are read.
    const isCut = dir === 'rtl' && formulasOf(entry.document.body).length > 0
    const isMixed = /\p{Script=Arabic}/u.test(textOf(entry.document.body, 'print'))
    const isColumns = isMixed && (work.type === 'issue' || frontmatter.design === 'feature')
    compare(name, [entry], () => once(isColumns || isCut ? tagReading : readings, work), {textIn: textWithoutFormulas, work})
    checkFormulas(name, entry.document, once(alternatives, work))
    checkOnce(name, entry.document, once(tagsWithoutNotes, work))
    // Right-to-left words, of which poppler gives the letters from left to right here, are left out.
    if (dir === 'ltr') checkOnce(`${name} by pdfinfo`, entry.document, once(structureText, work), isLeftToRight)
  }
}

/** What a reading gives for a work: poppler takes its time for long ones. */
function once(read, work) {
  const known = read.known ?? new Map()
  read.known = known
  if (!known.has(work)) known.set(work, read(work))
  return known.get(work)
}

function compare(name, entries, read, {textIn = webText, work} = {}) {
  const found = read()
  const ways = Array.isArray(found) ? [found] : [found.raw, found.layout]
  const problemOf = words =>
    ways.map(way => missing(words, way)).reduce((a, b) => (a && b ? a : '')) && byTags(words)
  // A row that is cut over pages has each cell on both: only tags can tell what is read first.
  const byTags = words => (work ? missing(words, once(tagReading, work)) : 'no tags')
  const body = entries.flatMap(({document}) => wordsOf(textIn(document.body)))
  if (body.length > 0) check(`${name}: ${body.length} words in order`, problemOf(body))
  for (const {document} of entries) {
    for (const {key, children} of document.notes) {
      check(`${name}: note ${key}`, problemOf(wordsOf(textIn({children}))))
    }
  }
}

/** The first word of `wanted` that does not follow those before it; empty when all do. */
function missing(wanted, found) {
  let at = 0
  for (const [index, word] of wanted.entries()) {
    const next = placeOf(word, found, at)
    if (next < 0) {
      return `lost “${word}” after “${wanted.slice(Math.max(0, index - 6), index).join(' ')}”`
    }
    at = next + 1
  }
  return ''
}

/** Where a word stands, whole or, over the end of a page, in two parts of which the first ends with a hyphen. */
function placeOf(word, found, from) {
  const whole = found.indexOf(word, from)
  const limit = whole < 0 ? found.length : whole
  for (let at = from; at < limit; at++) {
    const part = found[at]
    if (!part.endsWith('\u00ad') || !word.startsWith(part.slice(0, -1))) continue
    if (found.slice(at + 1, at + 400).includes(word.slice(part.length - 1))) return at
  }
  return whole
}

/**
 * Text of a tree as an output has it; blocks and cells do not run into each other, and a call of a note says nothing.
 * What a reference says is counted, as the numbers of captions are.
 */
function textOf({type, value, tagName, properties, children}, target) {
  if (type === 'text') return value
  if (properties?.dataNote !== undefined) return ''
  if (properties?.dataReference !== undefined) return ' '
  if (properties?.dataOnly !== undefined && !properties.dataOnly.split(' ').includes(target)) return ''
  const text = (children ?? []).map(child => textOf(child, target)).join('')
  return inline.has(tagName) ? text : ` ${text} `
}

function webText(tree) {
  return textOf(tree, 'web')
}

function textWithoutFormulas(tree) {
  return textOf(withoutFormulas(tree), 'print')
}

function withoutFormulas({children, ...node}) {
  if (node.tagName === 'math') return {type: 'text', value: ' '}
  return children ? {...node, children: children.map(withoutFormulas)} : node
}

/** Each formula of the body, in order, by what its tag says. */
function checkFormulas(name, {body}, found) {
  const wanted = formulasOf(body)
  if (wanted.length > 0) check(`${name}: ${wanted.length} formulas`, missing(wanted, found))
}

function formulasOf({tagName, children = [], ...node}) {
  return tagName === 'math' ? [mathText({children, ...node})] : children.flatMap(formulasOf)
}

/** What the formulas of a PDF say, in the order of its tags. */
function alternatives({path, slug}) {
  const read = ({role, kids, entries}) =>
    role === 'Formula' ? [text(entries.Alt)] : kids.flatMap(read)
  return read(readTags(readPdf(readFileSync(join(dist, path, `${slug}.pdf`)))))
}

/** Letters and digits of any script, in one form: without joiners, vowel signs and the like. */
function wordsOf(text) {
  return text
    .normalize('NFKD')
    .replace(/[\u200b-\u200f\u2060\u2066-\u2069\u0640]|\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\u00ad]+/u)
    .filter(word => word !== '')
}

/** Read in one pass: what a reference stands for is no part of another. */
const named = {lt: '<', gt: '>', quot: '"', amp: '&'}

function htmlWords(path) {
  const html = readFileSync(join(dist, path, 'index.html'), 'utf8')
  const text = html
    .replace(inlineTags, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#x([0-9a-f]+)|(lt|gt|quot|amp));/gi, (_, code, name) =>
      name ? named[name] : String.fromCodePoint(Number.parseInt(code, 16)),
    )
  return wordsOf(text)
}

/**
 * Two readings: left-to-right text stands in the file in the order in which it is read, right-to-left text is put into
 * order by pdftotext's own layout.
 */
function readings({path, slug}) {
  const file = join(dist, path, `${slug}.pdf`)
  const read = (...args) =>
    wordsOf(execFileSync('pdftotext', [...args, file, '-'], {encoding: 'utf8', maxBuffer: 1 << 28}))
  return {raw: read('-raw'), layout: read()}
}

function tagReading({path, slug}) {
  return wordsOf(taggedText(readPdf(readFileSync(join(dist, path, `${slug}.pdf`)))))
}

/** The words of the tags, without notes. */
function tagsWithoutNotes({path, slug}) {
  const read = ({role, text, kids}) => {
    if (role === 'Note') return ''
    if (kids.length === 0) return text
    const inner = kids.map(read).join('')
    return blockRoles.test(role) ? `\n${inner}\n` : inner
  }
  const pdf = readPdf(readFileSync(join(dist, path, `${slug}.pdf`)))
  return wordsOf(read(readTags(pdf)).replaceAll('\u00AD', ''))
}

/** The body stands in the tags word by word, once; what is counted (items, headings, notes, figures) may stand between. */
function checkOnce(name, document, words, isMeant = () => true) {
  const wanted = wordsOf(textWithoutFormulas(withAddresses(document))).filter(isMeant)
  const found = words.filter(isMeant)
  if (wanted.length === 0) return
  const matches = matchesOf(wanted, found)
  const whole = matches.filter(({length}) => length === wanted.length).length
  const best = matches.toSorted((one, other) => other.length - one.length)[0] ?? {length: 0, at: 0}
  const after = wanted.slice(Math.max(0, best.length - 4), best.length + 1).join(' ')
  const seen = found.slice(best.at, best.at + 4).join(' ')
  const problem = whole > 0 ? `found ${whole} times` : `“${after}” expected, “${seen}” found`
  check(`${name}: ${wanted.length} words once`, whole === 1 ? '' : problem)
}

/** A body with the address that is printed in place of each player. */
function withAddresses({path, body}) {
  const page = new URL(encodeURI(publication.entries.get(path).path), publication.config.url)
  const printed = node => {
    if (node.tagName === 'video' || node.tagName === 'audio')
      return {type: 'text', value: `${page.host}${page.pathname}#${node.properties.id}`}
    return node.children ? {...node, children: node.children.map(printed)} : node
  }
  return printed(body)
}

/** Where the first of the words stands, and how many of them follow each other there. */
function matchesOf(wanted, found) {
  const matches = []
  for (let start = found.indexOf(wanted[0]); start >= 0; start = found.indexOf(wanted[0], start + 1)) {
    let length = 0
    let at = start
    for (; length < wanted.length && at < found.length; at++) {
      if (found[at] === wanted[length]) length++
      else if (!counted.test(found[at])) break
    }
    matches.push({at, length})
  }
  return matches
}

/** The words of the tags as poppler reads them, without notes: quoted, each element indented under its parent. */
function structureText({path, slug}) {
  const file = join(dist, path, `${slug}.pdf`)
  const lines = execFileSync('pdfinfo', ['-struct-text', file], {encoding: 'utf8', maxBuffer: 1 << 28}).split('\n')
  let text = ''
  let note = Number.POSITIVE_INFINITY
  for (const line of lines) {
    const indent = line.search(/\S/)
    if (indent <= note) note = Number.POSITIVE_INFINITY
    const quoted = /^\s*"(.*)"$/.exec(line)?.[1]
    if (quoted === undefined) {
      if (/^\s*Note\b/.test(line)) note = Math.min(note, indent)
      if (!/\(inline\)|^\s*\/|^\s*(Span|Em|Strong|Link|Code|Quote|Reference)\b/.test(line)) text += '\n'
    } else if (note === Number.POSITIVE_INFINITY) text += quoted
  }
  return wordsOf(text.replaceAll('\u00AD', ''))
}

function isLeftToRight(word) {
  return !/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(word)
}
