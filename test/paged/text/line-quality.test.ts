import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Style} from '../../../src/paged/css/style.ts'
import type {Line} from '../../../src/paged/text/paragraph.ts'
import {setLines, styleWith, textOf} from './setting.ts'

/** Paragraphs of the book that the bench sets, nearly a third of its nouns invented. */
function paragraphs(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-book-'))
  execFileSync(process.execPath, [
    'bench/corpus.mjs',
    folder,
    ...['--book', '--words', '20000', '--chapters', '5', '--rare', '0.3'],
  ])
  const book = join(folder, 'book')
  const files = readdirSync(book).filter(name => name.endsWith('.md'))
  const text = files.map(name => readFileSync(join(book, name), 'utf8')).join('\n\n')
  rmSync(folder, {recursive: true})
  return text
    .replace(/```[\s\S]*?```/g, '')
    .split(/\n{2,}/)
    .filter(block => /^["“A-Z][^|<]{120,}$/.test(block) && !block.includes('\n'))
    .map(block => block.replace(/[*`_]|\[\^[^\]]*\]/g, ''))
}

/** As templates/press sets a trade book: 6 by 9 inches, margins of 38 mm, 11 points. */
const bookStyle = styleWith({
  fontSize: 11,
  textIndent: 14,
  hyphenateLimitChars: {word: 6, before: 3, after: 3},
  hyphenateLimitLines: 2,
})
const measure = 324

const set = paragraphs().map(text => setLines(text, {style: bookStyle, width: measure}))
const ladder = (lines: readonly Line<string>[]) =>
  Math.max(
    ...lines
      .map(({hyphenated}) => (hyphenated ? '-' : ' '))
      .join('')
      .split(' ')
      .map(({length}) => length),
  )

describe('a book of 20,000 words', () => {
  const lines = set.flat()
  const full = lines.filter(({last}) => !last)
  const lasts = set.flatMap(paragraph => (paragraph.length > 1 ? [paragraph.at(-1)!] : []))

  test('is long enough to count', () => {
    expect(full.length).toBeGreaterThan(1200)
  })

  test('hyphenates no more than 9 lines of a hundred', () => {
    const share = full.filter(({hyphenated}) => hyphenated).length / full.length
    expect(share).toBeLessThan(0.09)
    expect(share).toBeGreaterThan(0.04)
  })

  test('has no ladder of more than two hyphens, and few of two', () => {
    expect(Math.max(...set.map(ladder))).toBeLessThanOrEqual(2)
    expect(set.filter(paragraph => ladder(paragraph) === 2).length).toBeLessThan(set.length / 20)
  })

  test('ends no paragraph with less than two characters, and nearly none with a short word', () => {
    expect(lasts.filter(({width}) => width < 11)).toEqual([])
    const short = lasts.filter(line => /^[^ ]{1,5}$/.test(textOf(line).trim()))
    expect(short.length).toBeLessThan(lasts.length / 50)
  })

  test('has no line that sticks out, nor one left short', () => {
    for (const paragraph of set)
      for (const [index, line] of paragraph.entries()) {
        const room = measure - (index === 0 ? 14 : 0)
        if (!line.last) expect(line.width).toBeCloseTo(room, 1)
      }
  })

  test('has few rivers: spaces under each other over four lines', () => {
    const rivers = set.reduce((sum, paragraph) => sum + riversOf(paragraph), 0)
    expect(rivers).toBeLessThan(full.length / 400)
  })
})

/** Chains of four spaces in successive lines that share more than half of the narrower. */
function riversOf(lines: readonly Line<string>[]): number {
  let found = 0
  let above: readonly {left: number; right: number; chain: number}[] = []
  for (const line of lines) {
    const gaps = spacesOf(line).map(({left, right}) => {
      const over = above.filter(
        gap =>
          Math.min(right, gap.right) - Math.max(left, gap.left) >
          0.5 * Math.min(right - left, gap.right - gap.left),
      )
      return {left, right, chain: 1 + Math.max(0, ...over.map(({chain}) => chain))}
    })
    found += gaps.filter(({chain}) => chain === 4).length
    above = gaps
  }
  return found
}

const spacesOf = (line: Line<string>) =>
  line.pieces.flatMap(piece => {
    if (piece.type !== 'glyphs') return []
    let at = line.x + piece.x
    return [...piece.run.advances].flatMap((advance, index) => {
      const left = at
      at += advance
      const isSpace = piece.run.text[piece.run.clusters[index]!] === ' '
      return isSpace && advance > 0 ? [{left, right: at}] : []
    })
  })

const ragged = (own: Partial<Style>) =>
  setLines('see the representation', {
    style: styleWith({textAlign: 'start', ...own}),
    width: 75,
  }).map(textOf)
const divided = ['see the repre-', 'sentation']
const whole = ['see the ', 'representation']

test.each([
  ['none', divided],
  ['always', whole],
  ['page', divided],
] as const)('hyphenate-limit-last: %s, the last full line', (hyphenateLimitLast, lines) => {
  expect(ragged({hyphenateLimitLast})).toEqual(lines)
})

test('hyphenate-limit-zone: a ragged line short by less than that divides no word', () => {
  expect(ragged({hyphenateLimitZone: 20})).toEqual(divided)
  expect(ragged({hyphenateLimitZone: 50})).toEqual(whole)
  const share = {type: 'percentage', value: 60, plus: 0} as const
  expect(ragged({hyphenateLimitZone: share})).toEqual(whole)
})

test('text-wrap: stable fills line after line: what is added below moves nothing above', () => {
  const style = styleWith({textWrap: 'stable'})
  const whole = set[0]!.map(textOf).join('').replaceAll('-', '')
  for (const more of ['', ' and', ' and representations of incomprehensible words']) {
    const lines = setLines(whole + more, {style, width: 120}).map(textOf)
    const before = setLines(whole, {style, width: 120}).map(textOf)
    expect(lines.slice(0, before.length - 1)).toEqual(before.slice(0, -1))
  }
})
