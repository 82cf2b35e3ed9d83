import type {Box} from '../boxes/box.ts'
import type {Fragment, InlineFragment, LineFragment, Page} from './fragment.ts'
import {type Summary, summarize} from './survey-summary.ts'

/** A line as it stands on its page. Points from the page's corner. */
export interface SurveyedLine {
  readonly x: number
  readonly baseline: number
  readonly width: number
  readonly measure: number
  readonly ratio: number
  readonly hyphenated: boolean
  /** Ends a paragraph, or stands before a forced break. */
  readonly last: boolean
  readonly text: string
  /** The nearest element around it. */
  readonly element: string
  readonly id: string | undefined
  /** Whether it is the page's own, or stands in a table cell, where baselines follow the row. */
  readonly inCell: boolean
}

export interface SurveyedBox {
  readonly element: string
  readonly id: string | undefined
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface SurveyedPage extends Pick<Page, 'folio' | 'side' | 'name' | 'blank' | 'filling'> {
  /** From 1. */
  readonly page: number
  readonly lines: readonly SurveyedLine[]
  readonly notes: readonly SurveyedLine[]
  readonly boxes: readonly SurveyedBox[]
}

/** What was laid out, to be judged: every line and box of every page, and what it comes to. */
export interface Survey {
  readonly summary: Summary
  readonly pages: readonly SurveyedPage[]
}

export function survey(pages: readonly Page[]): Survey {
  const surveyed = pages.map(surveyPage)
  return {summary: summarize(surveyed), pages: surveyed}
}

function surveyPage(page: Page): SurveyedPage {
  const {index, folio, side, name, blank, filling, content, footnotes} = page
  const {lines, boxes} = gather(content)
  const notes = gather(footnotes).lines
  return {page: index + 1, folio, side, name, blank, filling, lines, notes, boxes}
}

interface Around {
  readonly box: Pick<Box, 'element' | 'marks'> | undefined
  readonly inCell: boolean
}

function gather(content: readonly Fragment[]) {
  const lines: SurveyedLine[] = []
  const boxes: SurveyedBox[] = []
  visit(content, {box: undefined, inCell: false})
  return {lines, boxes}

  function visit(fragments: readonly Fragment[], around: Around) {
    for (const fragment of fragments) {
      switch (fragment.type) {
        case 'line':
          if (fragment.setting) lines.push(surveyLine(fragment, fragment.setting, around))
          break
        case 'box': {
          const {box, children} = fragment
          const inside = {
            box: box.element ? box : around.box,
            inCell: around.inCell || box.type === 'table-cell',
          }
          if (box.element) boxes.push({...named(inside), ...placeOf(fragment)})
          visit(children, inside)
          break
        }
        case 'image':
          boxes.push({...named({box: fragment.box}), ...placeOf(fragment)})
          break
        case 'rule':
          break
      }
    }
  }
}

const surveyLine = (
  {x, baseline, width, children}: LineFragment,
  {measure, ratio, hyphenated, last}: NonNullable<LineFragment['setting']>,
  around: Around,
): SurveyedLine => ({
  x: hundredths(x),
  baseline: hundredths(baseline),
  width: hundredths(width),
  measure: hundredths(measure),
  ratio: hundredths(ratio),
  hyphenated,
  last,
  text: textOf(children).trim(),
  ...named(around),
  inCell: around.inCell,
})

const named = ({box}: Pick<Around, 'box'>) => ({
  element: box?.element?.tagName ?? '',
  id: box?.marks.id,
})

const placeOf = ({x, y, width, height}: Omit<SurveyedBox, 'element' | 'id'>) => ({
  x: hundredths(x),
  y: hundredths(y),
  width: hundredths(width),
  height: hundredths(height),
})

const hundredths = (points: number) => Math.round(points * 100) / 100

/** Runs hold their text in logical order, but stand from left to right. */
function textOf(children: readonly InlineFragment[]): string {
  const parts = children.map(child => {
    if (child.type === 'text') {
      return {text: child.run.addedHyphen ? '' : child.run.text, rtl: child.run.direction === 'rtl'}
    }
    const text = child.type === 'inline' ? textOf(child.children) : ''
    return {text, rtl: isRightToLeft(child)}
  })
  const rtl = parts.filter(part => part.rtl).length * 2 > parts.length
  return (rtl ? parts.toReversed() : parts).map(({text}) => text).join('')
}

const isRightToLeft = (fragment: InlineFragment): boolean => {
  if (fragment.type === 'text') return fragment.run.direction === 'rtl'
  return fragment.type === 'inline' && fragment.children.some(isRightToLeft)
}
