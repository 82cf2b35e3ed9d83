import {parseXml, XmlElement, XmlText} from '@rgrove/parse-xml'
import type {Element, ElementContent, Text} from 'hast'
import temml from 'temml'
import {faultOf, type TexFault} from './tex-fault.ts'

export type Converted =
  | {readonly type: 'math'; readonly element: Element}
  | ({readonly type: 'fault'} & TexFault)

/**
 * TeX → MathML (Core): `<math alttext="TeX">`, with `display="block"` for a formula on a line of its own. Commands that
 * load, link or run anything are faults.
 */
export function toMathml(tex: string, isDisplay: boolean): Converted {
  let markup: string
  try {
    const options = {displayMode: isDisplay, throwOnError: true, wrap: 'none', xml: true} as const
    markup = temml.renderToString(tex.replace(unprintable, ' '), {...options, macros: {}})
  } catch (error) {
    return {type: 'fault', ...faultOf(error)}
  }
  const {root} = parseXml(markup)
  const properties = {...(isDisplay ? {display: 'block'} : {}), alttext: tex}
  const children = root ? contentOf(root) : []
  return {type: 'math', element: {type: 'element', tagName: 'math', properties, children}}
}

/** What no XML may hold (XML 1.0, 2.2): the markup is read as that. */
const unprintable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function contentOf({children}: XmlElement): ElementContent[] {
  const content: ElementContent[] = []
  for (const child of children) {
    if (child instanceof XmlText) content.push({type: 'text', value: child.text})
    if (!(child instanceof XmlElement) || isNumber(child)) continue
    const element = elementOf(child)
    const before = joinable(content.at(-1))
    const letters = joinable(element)
    if (before && letters) before.value += letters.value
    else content.push(element)
  }
  return content
}

/** The letters of a word of a joined script, which TeX takes for variables side by side. */
function joinable(node: ElementContent | undefined): Text | undefined {
  const [text] = node?.type === 'element' && node.tagName === 'mtext' ? node.children : []
  return text?.type === 'text' && /^\p{Script=Arabic}+$/u.test(text.value) ? text : undefined
}

/** Environments that LaTeX numbers have an HTML element for a number that only a stylesheet would print. */
const isNumber = ({attributes}: XmlElement): boolean => attributes.class === 'tml-eqn'

function elementOf(element: XmlElement): Element {
  const {class: classes, style, ...attributes} = element.attributes
  const className = classes?.split(' ').filter(Boolean)
  return {
    type: 'element',
    tagName: element.name,
    properties: {
      ...attributes,
      // Some fences come with a style that says `true`.
      ...(style?.includes(':') ? {style} : {}),
      ...(className?.length ? {className} : {}),
    },
    children: contentOf(element),
  }
}
