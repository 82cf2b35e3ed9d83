import type {Element, ElementContent, Nodes, Properties, Root} from 'hast'
import {h} from 'hastscript'
import {find, html, type Schema, svg} from 'property-information'
import {escapeXml, escapeXmlAttribute} from '../xml.ts'
import {blankText} from './blanks.ts'

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
  const page: Element = {
    type: 'element',
    tagName: 'html',
    properties: {
      xmlns: 'http://www.w3.org/1999/xhtml',
      'xmlns:epub': 'http://www.idpf.org/2007/ops',
      lang,
      'xml:lang': lang,
      dir,
    },
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
  const root: Root = {type: 'root', children: [{type: 'doctype'}, page]}
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serialize(root, htmlSpace)}\n`
}

/** Elements as they stand in a page. */
export const serializeElements = (elements: readonly Element[]): string =>
  serializeAll(elements, htmlSpace)

/** Void elements close themselves, all others get an end tag: a reader that takes the file for HTML sees the same. */
function serialize(node: Nodes, space: Space): string {
  switch (node.type) {
    case 'root':
      return serializeAll(node.children, space)
    case 'element':
      return serializeElement(node, space)
    case 'text':
      return escapeXml(node.value)
    case 'doctype':
      return '<!DOCTYPE html>\n'
    default:
      return ''
  }
}

const serializeAll = (children: readonly Nodes[], space: Space): string => {
  let text = ''
  for (const child of children) text += serialize(child, space)
  return text
}

function serializeElement(element: Element, outer: Space): string {
  const {tagName, properties, children, data} = element
  const blank = data?.blank === undefined ? undefined : blankText(data.blank)
  if (blank !== undefined && tagName === 'span') return blank
  const space = tagName === 'svg' ? svgSpace : outer
  const attributes = serializeAttributes(properties, space, blank)
  const namespace = space === outer ? '' : ' xmlns="http://www.w3.org/2000/svg"'
  const start = `<${tagName}${namespace}${attributes}`
  return voidElements.has(tagName)
    ? `${start}/>`
    : `${start}>${serializeAll(children, space)}</${tagName}>`
}

function serializeAttributes(
  properties: Properties,
  space: Space,
  blank: string | undefined,
): string {
  let text = ''
  for (const property in properties) {
    const value = properties[property]
    if (value === undefined || value === null || value === false) continue
    if (blank !== undefined && property === 'href') {
      text += blank
      continue
    }
    const words = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value)
    text += attribute(attributeName(property, space), words)
  }
  return text
}

/** An attribute as it stands behind others. */
export const attribute = (name: string, value: string): string =>
  ` ${name}="${escapeXmlAttribute(value)}"`

/** Names of properties as attributes, in one language of markup. */
interface Space {
  readonly schema: Schema
  readonly names: Map<string, string>
}

const htmlSpace: Space = {schema: html, names: new Map()}
const svgSpace: Space = {schema: svg, names: new Map()}

function attributeName(property: string, {schema, names}: Space): string {
  const name = names.get(property) ?? find(schema, property).attribute
  names.set(property, name)
  return name
}

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
