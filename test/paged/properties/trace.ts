import {buildStructure} from '../../../src/paged/draw/build-structure.ts'
import type {PaintOp, Point, Rectangle} from '../../../src/paged/draw/display-list.ts'
import {frameOf, printersMarks, slugOf} from '../../../src/paged/draw/page-boxes.ts'
import {paint} from '../../../src/paged/draw/paint.ts'
import type {Color, Pages} from '../../../src/paged/index.ts'
import type {Page} from '../../../src/paged/layout/fragment.ts'
import type {GlyphRun} from '../../../src/paged/text/glyphs.ts'

/** What `trace` leaves unsaid. */
const usual = {width: 100, height: 60, size: 10, color: '#000'}

/**
 * What is painted on each page, in order, and its bookmarks; in points from the page's top left corner. Text stands with
 * its left end, its baseline and its width: `10,18 40 "word"`.
 */
export function trace(pages: Pages): string {
  const ids = new Set(pages.pages.flatMap(page => page.destinations.map(({id}) => id)))
  const lists = [...paint(pages, buildStructure(pages.root, {lang: 'en', ids}))]
  return pages.pages
    .map((page, index) =>
      [headingOf(page), ...bookmarksOf(page), ...traceOps(lists[index] ?? [])].join('\n'),
    )
    .join('\n')
}

function headingOf({index, folio, side, name, blank, style}: Page): string {
  const {width, height, bleed} = style
  const isUsual = width === usual.width && height === usual.height
  const slug = slugOf(style)
  const marks = printersMarks(style, frameOf(style)).split(' l').length - 1
  return [
    `page ${index + 1}`,
    side,
    name && `"${name}"`,
    blank && 'blank',
    folio !== String(index + 1) && `folio ${folio}`,
    !isUsual && by(width, height),
    bleed > 0 && `bleed ${round(bleed)}`,
    slug > bleed && `sheet ${by(width + 2 * slug, height + 2 * slug)}`,
    marks > 0 && `marks of ${marks} lines`,
  ]
    .filter(Boolean)
    .join(' ')
}

const bookmarksOf = ({bookmarks}: Page): readonly string[] =>
  bookmarks.map(
    ({level, label, open, x, y}) =>
      `  bookmark ${level} ${open ? 'open' : 'closed'} "${label}" ${at(x, y)}`,
  )

function traceOps(ops: readonly PaintOp[]): readonly string[] {
  const lines: string[] = []
  let indent = '  '
  let margin = ''
  let text: Text | undefined
  const say = (line: string) => lines.push(`${indent}${margin}${line}`)
  const sayText = () => {
    if (text) say(textLine(text))
    text = undefined
  }
  for (const op of ops) {
    if (op.type === 'glyphs') {
      const next = textOf(op)
      const joined = text && join(text, next)
      if (!joined) sayText()
      text = joined ?? next
      continue
    }
    if (op.type === 'space') continue
    sayText()
    switch (op.type) {
      case 'begin-artifact':
        margin = op.kind === 'layout' ? '' : 'margin '
        break
      case 'begin-content':
      case 'end':
        margin = ''
        break
      case 'begin-opacity':
        say(`opacity ${op.opacity}`)
        indent += '  '
        break
      case 'end-opacity':
        indent = indent.slice(2)
        break
      case 'rectangle':
        say(`box ${area(op)} ${ink(op.color)}${op.radius ? ` radius ${round(op.radius)}` : ''}`)
        break
      case 'frame': {
        const radius = op.radius ? ` radius ${round(op.radius)}` : ''
        say(`frame ${area(op)} ${round(op.thickness)} thick ${ink(op.color)}${radius}`)
        break
      }
      case 'polygon':
        say(`area ${op.points.map(point).join(' ')} ${ink(op.color)}`)
        break
      case 'stroke':
        say(
          `line ${point(op.from)} ${point(op.to)} ${round(op.width)} thick ${op.style} ${ink(op.color)}`,
        )
        break
      case 'image':
        say(`image ${area(op)}${op.clip ? ` cut to ${area(op.clip)}` : ''}`)
        break
      case 'tiles': {
        const {clip, places, width, height} = op
        const all = places.map(place => area({...place, width, height}))
        say(`tiles ${all.join(' ')} cut to ${area(clip)}`)
        break
      }
      case 'link': {
        const target = op.element.link?.target
        say(`link ${area(op)} to ${target?.type === 'id' ? `#${target.id}` : target?.url}`)
      }
    }
  }
  sayText()
  return lines
}

interface Text {
  readonly x: number
  readonly baseline: number
  readonly width: number
  readonly text: string
  readonly run: GlyphRun
}

const textOf = ({x, baseline, run}: Extract<PaintOp, {type: 'glyphs'}>): Text => {
  return {x, baseline, width: run.width, text: run.text, run}
}

/** One stretch of text where the second stands at the end of the first, on its line and in its manner. */
function join(first: Text, second: Text): Text | undefined {
  const {run} = first
  const rtl = run.direction === 'rtl'
  const meets = rtl ? second.x + second.width - first.x : first.x + first.width - second.x
  if (Math.abs(meets) > 0.01 || first.baseline !== second.baseline) return undefined
  if (mannerOf(run) !== mannerOf(second.run)) return undefined
  return {
    ...first,
    x: Math.min(first.x, second.x),
    width: first.width + second.width,
    text: first.text + second.text,
  }
}

function mannerOf({size, direction, color, fake}: GlyphRun): string {
  return [
    size !== usual.size && `${round(size)}pt`,
    ink(color) !== usual.color && ink(color),
    fake?.bold && 'bold',
    fake?.oblique && 'oblique',
    direction === 'rtl' && 'rtl',
  ]
    .filter(Boolean)
    .join(' ')
}

const textLine = ({x, baseline, width, text, run}: Text): string =>
  `${at(x, baseline)} ${round(width)} ${JSON.stringify(text)} ${mannerOf(run)}`.trimEnd()

const area = ({x, y, width, height}: Rectangle) => `${at(x, y)} ${by(width, height)}`
const point = ({x, y}: Point) => at(x, y)
const at = (x: number, y: number) => `${round(x)},${round(y)}`
const by = (width: number, height: number) => `${round(width)}x${round(height)}`
const round = (value: number) => String(Math.round(value * 100) / 100 + 0)

function ink(color: Color): string {
  const {alpha} = color
  const share = alpha === 1 ? '' : `/${round(alpha)}`
  if (color.type === 'cmyk') {
    const {c, m, y, k} = color
    return c + m + y === 0 && k === 1 ? `#000${share}` : `cmyk(${[c, m, y, k].map(round)})${share}`
  }
  const parts = [color.r, color.g, color.b].map(part =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  const short = parts.every(([first, second]) => first === second)
  return `#${short ? parts.map(([first]) => first).join('') : parts.join('')}${share}`
}
