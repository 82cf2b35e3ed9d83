import {readFileSync} from 'node:fs'
import PDFDocument from 'pdfkit'
import {expect, test} from 'vitest'
import {serif} from './by-hand.ts'

/** What src/paged/draw/pdfkit*.ts take from pdfkit without pdfkit's promise. A new version is let in when this holds. */

const manifest = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

// biome-ignore lint/suspicious/noExplicitAny: these fields have no types
const open = (): any =>
  new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    font: null as unknown as string,
  })

test('the version is the one these fields were read in', () => {
  expect(manifest('package.json').dependencies.pdfkit).toBe('0.20.2')
  expect(manifest('node_modules/pdfkit/package.json').version).toBe('0.20.2')
})

test('a document begins without a font and without a page', () => {
  const document = open()
  expect(document._font).toBeNull()
  expect(document._fontFamilies).toEqual({})
  expect(document._root.data.Pages.data).toMatchObject({Count: 0, Kids: []})
  expect(document._root.data.ViewerPreferences.end).toBeTypeOf('function')
  expect(document._root.data.Names.end).toBeTypeOf('function')
  expect(document.getStructTreeRoot().data.Type).toBe('StructTreeRoot')
  expect(document._root.data.MarkInfo.data.Marked).toBe(true)
})

test('objects are numbered from the list of offsets and counted until they end', () => {
  const document = open()
  const {length} = document._offsets
  const waiting = document._waiting
  const reference = document.ref({Type: 'X'})
  expect(reference.id).toBe(length + 1)
  expect(document._waiting).toBe(waiting + 1)
  document._refEnd({id: reference.id, offset: 'anything'})
  expect(document._offsets[length]).toBe('anything')
  expect(document._waiting).toBe(waiting)
})

test('unknown objects are written as they spell themselves', () => {
  const document = open()
  const written: string[] = []
  document._write = (chunk: string) => written.push(chunk)
  const verbatim = {[Symbol.toStringTag]: 'Verbatim', toString: () => '<</A/B>>'}
  document.ref(verbatim).end()
  document.ref({Key: verbatim}).end()
  expect(written.join('\n')).toContain('<</A/B>>\nendobj')
  expect(written.join('\n')).toContain('/Key <</A/B>>')
})

test('a font subset is a list of glyphs, with widths and code points by their place', () => {
  const document = open()
  document.font(serif.bytes)
  const font = document._font
  const glyph = font.font.glyphForCodePoint(0x41).id
  expect(font.subset.glyphs).toEqual([0])
  const cid = font.subset.includeGlyph(glyph)
  expect(font.subset.glyphs[cid]).toBe(glyph)
  expect(font.subset.glyphs.push(glyph)).toBe(cid + 2)
  expect(font.unicode).toHaveLength(1)
  expect(font.widths).toHaveLength(1)
  expect(font.font.hmtx.metrics.get(glyph).advance * font.scale).toBeGreaterThan(500)
  expect(font.font.hmtx.metrics.length).toBeGreaterThan(glyph)
  expect(font.font.loca.offsets).toHaveLength(font.font.numGlyphs + 1)
  expect(font.font.getGlyph(glyph).path.commands.length).toBeGreaterThan(5)
  expect(font.ref().id).toBeTypeOf('number')
  const again = open()
  again.font(font.font)
  expect(again._font.font).toBe(font.font)
})
