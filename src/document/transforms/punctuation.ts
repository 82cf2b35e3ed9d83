import {type QuotationMarks, quotationMarks} from './quotation-marks.ts'

const candidate = /["']|--|\.\.\./
const frenchSpace = /[ \u00a0](?=[;:!?»])|(?<=«)[ \u00a0]/g
/** Quotation marks, dashes and dots that the author typed with an ordinary keyboard. */
const straight = /["']|(?<!-)-{2,3}(?!-)|(?<![./])\.{3}(?![./])/g
const opensAfter = /[([{<«‹„“‘‚—–―/="'\u2060-]/
const closesBefore = /^(?:$|[\s.,;:!?)\]}…»”’—–-])/
/** What an apostrophe at the beginning of a word stands for. */
const elision = /^(?:\d\ds?\b|(?:tis|twas|twere|em|til|cause|round|bout|n|s)\b)/i
const hebrewLetter = /[\u05d0-\u05ea]/

/** Where a piece of text stands in its paragraph. */
export interface Surroundings {
  /** The character in front of it, '' at the beginning: tells opening marks from closing ones. */
  readonly before: string
  /** The character behind it, '' at the end. */
  readonly after: string
  /** Whether a single quotation mark is open: tells a closing one from an apostrophe. */
  readonly isQuoted: boolean
}

/** Set straight quotation marks, apostrophes, dashes and dots as the language does. */
export function smarten(
  text: string,
  {before, after, isQuoted}: Surroundings,
  lang: string,
): {readonly text: string; readonly isQuoted: boolean} {
  const marks = quotationMarks(lang)
  const spaced = marks.spaceBefore ? text.replace(frenchSpace, marks.spaceBefore) : text
  if (!candidate.test(spaced)) return {text: spaced, isQuoted}
  let open = isQuoted
  const set = spaced.replace(straight, (mark, index: number) => {
    const previous = spaced[index - 1] ?? before
    const ahead = spaced.slice(index + mark.length, index + 12) || after
    if (mark === '"') return doubleMark(previous, ahead, marks)
    if (mark === '...') return '…'
    if (mark !== "'") return dash(mark, previous, ahead)
    const single = singleMark(previous, ahead, open)
    if (single === 'open' || single === 'close') open = single === 'open'
    return {open: marks.single[0], close: marks.single[1], apostrophe: '’', geresh: '׳'}[single]
  })
  return {text: set, isQuoted: open}
}

function doubleMark(previous: string, ahead: string, {double, space}: QuotationMarks): string {
  if (hebrewLetter.test(previous) && hebrewLetter.test(ahead[0] ?? '')) return '״'
  return isOpening(previous, ahead) ? double[0] + space : space + double[1]
}

function singleMark(
  previous: string,
  ahead: string,
  isQuoted: boolean,
): 'open' | 'close' | 'apostrophe' | 'geresh' {
  if (hebrewLetter.test(previous) && !isQuoted) return 'geresh'
  if (/[\p{L}\p{N}]/u.test(previous)) {
    return isQuoted && !/^[\p{L}\p{N}]/u.test(ahead) ? 'close' : 'apostrophe'
  }
  if (elision.test(ahead)) return 'apostrophe'
  if (isOpening(previous, ahead)) return 'open'
  return isQuoted ? 'close' : 'apostrophe'
}

function isOpening(previous: string, ahead: string): boolean {
  if (previous === '' || /\s/.test(previous)) return !/^(?:$|\s)/.test(ahead)
  return opensAfter.test(previous) && !closesBefore.test(ahead)
}

/** `--` before a word and after a space is an option of a command, not a dash. */
function dash(mark: string, previous: string, ahead: string): string {
  if (/^$|\s/.test(previous) && /^[A-Za-z]/.test(ahead)) return mark
  return mark.length === 3 ? '—' : '–'
}
