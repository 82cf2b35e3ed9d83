import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {toString as textOf} from 'hast-util-to-string'
import {writtenTex} from '../../../document/math-text.ts'
import type {Drawing, DrawingPart, Paint, PathStep} from '../../../paged/index.ts'
import type {Lettering} from '../../../paged/lettering.ts'
import type {OpenLettering} from '../images.ts'
import {boundsOf} from '../svg/bounds.ts'
import {identity} from '../svg/matrix.ts'
import {readSvg} from '../svg/read-svg.ts'
import {readViewBox} from '../svg/view-box.ts'
import type {FormulaSetter} from './mathjax.ts'
import {keepTogether, letGo} from './right-to-left.ts'

/** Units of an em in what MathJax draws. */
const em = 1000

/**
 * A formula as shapes in the color of its text, as large as the text. TeX is set by the rules of TeX; where MathJax
 * lacks a command that our MathML was made of, that MathML is. Letters of other scripts are set in the fonts of the
 * theme. Undefined when there is no way to draw it.
 */
export async function drawFormula(
  math: Element,
  {fromTex, fromMathml}: FormulaSetter,
  openLettering: OpenLettering,
): Promise<Drawing | undefined> {
  const isDisplay = math.properties.display === 'block'
  const tex = writtenTex(math)
  const lettering = foreign.test(tex) ? await openLettering(tex + textOf(math)) : undefined
  const measure = (text: string) => widthOf(text, lettering)
  const svg = definesColor.test(tex)
    ? undefined
    : await fromTex(withoutTags(keepTogether(tex)), isDisplay, measure)
  return (
    drawingOf(svg ?? '', lettering) ??
    drawingOf((await fromMathml(keepTogether(toHtml(math)), measure)) ?? '', lettering)
  )
}

/** MathJax would know the color in other formulas, too. */
const definesColor = /\\definecolor\b/

/** A tag needs a page to stand at the edge of: it stands behind its equation. */
const withoutTags = (tex: string): string =>
  tex.replace(/\\tag(\*?)\s*\{([^{}]*)\}/g, (_, star: string, tag: string) =>
    star ? `\\qquad\\text{${tag}}` : `\\qquad\\text{(${tag})}`,
  )

function drawingOf(svg: string, lettering: Lettering | undefined): Drawing | undefined {
  const box = readViewBox(/^<svg[^>]* viewBox="([^"]*)"/.exec(svg)?.[1])
  if (!box || isSpelt.test(svg)) return undefined
  const file = withRules(svg).replaceAll('currentColor', textColor.name)
  const drawing = read(file, box, lettering)
  if (!drawing) return undefined
  return {...drawing, parts: drawing.parts.map(inText), inText: {em, baseline: -box.y}}
}

function read(
  svg: string,
  size: Pick<Drawing, 'width' | 'height'>,
  lettering: Lettering | undefined,
): Drawing | undefined {
  const bytes = new TextEncoder().encode(letGo(svg))
  const reading = readSvg(bytes, {size, lettering})
  return reading.type === 'drawing' && reading.missing.length === 0 ? reading.drawing : undefined
}

/** Letters that MathJax's own font lacks and the theme may have. */
const foreign =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Devanagari}]/u

/** A word of a joined script that is not in `\text`: TeX sets its letters one by one, MathML has it whole. */
const isSpelt =
  /<text[^>]*>\p{Script=Arabic}<\/text><\/g><g data-mml-node="mi"[^>]*><text[^>]*>\p{Script=Arabic}</u

/** What a text takes, with a little room before what follows it. */
function widthOf(text: string, lettering: Lettering | undefined): number {
  const size = {width: 100 * em, height: em}
  const svg = `<svg viewBox="0 0 ${size.width} ${size.height}">${text}</svg>`
  const bounds = boundsOf(read(svg, size, lettering)?.parts ?? [], identity)
  return bounds ? (bounds.x + bounds.width) / em + 0.03 : 0
}

/** What stands for the color of the text while the drawing is read: nobody else asks for it. */
const textColor = {name: '#010305', r: 1 / 255, g: 3 / 255, b: 5 / 255} as const

function inText(part: DrawingPart): DrawingPart {
  if (part.type === 'group') return {...part, parts: part.parts.map(inText)}
  if (part.type === 'picture') return part
  const {fill, stroke, path, matrix} = part
  return {
    ...part,
    path: matrix ? path : path.map(rounded),
    fill: fill && {...fill, paint: paintInText(fill.paint)},
    stroke: stroke && {...stroke, paint: paintInText(stroke.paint)},
  }
}

/** To a tenth of a thousandth of an em: what stands behind that only makes files longer. */
const rounded = (step: PathStep): PathStep =>
  step.type === 'close' ? step : {...step, to: step.to.map(value => Math.round(value * 10) / 10)}

const paintInText = (paint: Paint): Paint =>
  paint.type === 'rgb' &&
  paint.r === textColor.r &&
  paint.g === textColor.g &&
  paint.b === textColor.b
    ? {type: 'currentcolor'}
    : paint

/** What MathJax leaves to a stylesheet: rules between the cells of a table, and around it. */
const withRules = (svg: string): string =>
  svg.replace(/<(line|rect) (data-line|data-frame)=/g, (_, name, kind) => {
    return `<${name} stroke-width="70" fill="none" ${kind}=`
  })
