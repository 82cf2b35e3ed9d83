import {expect, test} from 'vitest'
import type {BlockBox} from '../../../src/paged/boxes/box.ts'
import {draw} from '../../../src/paged/draw/draw.ts'
import type {Page} from '../../../src/paged/layout/fragment.ts'
import {dumpTags, readPage, readPdf, taggedText, textOf} from '../../conformance/read-pdf.mjs'
import {
  around,
  blocks,
  inline,
  inlines,
  line,
  page,
  pageStyle,
  part,
  piece,
  run,
  styled,
  text,
  vazirmatn,
} from './by-hand.ts'

const info = {
  title: 'Cats & <Dogs>',
  authors: ['Ada Lovelace', 'دوست'],
  subject: undefined,
  keywords: ['pets'],
  lang: 'en',
  direction: 'ltr',
  identifier: undefined,
  source: undefined,
  publisher: undefined,
  rights: undefined,
  producer: 'Octavo',
  created: new Date('2026-01-02T03:04:05Z'),
  modified: new Date('2026-01-02T03:04:05Z'),
} as const

const drawn = async (root: BlockBox, pages: readonly Page[]) =>
  readPdf(await draw({root, pages, picture: () => undefined}, info))

/** A heading on the first page; a paragraph over both, with a link out of the document and one inside. */
function sample() {
  const title = text('Of cats')
  const h1 = inlines('h1', [title])
  const start = text('They purr at ')
  const words = text('home')
  const out = inline('a', [words], {properties: {href: 'https://example.org/é(1)'}})
  const more = text(', and somewhere else, see ')
  const back = text('above')
  const inside = inline('a', [back], {properties: {href: '#of-cats'}})
  const lost = text(' or below')
  const nowhere = inline('a', [lost], {properties: {href: 'javascript:alert(1)'}})
  const p = inlines('p', [start, out, more, inside, nowhere])
  const root = blocks('html', [blocks('body', [h1, p])])
  const pages = [
    page(0, {
      folio: 'i',
      content: [
        part(h1, 20, [line(20, [piece(title, 20, run('Of cats', {size: 16}))])]),
        part(p, 40, [
          line(40, [
            piece(start, 20, run('They purr at ', {stretch: 3})),
            around(out, [piece(words, 90, run('home'))]),
            piece(more, 120, run(', and some')),
            piece(more, 165, run('-', {addedHyphen: true})),
          ]),
        ]),
      ],
      destinations: [{id: 'of-cats', x: 20, y: 20}],
      bookmarks: [{level: 1, label: 'Of cats', open: true, x: 20, y: 20}],
    }),
    page(1, {
      number: 1,
      folio: '1',
      style: {...pageStyle, bleed: 9, marks: {crop: true, cross: false}},
      content: [
        part(p, 20, [
          line(20, [
            piece(more, 20, run('where else, see ')),
            around(inside, [piece(back, 120, run('above'))]),
            around(nowhere, [piece(lost, 150, run(' or below'))]),
          ]),
        ]),
      ],
      bookmarks: [
        {level: 2, label: 'Inside', open: false, x: 20, y: 20},
        {level: 3, label: 'Hidden', open: true, x: 20, y: 30},
        {level: 1, label: 'Après', open: true, x: 20, y: 40},
      ],
    }),
  ]
  return {root, pages}
}

test('tags follow the document over pages; links have their object; text comes back whole', async () => {
  const {root, pages} = sample()
  const pdf = await drawn(root, pages)
  expect(dumpTags(pdf)).toMatchInlineSnapshot(`
    "Document
      H1
        "Of cats"
      P
        "They purr at "
        Link
          "home"
        ", and some­"
        "where else, see "
        Link
          "above"
        " or below"
    "
  `)
  expect(taggedText(pdf).trim().split('\n')).toMatchInlineSnapshot(`
    [
      "Of cats",
      "",
      "They purr at home, and somewhere else, see above or below",
    ]
  `)
  for (const shown of pdf.pages.map(one => readPage(pdf, one))) {
    expect(shown.strays).toEqual([])
    expect(shown.unclosed).toBe(0)
  }
})

