// PDF files against Debian's tools and against the rules of PDF/UA-1 that can be read off their objects.
// pdf.mjs [--text words.txt] <files…>: with --text, each file must hold the words of that file, in order.
import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {basename} from 'node:path'
import {openChecks} from './checks.mjs'
import {readPage, readPdf, readTags, taggedText, textOf} from './read-pdf.mjs'

/** Each gives what is wrong, or nothing. */
const rules = {
  'is PDF 1.7': pdf => !pdf.source.startsWith('%PDF-1.7\n') && pdf.source.slice(0, 8),
  'the catalog is marked, titled and has a language': ({catalog, get}) =>
    missing({
      Marked: get(catalog.MarkInfo)?.Marked,
      DisplayDocTitle: get(catalog.ViewerPreferences)?.DisplayDocTitle,
      Lang: catalog.Lang,
      StructTreeRoot: catalog.StructTreeRoot,
      PageLabels: catalog.PageLabels,
      Metadata: catalog.Metadata,
    }),
  'XMP says PDF/UA-1 and the title': ({catalog, stream}) => {
    const xmp = stream(catalog.Metadata).toString()
    return missing({
      part: xmp.includes('<pdfuaid:part>1</pdfuaid:part>'),
      title: /<dc:title>.*<rdf:li xml:lang="x-default">[^<]+</.test(xmp),
    })
  },
  'every page has boxes, tabs by structure and a parent tree key': ({pages}) =>
    list(pages, (page, i) =>
      page.MediaBox && page.TrimBox && page.Tabs === '/S' && page.StructParents === i
        ? undefined
        : `page ${i + 1}`,
    ),
  'no page has a UserUnit': ({source}) => source.includes('/UserUnit') && 'UserUnit',
  'all that pages show is content or an artifact': pdf =>
    list(pdf.pages, (page, i) => {
      const {strays, unclosed} = readPage(pdf, page)
      return strays.length === 0 && unclosed === 0
        ? undefined
        : `page ${i + 1}: ${JSON.stringify(strays)}, ${unclosed} open`
    }),
  'no character is unknown': pdf =>
    list(pdf.pages, (page, i) => {
      const {marked, artifacts} = readPage(pdf, page)
      const text = [...marked.map(mark => mark.text), ...artifacts].join('')
      return /[\uFFFD\0]/.test(text) ? `page ${i + 1}: ${text.slice(0, 60)}` : undefined
    }),
  'every marked content belongs to one element, and back': pdf => {
    const root = pdf.get(pdf.catalog.StructTreeRoot)
    const tree = numberTree(pdf.get(root.ParentTree))
    return list(pdf.pages, (page, i) => {
      const {marked} = readPage(pdf, page)
      const parents = pdf.get(tree.get(i)) ?? []
      const lost = marked.findIndex((_, mcid) => !holds(pdf, parents[mcid], page.number, mcid))
      return lost >= 0 || parents.length !== marked.length ? `page ${i + 1}: ${lost}` : undefined
    })
  },
  'every annotation says what it is and has its element': pdf => {
    const tree = numberTree(pdf.get(pdf.get(pdf.catalog.StructTreeRoot).ParentTree))
    return list(annotationsOf(pdf), ({page, reference, annotation}) => {
      const element = pdf.get(tree.get(annotation.StructParent))
      const object = [element?.K].flat().find(kid => kid?.Obj?.ref === reference)
      return annotation.Contents?.bytes && element?.S === '/Link' && object?.Pg.ref === page
        ? undefined
        : `object ${reference}`
    })
  },
  'every link inside the document arrives': ({catalog, get, ...pdf}) => {
    const names = get(get(get(catalog.Names)?.Dests)?.Names) ?? []
    const keys = names.filter((_, i) => i % 2 === 0).map(({bytes}) => bytes)
    const sorted = keys.every((key, i) => i === 0 || keys[i - 1] < key)
    if (!sorted) return 'names are out of byte order'
    return list(annotationsOf({get, ...pdf}), ({annotation}) => {
      const action = get(annotation.A)
      return action.S === '/GoTo' && !keys.includes(action.D.bytes) ? action.D.bytes : undefined
    })
  },
  'the outline counts its entries and leads to pages': ({catalog, get, pages}) => {
    if (!catalog.Outlines) return undefined
    const numbers = new Set(pages.map(page => page.number))
    const wrong = []
    const count = entry => {
      let shown = 0
      for (let kid = get(entry.First); kid; kid = get(kid.Next)) {
        const inside = count(kid)
        if (Math.abs(kid.Count ?? 0) !== inside) wrong.push(textOf(kid.Title))
        if (!numbers.has(kid.Dest[0].ref)) wrong.push(textOf(kid.Title))
        shown += 1 + (kid.Count > 0 ? inside : 0)
      }
      return shown
    }
    const outline = get(catalog.Outlines)
    return outline.Count === count(outline) ? wrong.join(', ') : 'Count of the root'
  },
  'headings leave no level out': pdf => {
    const levels = elementsOf(pdf)
      .map(({role}) => Number(/^H(\d)$/.exec(role)?.[1]))
      .filter(Boolean)
    const skip = levels.findIndex((level, i) => level > (levels[i - 1] ?? 0) + 1)
    return skip >= 0 && `H${levels[skip]} after ${levels[skip - 1] ?? 'nothing'}`
  },
  'figures have words, notes have an ID': pdf =>
    list(elementsOf(pdf), ({role, entries}) =>
      (role === 'Figure' || role === 'Formula') && !entries.Alt?.bytes
        ? role
        : role === 'Note' && !entries.ID
          ? role
          : undefined,
    ),
  'lists, tables and contents hold what they should': pdf =>
    list(elementsOf(pdf), ({role, kids}) => {
      const allowed = kidsOf[role]
      const odd = allowed && kids.find(kid => !allowed.includes(kid.role))
      return odd ? `${odd.role || 'content'} in ${role}` : undefined
    }),
}

