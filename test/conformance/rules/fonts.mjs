// Fonts, as PDF/UA-1 (7.21) and PDF/A-2 (6.2.11) have the same rules for them. Names are veraPDF's.
import {readToUnicode} from '../read-pdf.mjs'
import {codesOf, list} from './document.mjs'
import {editContent} from './ua-document.mjs'

const both = (ua, a, rule) => [
  {...rule, id: `UA1:${ua}`},
  {...rule, id: `A2a:${a}`},
]

export const fontRules = [
  ...both('7.21.3.1-1', '6.2.11.3.1-1', {
    says: 'a composite font and its map of characters are of one system',
    problem: ({fonts}) =>
      list(fonts(), ({descendant}) => (descendant?.['/CIDSystemInfo'] === undefined ? 'no system' : '')),
    spoil: ({fonts}) => {
      delete fonts()[0].descendant['/CIDSystemInfo']
    },
  }),
  ...both('7.21.3.2-1', '6.2.11.3.2-1', {
    says: 'TrueType fonts say how characters find their glyphs',
    problem: ({fonts}) =>
      list(fonts(), ({descendant}) =>
        descendant?.['/Subtype'] === '/CIDFontType2' && descendant['/CIDToGIDMap'] === undefined ? 'no map' : '',
      ),
    spoil: ({fonts}) => {
      const {descendant} = fonts()[0]
      descendant['/Subtype'] = '/CIDFontType2'
      delete descendant['/CIDToGIDMap']
    },
  }),
  ...both('7.21.3.3-1', '6.2.11.3.3-1', {
    says: 'maps of characters are Identity or embedded',
    problem: ({fonts}) =>
      list(fonts(), ({entries}) => (/^\/Identity-[HV]$/.test(entries['/Encoding']) ? '' : String(entries['/Encoding']))),
    spoil: ({fonts}) => {
      fonts()[0].entries['/Encoding'] = '/UniJIS-UTF16-H'
    },
  }),
  ...both('7.21.4.1-1', '6.2.11.4.1-1', {
    says: 'every font is embedded',
    problem: ({fonts}) => list(fonts(), ({descriptor}) => (programOf(descriptor) ? '' : String(descriptor?.['/FontName']))),
    spoil: ({fonts}) => {
      const {descriptor} = fonts()[0]
      delete descriptor['/FontFile2']
      delete descriptor['/FontFile3']
    },
  }),
  ...both('7.21.4.1-2', '6.2.11.4.1-2', {
    says: 'every glyph that is shown is in its font',
    problem: document =>
      list(usesOf(document), ({font, codes}) => {
        const count = glyphCount(document, font)
        const lost = count === undefined ? undefined : codes.find(code => code >= count)
        return lost === undefined ? '' : `glyph ${lost} of ${count}`
      }),
    spoil: document => editGlyphCount(document),
  }),
  ...both('7.21.4.2-2', '6.2.11.4.2-2', {
    says: 'no font has a CIDSet, which would have to be complete',
    problem: ({fonts}) => list(fonts(), ({descriptor}) => (descriptor?.['/CIDSet'] ? 'one has' : '')),
    spoil: ({fonts}) => {
      fonts()[0].descriptor['/CIDSet'] = {}
    },
  }),
  ...both('7.21.5-1', '6.2.11.5-1', {
    says: 'widths are those of the font, within a thousandth of the size',
    problem: document =>
      list(usesOf(document), ({font, codes}) => {
        const widths = widthsOf(document, font.descendant)
        const own = advancesOf(document, font)
        const wrong = own && codes.find(code => Math.abs((widths.get(code) ?? 1000) - own(code)) > 1)
        return wrong === undefined ? '' : `glyph ${wrong}: ${widths.get(wrong)} and ${own(wrong)}`
      }),
    spoil: ({fonts, get}) => {
      for (const {descendant} of fonts()) {
        const widths = get(descendant['/W'])
        widths.forEach((item, index) => {
          if (Array.isArray(item)) widths[index] = item.map(width => width + 50)
        })
      }
    },
  }),
  ...both('7.21.7-1', '6.2.11.7.2-1', {
    says: 'every character that is shown has a Unicode text',
    problem: document =>
      list(usesOf(document), ({font, codes}) => {
        const map = unicodeOf(document, font.entries)
        const lost = codes.find(code => map?.[code] === undefined)
        return lost === undefined ? '' : `code ${lost}`
      }),
    spoil: ({fonts}) => {
      delete fonts()[0].entries['/ToUnicode']
    },
  }),
  ...both('7.21.7-2', '6.2.11.7.2-2', {
    says: 'no text is U+0000, U+FEFF or U+FFFE',
    problem: document =>
      list(usesOf(document), ({font, codes}) => {
        const map = unicodeOf(document, font.entries)
        const wrong = codes.find(code => /[\0\uFEFF\uFFFE]/.test(map?.[code] ?? ''))
        return wrong === undefined ? '' : `code ${wrong}`
      }),
    spoil: document => {
      for (const {entries} of document.fonts()) {
        const {stream} = document.file.objects[`obj:${entries['/ToUnicode']}`]
        const text = document.streamOf(entries['/ToUnicode']).toString('latin1')
        stream.data = Buffer.from(text.replace(/\[<[^\]]*\]/g, list => list.replace(/<[\w ]+>/g, '<0000>'))).toString(
          'base64',
        )
      }
    },
  }),
  ...both('7.21.8-1', '6.2.11.8-1', {
    says: 'no glyph is .notdef',
    problem: document => list(usesOf(document), ({codes}) => (codes.includes(0) ? 'code 0' : '')),
    spoil: document => editContent(document, text => text.replace(/ Tf\n/, ' Tf\n[<0000>] TJ\n')),
  }),
  {
    id: 'A2a:6.2.11.7.3-1',
    says: 'private characters have an actual text',
    problem: document =>
      list(document.shown(), ({painted, page}) => {
        const bare = painted.find(paint => {
          if (paint.font === undefined || paint.marks.some(({properties}) => properties.ActualText)) return false
          const map = unicodeOf(document, document.get(paint.font))
          return codesOf(paint).some(code => /\p{Co}/u.test(map?.[code] ?? ''))
        })
        return bare ? page.reference : ''
      }),
    spoil: document => {
      for (const {entries} of document.fonts()) {
        const {stream} = document.file.objects[`obj:${entries['/ToUnicode']}`]
        const text = document.streamOf(entries['/ToUnicode']).toString('latin1')
        stream.data = Buffer.from(text.replace(/\[<[^\]]*\]/g, list => list.replace(/<[\w ]+>/g, '<E000>'))).toString(
          'base64',
        )
      }
    },
  },
]

