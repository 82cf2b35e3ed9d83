import {expect, test} from 'vitest'
import {rememberParagraphs, setKnownParagraph} from '../../../src/paged/text/known-paragraphs.ts'
import type {Piece} from '../../../src/paged/text/paragraph.ts'
import {failOn, openTestFonts, styleWith, textItem} from './setting.ts'

/** Opens the fonts anew, as another document does. */
async function setAgain(text: string, width: number) {
  const fonts = await openTestFonts()
  const style = styleWith()
  const item = {...textItem(text, {...style}), source: {text}}
  const setting = {style, fonts, report: failOn, position: undefined}
  return {item, lines: setKnownParagraph([item], setting, width)}
}

const runOf = (piece: Piece<unknown> | undefined) => piece?.type === 'glyphs' && piece.run

test('another document gets the same runs, with sources of its own', async () => {
  const text = 'one two three four five six seven eight nine ten'
  const cold = await setAgain(text, 90)
  const alsoCold = await setAgain(text, 90)
  expect(runOf(alsoCold.lines[0]?.pieces[0])).not.toBe(runOf(cold.lines[0]?.pieces[0]))
  rememberParagraphs()
  const first = await setAgain(text, 90)
  const second = await setAgain(text, 90)
  expect(runOf(second.lines[0]?.pieces[0])).toBe(runOf(first.lines[0]?.pieces[0]))
  expect(second.lines.flatMap(({pieces}) => pieces.map(({source}) => source))).toEqual(
    second.lines.flatMap(({pieces}) => pieces.map(() => second.item.source)),
  )
  expect(second.lines[0]?.pieces[0]?.source).toBe(second.item.source)
  expect(second.lines).toEqual(cold.lines)
  const wider = await setAgain(text, 120)
  expect(wider.lines).not.toEqual(first.lines)
})