const kidsOf = {
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
  Table: ['Caption', 'THead', 'TBody', 'TFoot', 'TR'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  TOC: ['TOC', 'TOCI', 'Caption'],
}

const {check, finish} = openChecks()
const args = process.argv.slice(2)
const expected = args[0] === '--text' ? readFileSync(args.splice(0, 2)[1], 'utf8') : undefined

for (const path of args) {
  const of = rule => `${basename(path)}: ${rule}`
  check(of('qpdf finds no error'), complaint('qpdf', '--check', path))
  check(of('every font is embedded, subset and has ToUnicode'), fontsOf(path))
  check(of('no page has lost its text'), tool('pdftotext', path, '-').trim() === '' && 'no text')
  const pdf = readPdf(readFileSync(path))
  for (const [rule, problem] of Object.entries(rules)) check(of(rule), problem(pdf))
  if (expected !== undefined) check(of('holds the words in order'), differing(pdf, expected))
}
finish()

function list(things, problem) {
  return things.map(problem).filter(Boolean).slice(0, 5).join('; ')
}

function missing(entries) {
  return Object.keys(entries)
    .filter(key => !entries[key])
    .join(', ')
}

function numberTree({Nums}) {
  return new Map(Nums.flatMap((key, i) => (i % 2 === 0 ? [[key, Nums[i + 1]]] : [])))
}

function holds(pdf, reference, page, mcid) {
  const element = pdf.get(reference)
  return [element?.K].flat().some(kid =>
    typeof kid === 'number'
      ? kid === mcid && element.Pg.ref === page
      : kid?.MCID === mcid && kid.Pg.ref === page,
  )
}

function annotationsOf(pdf) {
  return pdf.pages.flatMap(page =>
    (pdf.get(page.Annots) ?? []).map(({ref}) => ({
      page: page.number,
      reference: ref,
      annotation: pdf.get({ref}),
    })),
  )
}

function elementsOf(pdf) {
  const all = []
  const walk = element => {
    if (element.role !== '') all.push(element)
    element.kids.forEach(walk)
  }
  walk(readTags(pdf))
  return all
}

function tool(name, ...options) {
  return execFileSync(name, options, {encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe'})
}

function complaint(name, ...options) {
  try {
    tool(name, ...options)
    return ''
  } catch (error) {
    return `${error.stdout}${error.stderr}`
  }
}

function fontsOf(path) {
  const rows = tool('pdffonts', path).split('\n').slice(2).filter(Boolean)
  return rows.filter(row => !/ yes yes yes +\d+ +0$/.test(row)).join('; ')
}

function differing(pdf, text) {
  const words = wordsOf(text)
  const found = wordsOf(taggedText(pdf))
  let at = 0
  for (const word of words) {
    const next = found.indexOf(word, at)
    if (next < 0) return `“${word}” is missing after “${found.slice(Math.max(0, at - 5), at).join(' ')}”`
    at = next + 1
  }
  return ''
}

const wordsOf = text => text.normalize('NFKC').split(/[\s\u200B]+/).filter(Boolean)