const programOf = descriptor => descriptor?.['/FontFile2'] ?? descriptor?.['/FontFile3'] ?? descriptor?.['/FontFile']

/** The codes that pages show of each font. */
function usesOf(document) {
  const codes = new Map(document.fonts().map(font => [font.reference, {font, codes: new Set()}]))
  for (const {painted} of document.shown()) {
    for (const paint of painted) {
      const use = codes.get(paint.font)
      if (use) for (const code of codesOf(paint)) use.codes.add(code)
    }
  }
  return [...codes.values()].map(({font, codes}) => ({font, codes: [...codes]}))
}

/** Bytes of a table of a TrueType font. */
function tableOf(document, {descriptor}, name) {
  const bytes = document.streamOf(descriptor?.['/FontFile2'])
  if (bytes === undefined) return undefined
  for (let index = 0; index < bytes.readUInt16BE(4); index++) {
    const at = 12 + 16 * index
    if (bytes.toString('latin1', at, at + 4) !== name) continue
    return bytes.subarray(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 8) + bytes.readUInt32BE(at + 12))
  }
  return undefined
}

const glyphCount = (document, font) => tableOf(document, font, 'maxp')?.readUInt16BE(4)

function editGlyphCount(document) {
  for (const {descriptor} of document.fonts()) {
    const reference = descriptor['/FontFile2']
    if (reference === undefined) continue
    const bytes = document.streamOf(reference)
    const table = tableOf({...document, streamOf: () => bytes}, {descriptor}, 'maxp')
    table.writeUInt16BE(1, 4)
    document.file.objects[`obj:${reference}`].stream.data = bytes.toString('base64')
  }
}

/** Advances in thousandths of the size, by glyph, which is the code (Identity). */
function advancesOf(document, font) {
  const head = tableOf(document, font, 'head')
  const metrics = tableOf(document, font, 'hmtx')
  const count = tableOf(document, font, 'hhea')?.readUInt16BE(34)
  if (!head || !metrics || !count) return undefined
  const scale = 1000 / head.readUInt16BE(18)
  return code => metrics.readUInt16BE(4 * Math.min(code, count - 1)) * scale
}

function widthsOf({get}, descendant) {
  const widths = new Map()
  const list = get(descendant['/W']) ?? []
  for (let at = 0; at < list.length; ) {
    const first = list[at]
    const next = get(list[at + 1])
    if (Array.isArray(next)) {
      next.forEach((width, index) => widths.set(first + index, width))
      at += 2
    } else {
      for (let code = first; code <= next; code++) widths.set(code, list[at + 2])
      at += 3
    }
  }
  return widths
}

const maps = new WeakMap()

function unicodeOf(document, entries) {
  if (entries['/ToUnicode'] === undefined) return undefined
  const known = maps.get(entries)
  if (known) return known
  const map = readToUnicode(document.streamOf(entries['/ToUnicode']).toString('latin1'))
  maps.set(entries, map)
  return map
}

