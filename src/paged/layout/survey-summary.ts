import type {SurveyedLine, SurveyedPage} from './survey.ts'

/** What a layout comes to. Shares are of 1. */
export interface Summary {
  readonly pages: number
  readonly lines: number
  readonly hyphenatedShare: number
  /** Most hyphenated lines in a row. */
  readonly longestLadder: number
  /** Last lines of paragraphs with fewer than two characters. */
  readonly strayCharacters: number
  /** Last lines of paragraphs that hold one word of fewer than five letters. */
  readonly shortLastWords: number
  readonly overfullLines: number
  /** Pages that another follows without a forced break, and how many of them have their last line on the grid. */
  readonly fullPages: number
  readonly onGridShare: number
  /** How many of them end where the deepest of their kind do, or have notes below. */
  readonly toTheFootShare: number
  /** Facing pages, both full, of unequal depth. */
  readonly unequalSpreads: number
  /** Pages by what they could not give. */
  readonly broken: Readonly<Record<string, number>>
  readonly cost: number
}

/** Points by which a line may miss the grid. */
const sharp = 0.1
const visible = 0.05

export function summarize(pages: readonly SurveyedPage[]): Summary {
  const lines = pages.flatMap(page => [...page.lines, ...page.notes])
  const ends = lines.filter(
    ({last, text}, index) => last && text !== '' && index > 0 && !lines[index - 1]!.last,
  )
  const full = pages.filter(isFull)
  const grids = gridsOf(pages)
  const share = (part: number, all: number) =>
    all === 0 ? 1 : Math.round((part / all) * 10_000) / 10_000
  const hyphenated = lines.filter(line => line.hyphenated).length
  return {
    pages: pages.length,
    lines: lines.length,
    hyphenatedShare: lines.length === 0 ? 0 : share(hyphenated, lines.length),
    longestLadder: longestLadder(lines),
    strayCharacters: ends.filter(({text}) => [...text].length < 2).length,
    shortLastWords: ends.filter(({text}) => isShortWord(text)).length,
    overfullLines: lines.filter(({width, measure}) => width > measure + visible).length,
    fullPages: full.length,
    onGridShare: share(full.filter(page => grids.holds(page)).length, full.length),
    toTheFootShare: share(full.filter(page => grids.ends(page)).length, full.length),
    unequalSpreads: pages.filter((page, index) => isUnequal(page, pages[index + 1])).length,
    broken: countBroken(pages),
    cost: Math.round(pages.reduce((sum, {filling}) => sum + filling.cost, 0)),
  }
}

const isFull = ({filling, lines}: SurveyedPage) => filling.goesOn && lines.length > 0

function longestLadder(lines: readonly SurveyedLine[]): number {
  let longest = 0
  let now = 0
  for (const {hyphenated} of lines) {
    now = hyphenated ? now + 1 : 0
    longest = Math.max(longest, now)
  }
  return longest
}

const isShortWord = (text: string) => !/\s/u.test(text) && [...text].length < 5

/** The pages of one name share a grid: the leading and the first baseline that most of their lines have. */
function gridsOf(pages: readonly SurveyedPage[]) {
  const grids = new Map<string, Grid>()
  const gridOf = (name: string) => {
    const known = grids.get(name)
    if (known) return known
    const grid = gridOfPages(pages.filter(page => page.name === name))
    grids.set(name, grid)
    return grid
  }
  return {
    holds: (page: SurveyedPage) => {
      const {step, first} = gridOf(page.name)
      const over = (((lastBaseline(page) - first) % step) + step) % step
      return Math.min(over, step - over) <= sharp
    },
    ends: (page: SurveyedPage) =>
      page.notes.length > 0 || Math.abs(lastBaseline(page) - gridOf(page.name).last) <= sharp,
  }
}

interface Grid {
  readonly step: number
  readonly first: number
  readonly last: number
}

function gridOfPages(pages: readonly SurveyedPage[]): Grid {
  const own = pages.map(({lines}) => lines.filter(({inCell}) => !inCell))
  const steps = own.flatMap(lines =>
    lines.slice(1).map(({baseline}, index) => hundredths(baseline - lines[index]!.baseline)),
  )
  const step = commonest(steps.filter(size => size > 0)) ?? 1
  const first = commonest(own.flatMap(lines => lines.map(line => hundredths(line.baseline % step))))
  const last = commonest(pages.filter(isFull).map(lastBaseline))
  return {step, first: first ?? 0, last: last ?? 0}
}

const lastBaseline = ({lines}: SurveyedPage) => Math.max(...lines.map(({baseline}) => baseline))

const hundredths = (points: number) => Math.round(points * 100) / 100

/** The value that most have; of several, the least. */
function commonest(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const sorted = [...counts].toSorted(([a, m], [b, n]) => n - m || a - b)
  return sorted[0]?.[0]
}

/** Whether a page and the one after face each other, are both full, and end at different heights. */
function isUnequal(page: SurveyedPage, next: SurveyedPage | undefined): boolean {
  if (!next || page.page % 2 !== 0 || !isFull(page) || !isFull(next)) return false
  if (page.notes.length > 0 || next.notes.length > 0) return false
  return Math.abs(lastBaseline(page) - lastBaseline(next)) > sharp
}

function countBroken(pages: readonly SurveyedPage[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const {filling} of pages) {
    for (const wish of filling.broken) counts[wish] = (counts[wish] ?? 0) + 1
  }
  return counts
}
