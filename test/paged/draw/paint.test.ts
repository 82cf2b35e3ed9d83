import {expect, test} from 'vitest'
import {buildStructure} from '../../../src/paged/draw/build-structure.ts'
import {paint} from '../../../src/paged/draw/paint.ts'
import type {Fragment, Page} from '../../../src/paged/layout/fragment.ts'
import {
  around,
  black,
  blocks,
  edges,
  inline,
  inlines,
  line,
  lineBreak,
  page,
  pageStyle,
  part,
  piece,
  plain,
  red,
  run,
  styled,
  text,
  vazirmatn,
} from './by-hand.ts'
import {dumpOps} from './dump-ops.ts'

const painted = (root: ReturnType<typeof blocks>, pages: readonly Page[]) => {
  const structure = buildStructure(root, {lang: 'en', ids: new Set(['there'])})
  return [...paint({pages, root, picture: () => undefined}, structure)].map(dumpOps)
}
const onOnePage = (root: ReturnType<typeof blocks>, content: readonly Fragment[]) =>
  painted(root, [page(0, {content})])[0]

test('lines of a paragraph are one content; what lies under them comes first', () => {
  const before = text('See ')
  const words = text('over there')
  const link = inline('a', [words], {
    properties: {href: '#there'},
    style: styled({textDecorationLine: ['underline'], textDecorationColor: red}),
  })
  const p = inlines('p', [before, link], {style: styled({backgroundColor: red})})
  const root = blocks('html', [p])
  const lines = [
    line(20, [piece(before, 20, run('See ')), around(link, [piece(words, 40, run('over '))])]),
    line(32, [around(link, [piece(words, 20, run('there'))])]),
  ]
  expect(onOnePage(root, [part(p, 20, lines)])).toMatchInlineSnapshot(`
    "artifact layout
      rectangle x=20 y=20 width=160 height=24 radius=0 color=1,0,0,1
      rectangle x=40 y=29.5 width=21.32 height=0.5 radius=0 color=1,0,0,1
      link x=40 y=20 width=23.69 height=12 {"target":{"type":"id","id":"there"},"words":"over there"}
      rectangle x=20 y=41.5 width=25.12 height=0.5 radius=0 color=1,0,0,1
      link x=20 y=32 width=25.12 height=12 {"target":{"type":"id","id":"there"},"words":"over there"}
    end
    P
      glyphs "See " x=20 baseline=29
    end
    Link
      glyphs "over " x=40 baseline=29
      glyphs "there" x=20 baseline=41
    end
    "
  `)
})

test('pieces of right-to-left lines come in the order they are read', () => {
  const rtl = styled({direction: 'rtl', lang: 'fa'})
  const words = text('صفحه ۱۲ از کتاب', rtl)
  const p = inlines('p', [words], {style: rtl})
  const fa = {face: vazirmatn, direction: 'rtl'} as const
  const pieces = [
    piece(words, 20, run(' از کتاب', fa)),
    piece(words, 80, run('۱۲', {face: vazirmatn})),
    piece(words, 100, run('صفحه ', fa)),
  ]
  expect(onOnePage(blocks('html', [p]), [part(p, 20, [line(20, pieces)])])).toMatchInlineSnapshot(`
    "P
      glyphs "صفحه " x=100 baseline=29
      glyphs "۱۲" x=80 baseline=29
      glyphs " از کتاب" x=20 baseline=29
    end
    "
  `)
})

test('a space is added where a line ends a word without one, and nowhere else', () => {
  const first = text('one')
  const second = text('two and-or three')
  const p = inlines('p', [first, lineBreak(), second])
  const root = blocks('html', [p])
  const lines = [
    line(20, [piece(first, 20, run('one'))]),
    line(32, [piece(second, 20, run('two '))]),
    line(44, [piece(second, 20, run('and-'))]),
    line(56, [piece(second, 20, run('or'))]),
    line(68, [piece(second, 20, run('three'))]),
  ]
  expect(onOnePage(root, [part(p, 20, lines)])).toMatchInlineSnapshot(`
    "P
      glyphs "one" x=20 baseline=29
      space x=37.55 baseline=29
      glyphs "two " x=20 baseline=41
      glyphs "and-" x=20 baseline=53
      glyphs "or" x=20 baseline=65
      space x=30.35 baseline=65
      glyphs "three" x=20 baseline=77
    end
    "
  `)
})

