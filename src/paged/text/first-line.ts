import type {Style} from '../css/style.ts'
import {assembleLine} from './assemble-line.ts'
import {type Begin, chooseBreaks, offsetOf} from './choose-breaks.ts'
import {itemize} from './itemize.ts'
import {geometryOf, type ParagraphOptions} from './line-geometry.ts'
import type {InlineItem, Line} from './paragraph.ts'

/** A first line in styles of its own, and where the text after it begins; no line where there is no text. */
export function setFirstLine<Source>(
  items: readonly InlineItem<Source>[],
  change: NonNullable<ParagraphOptions['firstLine']>,
  options: ParagraphOptions,
): {readonly line: Line<Source>; readonly next: Begin | undefined} | undefined {
  const text = itemize(
    items.map(item => inStyle(item, change(item.style))),
    options,
  )
  const chosen = chooseBreaks(text, options)
  const to = chosen?.ends[0]
  if (!chosen || to === undefined) return undefined
  const {candidates, ends} = chosen
  const line = assembleLine(
    text,
    candidates,
    {from: 0, to},
    geometryOf([], candidates, to, options),
    options,
  )
  const next = ends.length > 1 ? {offset: offsetOf(text, candidates, to), line: 1} : undefined
  return {line, next}
}

/** Letters may change their case; the text keeps its length, so that the next line is found in it. */
function inStyle<Source>(item: InlineItem<Source>, style: Style): InlineItem<Source> {
  if (item.type !== 'text' || style.textTransform === item.style.textTransform)
    return {...item, style}
  const change = (letter: string) =>
    style.textTransform === 'uppercase'
      ? letter.toUpperCase()
      : style.textTransform === 'lowercase'
        ? letter.toLowerCase()
        : letter
  const text = [...item.text]
    .map(letter => (change(letter).length === letter.length ? change(letter) : letter))
    .join('')
  return {...item, text, style}
}
