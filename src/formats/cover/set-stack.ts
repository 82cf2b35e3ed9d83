import type {LabelStyle, Lettering} from '../../paged/lettering.ts'
import type {SvgElement, SvgNode} from '../../source/svg/read-xml.ts'
import {glyphData} from '../pdf/svg/text/glyph-data.ts'
import {fitLines} from './fit-lines.ts'

/** What sets the words of a cover. */
export interface Compositor {
  readonly lettering: Lettering
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Takes the characters that no font of the theme has. */
  readonly missing: Set<number>
}

/**
 * A `<g data-stack>` with its texts set as outlines, one under the other in the frame that `data-x`, `data-y`,
 * `data-width` and `data-height` give; all of them smaller where they would not fit. `data-stack` says where they
 * stand in it: `top`, `middle` or `bottom`; `data-align`: `start`, `center` or `end`.
 */
export function setStack(stack: SvgElement, compositor: Compositor): SvgElement {
  const {attributes} = stack
  const height = numberOf(attributes['data-height'])
  const items = stack.children.filter(child => child.type === 'element')
  let scale = 1
  let blocks = items.map(item => measureItem(item, stack, scale, compositor))
  while (heightOf(blocks) > height && scale > 0.3) {
    scale *= 0.93
    blocks = items.map(item => measureItem(item, stack, scale, compositor))
  }
  const free = height - heightOf(blocks)
  const share = {top: 0, middle: 0.5, bottom: 1}[attributes['data-stack'] ?? ''] ?? 0
  let top = numberOf(attributes['data-y']) + free * share
  const children: SvgNode[] = []
  for (const [index, block] of blocks.entries()) {
    if (index > 0) top += block.gap
    children.push(block.draw(top))
    top += block.height
  }
  return {...stack, children}
}

/** Something in a stack, at its height. */
interface Block {
  readonly height: number
  /** Above it, unless it is the first. */
  readonly gap: number
  readonly draw: (top: number) => SvgElement
}

const heightOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, {height, gap}, index) => sum + height + (index === 0 ? 0 : gap), 0)

function measureItem(
  item: SvgElement,
  stack: SvgElement,
  scale: number,
  compositor: Compositor,
): Block {
  const gap = numberOf(item.attributes['data-gap']) * scale
  if (item.name === 'text') return textBlock(item, {frame: frameOf(stack), gap, scale}, compositor)
  // Anything else is drawn from 0 0 on, and says how high it is.
  const height = numberOf(item.attributes['data-height'] ?? item.attributes.height)
  return {height, gap, draw: top => moved(item, numberOf(stack.attributes['data-x']), top)}
}

const moved = (item: SvgElement, x: number, y: number): SvgElement => ({
  ...item,
  name: 'g',
  attributes: {transform: `translate(${x} ${rounded(y)})`},
  children: [item],
})

interface Frame {
  readonly x: number
  readonly width: number
  readonly align: 'start' | 'center' | 'end'
}

const frameOf = ({attributes}: SvgElement): Frame => ({
  x: numberOf(attributes['data-x']),
  width: numberOf(attributes['data-width']),
  align: (attributes['data-align'] ?? 'start') as Frame['align'],
})

function textBlock(
  item: SvgElement,
  {frame, gap, scale}: {readonly frame: Frame; readonly gap: number; readonly scale: number},
  compositor: Compositor,
): Block {
  const {attributes} = item
  const raw = textIn(item)
  const text = attributes['data-case'] === 'upper' ? raw.toLocaleUpperCase(compositor.lang) : raw
  const style = styleOf(attributes, compositor.lang, text)
  const measure = (part: string) => setLine(part, {...style, size: 100}, compositor).width / 100
  const room = {
    size: numberOf(attributes['font-size']) * scale,
    width: frame.width,
    lines: numberOf(attributes['data-lines']) || 1,
  }
  const {size, lines} = fitLines(text, room, measure)
  const leading = size * (numberOf(attributes['data-leading']) || 1.2)
  const {ascent, descent} = compositor.lettering.metrics({...style, size})
  const draw = (top: number): SvgElement => ({
    ...item,
    name: 'path',
    attributes: {
      ...(attributes.fill === undefined ? {} : {fill: attributes.fill}),
      d: lines
        .map((line, index) => {
          const baseline = top + leading * index + (leading - ascent + descent) / 2 + ascent
          return lineData(line, {style: {...style, size}, frame, baseline}, compositor)
        })
        .join(''),
    },
    children: [],
  })
  return {height: leading * lines.length, gap, draw}
}

/** Letters that join are never spaced out. */
const joined = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}]/u

const styleOf = (
  attributes: SvgElement['attributes'],
  lang: string,
  text: string,
): Omit<LabelStyle, 'size'> => ({
  families: (attributes['font-family'] ?? '')
    .split(',')
    .map(name => name.trim().replace(/^['"]|['"]$/g, ''))
    .filter(name => name !== ''),
  weight: numberOf(attributes['font-weight']) || 400,
  style: attributes['font-style'] === 'italic' && !joined.test(text) ? 'italic' : 'normal',
  letterSpacing: 0,
  wordSpacing: 0,
  smallCaps: false,
  lang,
  ...(joined.test(text) ? {} : {letterSpacing: numberOf(attributes['data-tracking'])}),
})

function setLine(text: string, style: LabelStyle, {lettering, dir, missing}: Compositor) {
  // Tracking is given in shares of the size.
  const tracked = {...style, letterSpacing: style.letterSpacing * style.size}
  const {glyphs, missing: lacking} = lettering.set([{text, style: tracked}], dir)
  for (const code of lacking) missing.add(code)
  const width = glyphs.reduce((most, {x, advance}) => Math.max(most, x + advance), 0)
  return {glyphs, width}
}

function lineData(
  text: string,
  {
    style,
    frame,
    baseline,
  }: {readonly style: LabelStyle; readonly frame: Frame; readonly baseline: number},
  compositor: Compositor,
): string {
  const {glyphs, width} = setLine(text, style, compositor)
  const isRight = (frame.align === 'end') !== (compositor.dir === 'rtl')
  const share = frame.align === 'center' ? 0.5 : isRight ? 1 : 0
  const x = frame.x + (frame.width - width) * share
  return glyphs
    .map(glyph =>
      glyphData(glyph, {x: x + glyph.x, y: baseline, scale: 1, rotate: 0, size: style.size}),
    )
    .join('')
}

const textIn = ({children}: SvgElement): string =>
  children
    .map(child => (child.type === 'text' ? child.text : textIn(child)))
    .join('')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()

const numberOf = (value: string | undefined): number => Number.parseFloat(value ?? '') || 0

const rounded = (value: number): number => Number(value.toFixed(2))