test('margin boxes are pagination artifacts, and page grounds reach into the bleed', () => {
  const head = text('Running head')
  const box = inlines(undefined, [head])
  const root = blocks('html', [])
  const style = {...pageStyle, bleed: 9, backgroundColor: red}
  const margins = [part(box, 4, [line(4, [piece(head, 20, run('Running head'))])])]
  expect(painted(root, [page(0, {style, margins})])[0]).toMatchInlineSnapshot(`
    "artifact layout
      rectangle x=-9 y=-9 width=218 height=118 radius=0 color=1,0,0,1
    end
    artifact header
      glyphs "Running head" x=20 baseline=13
    end
    "
  `)
})

test('a head that a table repeats is read once', () => {
  const word = text('Year')
  const style = plain
  const cell = {
    ...inlines('th', [word]),
    type: 'table-cell' as const,
    colSpan: 1,
    rowSpan: 1,
  }
  const row = {...inlines('tr', []), type: 'table-row' as const, cells: [cell]}
  const header = {...inlines('thead', []), type: 'table-row-group' as const, rows: [row]}
  const table = {
    ...inlines('table', []),
    type: 'table' as const,
    style,
    captions: [],
    columns: [],
    header,
    bodies: [],
    footer: undefined,
  }
  const rowPart = part(row, 20, [part(cell, 20, [line(20, [piece(word, 20, run('Year'))])])])
  const pages = [0, 1].map(index => page(index, {content: [part(table, 20, [rowPart])]}))
  expect(painted(blocks('html', [table]), pages)).toMatchInlineSnapshot(`
    [
      "TH
      glyphs "Year" x=20 baseline=29
    end
    ",
      "artifact layout
      glyphs "Year" x=20 baseline=29
    end
    ",
    ]
  `)
})

test('opacity wraps what it dims', () => {
  const word = text('faint')
  const p = inlines('p', [word], {style: styled({opacity: 0.5})})
  const content = [part(p, 20, [line(20, [piece(word, 20, run('faint'))])])]
  expect(onOnePage(blocks('html', [p]), content)).toMatchInlineSnapshot(`
    "begin-opacity opacity=0.5
      P
        glyphs "faint" x=20 baseline=29
      end
    end-opacity
    "
  `)
})

test('borders: equal ones are a frame, others are cut at their corners', () => {
  const solid = {width: 2, style: 'solid', color: black} as const
  const framed = inlines('p', [], {style: styled({border: edges(solid)})})
  const mixed = inlines('p', [], {
    style: styled({
      border: {
        top: solid,
        right: {...solid, width: 1, style: 'dotted'},
        bottom: {...solid, style: 'double', width: 3},
        left: {...solid, width: 0, style: 'none'},
      },
    }),
  })
  const root = blocks('html', [framed, mixed])
  expect(
    onOnePage(root, [part(framed, 20, [], 12), part(mixed, 40, [], 12)]),
  ).toMatchInlineSnapshot(`
    "artifact layout
      frame x=20 y=20 width=160 height=12 thickness=2 radius=0 color=0,0,0,1
      polygon points=20,40 180,40 179,42 20,42 color=0,0,0,1
      stroke from=179.5,41 to=179.5,50.5 width=1 style=dotted color=0,0,0,1
      polygon points=20,52 180,52 179.67,51 20,51 color=0,0,0,1
      polygon points=20,50 179.33,50 179,49 20,49 color=0,0,0,1
    end
    "
  `)
})
