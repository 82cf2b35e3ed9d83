import type {Element, ElementContent, Root} from 'hast'
import {toXast} from 'hast-util-to-xast'
import {h} from 'hastscript'
import type {Nodes as XastNodes} from 'xast'
import {escapeXml, escapeXmlAttribute} from '../xml.ts'

export interface XhtmlPage {
  readonly title: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** `epub:type` of the body. */
  readonly type: string | undefined
  readonly children: readonly ElementContent[]
}

/** A page of a package as XHTML text: language, direction, title and style sheet in place. */
export function toXhtml({title, lang, dir, type, children}: XhtmlPage): string {
  const html: Element = {
    type: 'element',
    tagName: 'html',
    properties: {'xmlns:epub': 'http://www.idpf.org/2007/ops', lang, 'xml:lang': lang, dir},
    children: [
      h('head', [
        h('meta', {charset: 'utf-8'}),
        h('title', title),
        h('link', {rel: 'stylesheet', type: 'text/css', href: 'style.css'}),
      ]),
      {
        type: 'element',
        tagName: 'body',
        properties: type === undefined ? {} : {'epub:type': type},
        children: [...children],
      },
    ],
  }
  const root: Root = {type: 'root', children: [{type: 'doctype'}, html]}
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serialize(toXast(root))}\n`
}

/** Void elements close themselves, all others get an end tag: a reader that takes the file for HTML sees the same. */
function serialize(node: XastNodes): string {
  switch (node.type) {
    case 'root':
      return node.children.map(serialize).join('')
    case 'element': {
      const attributes = Object.entries(node.attributes)
        .map(([name, value]) => ` ${name}="${escapeXmlAttribute(value ?? '')}"`)
        .join('')
      return voidElements.has(node.name)
        ? `<${node.name}${attributes}/>`
        : `<${node.name}${attributes}>${node.children.map(serialize).join('')}</${node.name}>`
    }
    case 'text':
      return escapeXml(node.value)
    case 'doctype':
      return '<!DOCTYPE html>\n'
    case 'cdata':
    case 'comment':
    case 'instruction':
      return ''
  }
}

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
