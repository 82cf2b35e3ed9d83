import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {elementsOf} from './scene.ts'
import type {Properties} from './style.ts'

/**
 * The child that a `switch` shows: the first that asks for nothing beyond SVG and whose language is the picture's, or
 * that of no language (SVG 2, 5.10). The machine has no say in it.
 */
export const chosenOf = (element: SvgElement, style: Properties): SvgElement | undefined =>
  elementsOf(element).find(({name, attributes}) => {
    const {systemLanguage, requiredExtensions} = attributes
    if (name === 'foreignObject' || name.startsWith('{') || requiredExtensions) return false
    const lang = style.lang ?? style['xml:lang'] ?? ''
    return (
      systemLanguage === undefined ||
      systemLanguage.split(',').some(one => primary(one) === primary(lang))
    )
  })

const primary = (lang: string): string => lang.trim().toLowerCase().split('-')[0] ?? ''