test('pages have boxes, labels, tab order; links out and inside are encoded', async () => {
  const {root, pages} = sample()
  const pdf = await drawn(root, pages)
  expect(
    pdf.pages.map(({MediaBox, TrimBox, BleedBox, Tabs}) => ({MediaBox, TrimBox, BleedBox, Tabs})),
  ).toMatchInlineSnapshot(`
    [
      {
        "BleedBox": undefined,
        "MediaBox": [
          0,
          0,
          200,
          100,
        ],
        "Tabs": "/S",
        "TrimBox": [
          0,
          0,
          200,
          100,
        ],
      },
      {
        "BleedBox": [
          18,
          18,
          236,
          136,
        ],
        "MediaBox": [
          0,
          0,
          254,
          154,
        ],
        "Tabs": "/S",
        "TrimBox": [
          27,
          27,
          227,
          127,
        ],
      },
    ]
  `)
  expect(pdf.get(pdf.catalog.PageLabels).Nums).toMatchInlineSnapshot(`
    [
      0,
      {
        "S": "/r",
      },
      1,
      {
        "S": "/D",
      },
    ]
  `)
  const links = pdf.pages.flatMap(one => (one.Annots ?? []).map(pdf.get))
  expect(
    links.map(({A, Contents}) => [textOf(Contents), A.URI?.bytes ?? A.D.bytes]),
  ).toMatchInlineSnapshot(`
    [
      [
        "home",
        "https://example.org/%C3%A9(1)",
      ],
      [
        "above",
        "d000000",
      ],
    ]
  `)
})

test('the outline nests by level and counts what is open', async () => {
  const {root, pages} = sample()
  const pdf = await drawn(root, pages)
  const outline = pdf.get(pdf.catalog.Outlines)
  const first = pdf.get(outline.First)
  const inside = pdf.get(first.First)
  const last = pdf.get(outline.Last)
  expect(
    [outline, first, inside, last].map(({Title, Count}) => [Title && textOf(Title), Count]),
  ).toMatchInlineSnapshot(`
    [
      [
        undefined,
        3,
      ],
      [
        "Of cats",
        1,
      ],
      [
        "Inside",
        -1,
      ],
      [
        "Après",
        undefined,
      ],
    ]
  `)
  expect(first.Dest.slice(1)).toEqual(['/XYZ', 20, 80, null])
})

test('metadata is escaped and the same input gives the same bytes', async () => {
  const {root, pages} = sample()
  const pdf = await drawn(root, pages)
  const xmp = pdf.stream(pdf.catalog.Metadata).toString()
  expect(xmp).toContain('<rdf:li xml:lang="x-default">Cats &amp; &lt;Dogs&gt;</rdf:li>')
  expect(xmp).toContain('<xmp:CreateDate>2026-01-02T03:04:05Z</xmp:CreateDate>')
  expect(pdf.source).not.toMatch(/Helvetica|UserUnit|PDFKit/)
  const again = await drawn(root, pages)
  expect(again.source).toBe(pdf.source)
  const other = readPdf(
    await draw({root, pages: pages.slice(0, 1), picture: () => undefined}, info),
  )
  expect(other.trailer.ID).not.toEqual(pdf.trailer.ID)
})

test('right-to-left text comes back with its ligatures and marks', async () => {
  const rtl = styled({direction: 'rtl', lang: 'fa'})
  const words = text('سلام، بِسْمِ اللَّهِ!', rtl)
  const p = inlines('p', [words], {style: rtl})
  const runs = [piece(words, 20, run(words.text, {face: vazirmatn, direction: 'rtl'}))]
  const pdf = await drawn(blocks('html', [p]), [
    page(0, {content: [part(p, 20, [line(20, runs)])]}),
  ])
  expect(taggedText(pdf).trim()).toBe(words.text)
})

test('one glyph with two meanings, and several glyphs with one, keep their text', async () => {
  const words = text('1\u00A02 3 ﬂy q\u0308')
  const p = inlines('p', [words])
  const pieces = [piece(words, 20, run(words.text))]
  const pdf = await drawn(blocks('html', [p]), [
    page(0, {content: [part(p, 20, [line(20, pieces)])]}),
  ])
  expect(taggedText(pdf).trim()).toBe(words.text)
})

test('a file whose colors are those of a screen claims PDF/A-2a and has their profile', async () => {
  const {root, pages} = sample()
  const screen = pages.map(one => ({...one, style: {...one.style, marks: noMarks}}))
  const pdf = await drawn(root, screen)
  const [intent] = pdf.catalog.OutputIntents
  expect(intent).toMatchObject({S: '/GTS_PDFA1', Type: '/OutputIntent'})
  const profile = pdf.stream(intent.DestOutputProfile)
  expect(profile.readUInt32BE(0)).toBe(profile.length)
  expect(profile.toString('latin1', 12, 20)).toBe('mntrRGB ')
  expect(xmpOf(pdf)).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(xmpOf(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>')
})

test('a file with inks in it, such as crop marks, is no PDF/A and does not say so', async () => {
  const {root, pages} = sample()
  const pdf = await drawn(root, pages)
  expect(pdf.catalog.OutputIntents).toBeUndefined()
  expect(xmpOf(pdf)).not.toContain('pdfaid:part')
  expect(xmpOf(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>')
})

const noMarks = {crop: false, cross: false}
const xmpOf = (pdf: ReturnType<typeof readPdf>) => pdf.stream(pdf.catalog.Metadata).toString()
