import type {Page} from '../layout/fragment.ts'
import {dictionary, textString} from './syntax.ts'

/** The number tree of page labels: one range for each row of folios that count on (ISO 32000-1, 12.4.2). */
export function pageLabels(pages: readonly Page[]): string {
  const ranges: string[] = []
  let previous: Label | undefined
  pages.forEach((page, index) => {
    const label = labelOf(page)
    const goesOn =
      previous?.style !== undefined &&
      label.style === previous.style &&
      label.number === previous.number + 1
    if (!goesOn) ranges.push(`${index} ${labelDictionary(label)}`)
    previous = label
  })
  return `<</Nums[${ranges.join(' ')}]>>`
}

interface Label {
  /** D, r or R; undefined where PDF has no such numerals and the folio is spelled out. */
  readonly style: 'D' | 'r' | 'R' | undefined
  readonly number: number
  readonly folio: string
}

function labelOf({number, folio}: Page): Label {
  const style =
    folio === String(number)
      ? 'D'
      : folio === roman(number)
        ? 'r'
        : folio === roman(number).toUpperCase()
          ? 'R'
          : undefined
  return {style: folio === '' || number < 1 ? undefined : style, number, folio}
}

const labelDictionary = ({style, number, folio}: Label): string =>
  style === undefined
    ? dictionary({P: textString(folio)})
    : dictionary({S: `/${style}`, St: number === 1 ? undefined : String(number)})

const romanDigits = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

function roman(number: number): string {
  let rest = number
  let text = ''
  for (const [digit, value] of romanDigits) {
    while (rest >= value) {
      text += digit
      rest -= value
    }
  }
  return text
}
