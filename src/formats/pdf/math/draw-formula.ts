import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {texOf} from '../../../document/math-text.ts'
import type {Drawing, DrawingPart, Paint, PathStep} from '../../../paged/index.ts'
import {readSvg} from '../svg/read-svg.ts'
import {readViewBox} from '../svg/view-box.ts'
import type {FormulaSetter} from './mathjax.ts'

/** Units of an em in what MathJax draws. */
const em = 1000

/**
 * A formula as shapes in the color of its text, as large as the text. TeX is set by the rules of TeX; where MathJax
 * lacks a command that our MathML was made of, that MathML is. Undefined when it has letters that the font lacks.
 */
export async function drawFormula(
  math: Element,
  {fromTex, fromMathml}: FormulaSetter,
): Promise<Drawing | undefined> {
  const isDisplay = math.properties.display === 'block'
  const tex = texOf(math)
  const svg = definesColor.test(tex) ? undefined : await fromTex(withoutTags(tex), isDisplay)
  return drawingOf(svg ?? '') ?? drawingOf((await fromMathml(toHtml(math))) ?? '')
}

/** MathJax would know the color in other formulas, too. */
const definesColor = /\\definecolor\b/

/** A tag needs a page to stand at the edge of: it stands behind its equation. */
const withoutTags = (tex: string): string =>
  tex.replace(/\\tag(\*?)\s*\{([^{}]*)\}/g, (_, star: string, tag: string) =>
    star ? `\\qquad\\text{${tag}}` : `\\qquad\\text{(${tag})}`,
  )

function drawingOf(svg: string): Drawing | undefined {
  const box = readViewBox(/^<svg[^>]* viewBox="([^"]*)"/.exec(svg)?.[1])
  if (!box) return undefined
  const file = withRules(svg).replaceAll('currentColor', textColor.name)
  const reading = readSvg(new TextEncoder().encode(file), {size: box})
  if (reading.type !== 'drawing' || reading.missing.length > 0) return undefined
  const {drawing} = reading
  return {...drawing, parts: drawing.parts.map(inText), inText: {em, baseline: -box.y}}
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
