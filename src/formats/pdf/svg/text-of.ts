import type {SvgElement} from '../../../source/svg/read-xml.ts'

/** All text in an element, in order. */
export const textOf = ({children}: SvgElement): string =>
  children.map(child => (child.type === 'text' ? child.text : textOf(child))).join('')
