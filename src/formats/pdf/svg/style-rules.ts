import type {CssNodePlain} from 'css-tree'
import {parse, toPlainObject} from 'css-tree/dist/csstree.esm'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {compileSelector, type KinOf, type Selector} from '../../selectors.ts'
import {textOf} from './text-of.ts'

export interface Declaration {
  readonly name: string
  readonly value: string
  readonly important: boolean
}

interface Rule {
  readonly selector: Selector<SvgElement>
  readonly declarations: readonly Declaration[]
}

/** What the `<style>` elements of a file and an element's `style` say of it, from the weakest to the strongest. */
export type DeclarationsOf = (element: SvgElement) => readonly Declaration[]

/** Read the style sheets among `elements`. Rules for screens alone, and selectors that no print knows, are left out. */
export function readStyleRules(
  elements: Iterable<SvgElement>,
  kin: KinOf<SvgElement>,
): DeclarationsOf {
  const rules: Rule[] = []
  for (const element of elements) {
    const type = element.attributes.type ?? 'text/css'
    if (element.name === 'style' && /^(text\/css)?$/i.test(type.trim())) {
      rules.push(...rulesIn(parseCss(textOf(element), 'stylesheet')))
    }
  }
  // Sorting keeps the order of equals.
  rules.sort((a, b) => a.selector.weight - b.selector.weight)
  return element => {
    const matching = rules
      .filter(({selector}) => selector.matches(element, kin))
      .flatMap(({declarations}) => declarations)
    const {style} = element.attributes
    const own = style ? declarationsIn(parseCss(style, 'declarationList')) : []
    const all = [...matching, ...own]
    return [...all.filter(({important}) => !important), ...all.filter(({important}) => important)]
  }
}

/** What css-tree throws rather than reports is as good as empty. */
function parseCss(text: string, context: string): CssNodePlain {
  const options = {context, parseValue: false, parseCustomProperty: false, onParseError: () => {}}
  try {
    return toPlainObject(parse(text, options))
  } catch {
    return toPlainObject(parse('', options))
  }
}

function rulesIn(node: CssNodePlain): readonly Rule[] {
  if (node.type !== 'StyleSheet' && node.type !== 'Block') return []
  return node.children.flatMap((child): readonly Rule[] => {
    if (child.type === 'Atrule') {
      const applies = child.name === 'supports' || (child.name === 'media' && isForPrint(child))
      return applies && child.block ? rulesIn(child.block) : []
    }
    if (child.type !== 'Rule' || child.prelude.type !== 'SelectorList') return []
    const declarations = declarationsIn(child.block)
    return child.prelude.children.flatMap(one => {
      const selector =
        one.type === 'Selector' ? compileSelector<SvgElement>(one.children) : undefined
      return selector ? [{selector, declarations}] : []
    })
  })
}

/** Of media queries only those that are simply for print, or for all. */
const isForPrint = ({prelude}: Extract<CssNodePlain, {type: 'Atrule'}>): boolean => {
  const names = JSON.stringify(prelude)
  return /"print"|"all"/.test(names) && !/"not"|"Feature"/.test(names)
}

function declarationsIn(node: CssNodePlain): readonly Declaration[] {
  if (node.type !== 'Block' && node.type !== 'DeclarationList') return []
  return node.children.flatMap(child => {
    if (child.type !== 'Declaration' || child.value.type !== 'Raw') return []
    const {property, important} = child
    const name = property.startsWith('--') ? property : property.toLowerCase()
    const value = child.value.value.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ').trim()
    return [{name, value, important: important !== false}]
  })
}
