import type {Element} from 'hast'
import {attributeOf} from '../css/selectors/attribute.ts'
import type {Marks} from './box.ts'
import type {Draft} from './contain.ts'
import {inlineBox, noMarks, type Origin, sourceOf, textBox} from './source.ts'
import type {Walk} from './walk.ts'

/** Elements whose content is not their children. Undefined for all others. */
export function replacedBoxes(
  origin: Origin & {readonly element: Element},
  marks: Marks,
  walk: Walk,
): readonly Draft[] | undefined {
  const {element} = origin
  const source = sourceOf(origin, marks)
  switch (element.tagName) {
    case 'br':
      return [{...source, type: 'line-break'}]
    case 'wbr':
      return [textBox(origin, '\u200B')]
    case 'img':
      return image(origin, marks)
    case 'math':
      return formula(origin, marks)
    case 'svg':
      return drawing(origin, marks) ?? unpaintable(origin, marks, walk)
    case 'video':
    case 'audio':
    case 'iframe':
    case 'embed':
    case 'canvas':
      return unpaintable(origin, marks, walk)
  }
  return undefined
}

/** Elements of SVG are not laid out: what stands for them is the image that `data-drawing` names, if there is one. */
function drawing(
  origin: Origin & {readonly element: Element},
  marks: Marks,
): readonly Draft[] | undefined {
  const {element} = origin
  const src = attributeOf(element, 'data-drawing')
  if (!src) return undefined
  const isHidden = attributeOf(element, 'aria-hidden') === 'true'
  const alternative = isHidden ? '' : attributeOf(element, 'aria-label')
  const attributes = {width: pixels(element, 'width'), height: pixels(element, 'height')}
  return [{...sourceOf(origin, marks), type: 'replaced', src, alternative, attributes}]
}

function unpaintable(
  origin: Origin & {readonly element: Element},
  marks: Marks,
  walk: Walk,
): readonly Draft[] {
  reportUnpaintable(origin, walk)
  return marks === noMarks ? [] : [{...sourceOf(origin, marks), type: 'anchor'}]
}

/** Without a file its alternative text stands in. */
function image(origin: Origin & {readonly element: Element}, marks: Marks): readonly Draft[] {
  const {element} = origin
  const source = sourceOf(origin, marks)
  const src = attributeOf(element, 'src')
  const alternative = attributeOf(element, 'alt')
  if (src) {
    const attributes = {width: pixels(element, 'width'), height: pixels(element, 'height')}
    return [{...source, type: 'replaced', src, alternative, attributes}]
  }
  if (!alternative) return marks === noMarks ? [] : [{...source, type: 'anchor'}]
  return [inlineBox(origin, [textBox(origin, alternative)], marks)]
}

/** MathML is not laid out: what stands for it is the image that its `altimg` names (MathML 3, 2.2.1), if there is one. */
function formula(origin: Origin & {readonly element: Element}, marks: Marks) {
  const src = attributeOf(origin.element, 'altimg')
  if (!src) return undefined
  const alternative = attributeOf(origin.element, 'alttext')
  const attributes = {width: undefined, height: undefined}
  return [{...sourceOf(origin, marks), type: 'replaced' as const, src, alternative, attributes}]
}

/** Percentages and anything else in a size attribute say nothing on paper. */
function pixels(element: Element, name: string): number | undefined {
  const value = attributeOf(element, name)?.trim() ?? ''
  return /^\d+(?:\.\d+)?(?:px)?$/.test(value) ? Number.parseFloat(value) : undefined
}

function reportUnpaintable({element, position}: Origin, {report}: Walk): void {
  report({
    ruleId: 'missing-image',
    reason: `Unexpected \`<${element?.tagName}>\`, expected an image file that can be painted`,
    origin: 'tree',
    place: position,
    severe: true,
  })
}
