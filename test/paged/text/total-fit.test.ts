import {describe, expect, test} from 'vitest'
import type {Style} from '../../../src/paged/css/style.ts'
import type {InlineItem, Line} from '../../../src/paged/text/paragraph.ts'
import {setLines, styleWith, textItem, textOf} from './setting.ts'

/** Mulberry32: the same paragraphs in every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const vocabulary =
  'a of in the and printed page margin typography hyphenation representation “quoted,” well-known ' +
  'paragraph editorial incomprehensible baseline 1,204 café — internationalization'

function paragraph(seed: number): string {
  const next = numbers(seed)
  const words = vocabulary.split(' ')
  const count = 1 + Math.floor(next() * 80)
  return Array.from({length: count}, () => words[Math.floor(next() * words.length)]).join(' ')
}

const whole = (lines: readonly Line<string>[]) =>
  lines
    .flatMap(({pieces}) => pieces)
    .flatMap(piece => (piece.type === 'glyphs' && !piece.run.addedHyphen ? [piece.run.text] : []))
    .join('')

const styles = {
  justified: styleWith(),
  ragged: styleWith({textAlign: 'start'}),
  indented: styleWith({textIndent: 15}),
  balanced: styleWith({textAlign: 'center', textWrap: 'balance', hyphens: 'manual'}),
}

describe.each(Object.entries(styles))('random paragraphs, %s', (name, style) => {
  test.each([110, 180, 320])('%i points wide', width => {
    for (let seed = 1; seed <= 25; seed++) {
      const text = paragraph(seed)
      const lines = setLines(text, {style, width})
      expect(whole(lines)).toBe(text)
      for (const [index, line] of lines.entries()) {
        const measure = name === 'indented' && index === 0 ? width - 15 : width
        expect(line.width).toBeLessThan(measure + 0.01)
        const stretches = name === 'justified' && !line.last && / \S/.test(textOf(line))
        if (stretches) expect(line.width).toBeCloseTo(measure, 2)
        const ends = line.last || /[ —-]$/.test(textOf(line))
        expect(ends).toBe(true)
        expect(line.last).toBe(index === lines.length - 1)
      }
    }
  })
})

test('the glyphs of a line sum to its width, spaces at its end apart', () => {
  for (const line of setLines(paragraph(7), {width: 150})) {
    const end = line.pieces.at(-1)!
    expect(end.type === 'glyphs' && end.x + end.run.width).toBeCloseTo(line.width, 6)
  }
})

test('a space that a line ended at is its last glyph, and takes no room', () => {
  const [first] = setLines('one two three four five six', {width: 60})
  const run = first!.pieces[0]!.type === 'glyphs' ? first!.pieces[0]!.run : undefined
  expect(run?.text).toBe('one two ')
  expect(run?.advances.at(-1)).toBe(0)
})

test('all lines are chosen together: a worse first line saves the others', () => {
  const text = 'aaa bb cc ddddd'
  const style = styleWith({textAlign: 'start', hyphens: 'none'})
  const {width} = setLines('aaa bb', {style, width: 500})[0]!
  expect(setLines(text, {style, width: width + 1}).map(textOf)).toEqual(['aaa ', 'bb cc ', 'ddddd'])
})

test('hyphenate-limit-lines', () => {
  const text = 'internationalization '.repeat(6).trim()
  const hyphensInARow = (limit: number) => {
    const style = styleWith({hyphenateLimitLines: limit})
    const marks = setLines(text, {width: 70, style, report: () => {}})
      .map(({hyphenated}) => (hyphenated ? '-' : ' '))
      .join('')
    return Math.max(...marks.split(' ').map(({length}) => length))
  }
  expect(hyphensInARow(Number.POSITIVE_INFINITY)).toBeGreaterThan(1)
  expect(hyphensInARow(1)).toBe(1)
})

test('a hyphen stands only where the patterns allow it', () => {
  const lines = setLines(vocabulary, {width: 70})
  const divided = lines.flatMap((line, index) => {
    if (!line.hyphenated) return []
    const before = textOf(line).split(' ').at(-1)!
    const after = textOf(lines[index + 1]!).split(' ')[0]!
    return [before + after]
  })
  const allowed =
    'para-graph ed-i-tor-ial in-com-pre-hen-si-ble hy-phen-ation rep-re-sen-ta-tion ty-pog-ra-phy ' +
    'in-ter-na-tion-al-iza-tion base-line'
  const points = new Map(allowed.split(' ').map(word => [word.replaceAll('-', ''), word]))
  expect(divided.length).toBeGreaterThan(2)
  for (const word of divided) {
    const parts = points.get(word.replaceAll('-', ''))?.split('-') ?? []
    const joined = parts.map(
      (_, at) => `${parts.slice(0, at).join('')}-${parts.slice(at).join('')}`,
    )
    expect(joined).toContain(word)
  }
})

test('a balanced heading is hyphenated only where a word fits no line', () => {
  const style = styleWith({textAlign: 'start', textWrap: 'balance'})
  const hyphens = (width: number) =>
    setLines('On internationalization', {style, width}).filter(({hyphenated}) => hyphenated).length
  expect(hyphens(110)).toBe(0)
  expect(hyphens(80)).toBeGreaterThan(0)
})

test('balanced lines are as few as ragged ones, and even', () => {
  const text = 'A heading of middling length that is balanced over its lines'
  const ragged = setLines(text, {
    style: styleWith({textAlign: 'start', hyphens: 'none'}),
    width: 200,
  })
  const balanced = setLines(text, {style: styles.balanced, width: 200})
  const shortest = (lines: typeof ragged) => Math.min(...lines.map(({width}) => width))
  expect(balanced).toHaveLength(ragged.length)
  expect(shortest(balanced)).toBeGreaterThan(shortest(ragged) + 20)
})

test('room may differ from line to line', () => {
  const room = (line: number) => ({width: line < 2 ? 90 : 200, left: line < 2 ? 110 : 0})
  const lines = setLines(paragraph(11), {room})
  expect(lines.slice(0, 4).map(({width}) => Math.round(width))).toEqual([90, 90, 200, 200])
})

describe('a word wider than the measure', () => {
  const text = 'see incomprehensibilities'
  const style = (own: Parameters<typeof styleWith>[0]) => styleWith({hyphens: 'none', ...own})

  test('stands alone and is reported', () => {
    const reasons: string[] = []
    const report = ({ruleId, reason}: {ruleId: string; reason: string}) =>
      reasons.push(`${ruleId}: ${reason}`)
    const lines = setLines(`${text} here`, {style: style({}), width: 60, report})
    expect(lines.map(textOf)).toEqual(['see ', 'incomprehensibilities ', 'here'])
    expect(reasons).toEqual([
      'overfull-line: Unexpected line 45.1 pt wider than its measure at `incomprehensibilities`, expected a place to break',
    ])
  })

  test.each(['anywhere', 'break-word'] as const)(
    'is divided where overflow-wrap is %s',
    overflowWrap => {
      const lines = setLines(text, {style: style({overflowWrap}), width: 60})
      expect(whole(lines)).toBe(text)
      expect(lines.every(({width}) => width <= 60.01)).toBe(true)
    },
  )
})

describe('forced breaks', () => {
  const br: InlineItem<string> = {type: 'break', style: styleWith(), source: 'br'}

  test('end a line, and count as a space to whoever reads the text', () => {
    const lines = setLines([textItem('one'), br, textItem('two'), br], {width: 100})
    expect(lines.map(textOf)).toEqual(['one ', 'two '])
    expect(lines.map(({last}) => last)).toEqual([true, true])
  })

  test('at the end begin no line, even inside an inline box', () => {
    const close: InlineItem<string> = {type: 'close', width: 0, style: styleWith(), source: ''}
    expect(setLines([textItem('one'), br, close])).toHaveLength(1)
  })

  test('two in a row leave an empty line', () => {
    expect(setLines([textItem('a'), br, br, textItem('b')]).map(textOf)).toEqual(['a ', '', 'b'])
  })

  test('the newlines of preformatted text break, its spaces and tabs stay', () => {
    const style = styleWith({whiteSpace: 'pre', textAlign: 'start'})
    const lines = setLines('a\n  b\n\n\tc\n', {style})
    expect(lines.map(textOf)).toEqual(['a ', '  b ', '', '\tc '])
    const space = setLines('x x', {style})[0]!.width - 2 * setLines('x', {style})[0]!.width
    const c = setLines('c', {style})[0]!.width
    expect(lines[3]!.width).toBeCloseTo(8 * space + c)
  })

  test('white space after one has no width where it collapses', () => {
    const [, second] = setLines([textItem('a'), br, textItem(' b')])
    expect(second!.width).toBeCloseTo(setLines('b')[0]!.width)
  })
})

describe('alignment', () => {
  const edges = (own: Parameters<typeof styleWith>[0]) => {
    const [{x, width}] = [setLines('word', {style: styleWith(own), width: 100})[0]!]
    return {left: Math.round(x), right: Math.abs(Math.round(100 - x - width))}
  }
  const free = Math.round(100 - setLines('word')[0]!.width)

  test.each([
    [{textAlign: 'start'}, 0],
    [{textAlign: 'end'}, free],
    [{textAlign: 'start', direction: 'rtl'}, free],
    [{textAlign: 'end', direction: 'rtl'}, 0],
    [{textAlign: 'left', direction: 'rtl'}, 0],
    [{textAlign: 'right'}, free],
    [{textAlign: 'justify'}, 0],
    [{textAlign: 'justify', direction: 'rtl'}, free],
    [{textAlign: 'justify', textAlignLast: 'right'}, free],
    [{textAlign: 'start', textIndent: 12}, 12],
    [{textAlign: 'start', direction: 'rtl', textIndent: 12}, free - 12],
    [{textIndent: {type: 'percentage', value: 10, plus: 2}}, 12],
  ] as const)('%j', (own, left) => {
    expect(edges(own)).toEqual({left, right: free - left})
  })

  test('center halves the room', () => {
    const {left, right} = edges({textAlign: 'center'})
    expect(Math.abs(left - right)).toBeLessThanOrEqual(1)
  })

  test('text-align-last: justify fills the last line', () => {
    const style = styleWith({textAlignLast: 'justify'})
    expect(setLines('two words', {style, width: 100})[0]!.width).toBeCloseTo(100, 6)
  })
})

describe('hanging-punctuation', () => {
  const edges = (text: string, own: Parameters<typeof styleWith>[0], width = 200) => {
    const style = styleWith({hangingPunctuation: ['first', 'allow-end', 'last'], ...own})
    return setLines(text, {style, width}).map(({x, pieces}) => {
      const last = pieces.at(-1)!
      return {left: x, right: last.type === 'glyphs' ? x + last.x + last.run.width : 0}
    })
  }
  const widthOf = (text: string) =>
    setLines(text, {width: 500, style: styleWith({hangingPunctuation: []})})[0]!.width

  test('a quotation mark begins before the measure', () => {
    expect(edges('“word', {})[0]!.left).toBeCloseTo(-widthOf('“'), 0)
  })

  test('a stop ends behind it', () => {
    const style = {textAlign: 'end'} as const
    expect(edges('word.', style)[0]!.right - 200).toBeCloseTo(widthOf('.'), 1)
    expect(edges('word;', style)[0]!.right).toBeCloseTo(200)
  })

  test('a closing mark ends the last line behind it, from right to left on the left', () => {
    expect(edges('word”', {textAlign: 'end'})[0]!.right - 200).toBeCloseTo(widthOf('”'), 1)
    expect(edges('اب)', {textAlign: 'end', direction: 'rtl'})[0]!.left).toBeLessThan(-1)
  })

  test('nobody has said: marks stand a little out of justified lines, on both sides', () => {
    const optical = (text: string, own: Partial<Style> = {}) =>
      edges(text, {hangingPunctuation: 'auto', ...own}, widthOf('one two three') + 3)
    const [first, second] = optical('“one two three. four')
    expect(first!.left).toBeCloseTo(-0.5 * widthOf('“'), 0)
    expect(second!.left).toBe(0)
    const [stopped] = optical('one two three. four five six')
    expect(stopped!.right - widthOf('one two three') - 3).toBeCloseTo(0.7 * widthOf('.'), 1)
    expect(optical('“one', {textAlign: 'start'})[0]!.left).toBe(0)
    expect(optical('“one', {hangingPunctuation: []})[0]!.left).toBe(0)
    const persian = optical('«یک»', {direction: 'rtl'})[0]!
    expect(persian.right - widthOf('one two three') - 3).toBeCloseTo(0.5 * widthOf('«'), 1)
  })

  test('the hyphen of a break stands out by half', () => {
    const words = 'a note on internationalization'
    const lines = setLines(words, {width: 110})
    expect(lines[0]!.hyphenated).toBe(true)
    const last = lines[0]!.pieces.at(-1)!
    const right = last.type === 'glyphs' ? lines[0]!.x + last.x + last.run.width : 0
    expect(right - 110).toBeCloseTo(0.55 * widthOf('‐'), 1)
  })

  test('justified lines are filled up to their stops', () => {
    const [line] = edges('one two three, four', {}, widthOf('one two three') + 3)
    expect(line!.right).toBeCloseTo(widthOf('one two three') + 3 + widthOf(','), 1)
  })
})

test('edges of inline boxes and marks keep their places', () => {
  const style = styleWith()
  const items: InlineItem<string>[] = [
    {type: 'mark', style, source: 'mark'},
    textItem('one '),
    {type: 'open', width: 3, style, source: 'box'},
    textItem('two'),
    {type: 'close', width: 4, style, source: 'box'},
    textItem(' three'),
  ]
  const one = setLines('one')[0]!.width
  const lines = setLines(items, {width: one + 8})
  expect(lines.map(({pieces}) => pieces.map(({type, source}) => `${type} ${source}`))).toEqual([
    ['mark mark', 'glyphs one '],
    ['open box', 'glyphs two', 'close box', 'glyphs  three'],
    ['glyphs  three'],
  ])
  expect(lines[1]!.pieces[1]!.x).toBe(3)
})

describe('leaders', () => {
  const leader: InlineItem<string> = {type: 'leader', text: '. ', style: styleWith(), source: ''}
  const entry = (title: string, page: string) =>
    setLines([textItem(title), leader, textItem(page)], {width: 150})[0]!
  const dots = (line: Line<string>) => {
    const piece = line.pieces[1]!
    if (piece.type !== 'glyphs') throw new Error('expected a run')
    return {...piece.run, x: piece.x}
  }

  test('fill the line with whole repeats', () => {
    const line = entry('Title', '12')
    expect(line.width).toBeCloseTo(150)
    expect(dots(line).text).toMatch(/^(\. ){10,}$/)
  })

  test('stand below each other', () => {
    const unit = setLines('. .', {width: 150})[0]!.width - setLines('.', {width: 150})[0]!.width
    const phases = [entry('Title', '1'), entry('Another title', '128')].map(line => {
      const {x, width} = dots(line)
      return ((150 - x - width) / unit) % 1
    })
    for (const phase of phases) expect(Math.min(phase, 1 - phase)).toBeCloseTo(0)
  })
})
