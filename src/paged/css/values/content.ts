import type {CssNodePlain, FunctionNodePlain} from 'css-tree'
import type {ContentItem} from '../style.ts'
import {counterStyleOf} from './counter.ts'
import {resolveUrl} from './url.ts'
import {
  always,
  keywordOf,
  onlyKeyword,
  type Parse,
  type Source,
  significant,
  splitAtCommas,
  type Value,
} from './value.ts'

type Content = 'normal' | 'none' | readonly ContentItem[]

/** The `content` property (css-content-3, css-gcpm-3). Alternative text after a slash is left out. */
export const content: Parse<Content> = (value, source) => {
  const keyword = onlyKeyword(value)
  if (keyword === 'normal' || keyword === 'none') return always<Content>(keyword)
  const slash = value.findIndex(node => node.type === 'Operator' && node.value.trim() === '/')
  return contentList(slash < 0 ? value : value.slice(0, slash), source)
}

/** A list of items, as `string-set` and `bookmark-label` take it too. */
export const contentList: Parse<readonly ContentItem[]> = (value, source) => {
  const items: ContentItem[] = []
  for (const node of value) {
    const item = itemOf(node, source)
    if (!item) return undefined
    items.push(item)
  }
  return items.length ? always(items) : undefined
}

/** `string-set`: named lists between commas. */
export const stringSet: Parse<
  ReadonlyArray<{readonly name: string; readonly content: readonly ContentItem[]}>
> = (value, source) => {
  if (onlyKeyword(value) === 'none') return always([])
  const strings: {name: string; content: readonly ContentItem[]}[] = []
  for (const part of splitAtCommas(value)) {
    const [name, ...list] = part
    const items = contentItems(list, source)
    if (name?.type !== 'Identifier' || !items) return undefined
    strings.push({name: name.name, content: items})
  }
  return always(strings)
}

function contentItems(list: Value, source: Source): readonly ContentItem[] | undefined {
  const items = list.map(node => itemOf(node, source))
  return items.length && items.every(item => item !== undefined) ? items : undefined
}

const quotes = ['open-quote', 'close-quote', 'no-open-quote', 'no-close-quote'] as const

function itemOf(node: CssNodePlain, source: Source): ContentItem | undefined {
  switch (node.type) {
    case 'String':
      return {type: 'string', value: node.value}
    case 'Url':
      return {type: 'image', url: resolveUrl(node.value, source.path)}
    case 'Identifier': {
      const which = quotes.find(name => name === keywordOf(node))
      return which && {type: 'quote', which}
    }
    case 'Function':
      return functionItem(node, source)
  }
  return undefined
}

function functionItem(node: FunctionNodePlain, source: Source): ContentItem | undefined {
  const parts = splitAtCommas(significant(node.children))
  const first = parts[0]?.[0]
  const name = first?.type === 'Identifier' ? first.name : ''
  switch (node.name.toLowerCase()) {
    case 'attr':
      return name ? {type: 'attr', name: name.toLowerCase()} : undefined
    case 'counter':
      return name ? {type: 'counter', name, style: styleName(parts[1], source)} : undefined
    case 'counters': {
      const separator = parts[1]?.[0]
      if (!name || separator?.type !== 'String') return undefined
      return {
        type: 'counters',
        name,
        separator: separator.value,
        style: styleName(parts[2], source),
      }
    }
    case 'string':
      return name ? {type: 'named-string', name, which: occurrence(parts[1])} : undefined
    case 'element':
      return name ? {type: 'element', name, which: occurrence(parts[1])} : undefined
    case 'content':
      return contentFunction(name.toLowerCase())
    case 'target-counter': {
      const url = target(first)
      const counter = parts[1]?.[0]
      if (url === undefined || counter?.type !== 'Identifier') return undefined
      return {type: 'target-counter', url, name: counter.name, style: styleName(parts[2], source)}
    }
    case '-octavo-target-pages': {
      const url = target(first)
      if (typeof url !== 'object') return undefined
      return {type: 'target-pages', attr: url.attr, style: styleName(parts[1], source)}
    }
    case 'target-text': {
      const url = target(first)
      const which = keywordOf(parts[1]?.[0]) ?? 'content'
      const known = (['content', 'before', 'after', 'first-letter'] as const).find(
        other => other === which,
      )
      return url !== undefined && known ? {type: 'target-text', url, which: known} : undefined
    }
    case 'leader':
      return leader(first)
  }
  return undefined
}

/** An unknown style is decimal, and that is said (css-counter-styles-3, 2). */
function styleName(part: Value | undefined, source: Source): string {
  const node = part?.[0]
  if (!node) return 'decimal'
  if (node.type === 'String') return JSON.stringify(node.value)
  const style = counterStyleOf(node, source)
  if (style === undefined)
    source.complain(
      `Unexpected counter style${node.type === 'Identifier' ? ` \`${node.name}\`` : ''}, expected one that is defined; \`decimal\` is used`,
    )
  return style ?? 'decimal'
}

function occurrence(part: Value | undefined): 'first' | 'start' | 'last' | 'first-except' {
  const which = keywordOf(part?.[0])
  return which === 'start' || which === 'last' || which === 'first-except' ? which : 'first'
}

function contentFunction(which: string): ContentItem | undefined {
  if (which === '') return {type: 'content', which: 'text'}
  const known = (['text', 'before', 'after', 'first-letter', 'marker'] as const).find(
    other => other === which,
  )
  return known && {type: 'content', which: known}
}

/** `url(#id)`, `"#id"`, `attr(href)`, `attr(href url)`. */
function target(node: CssNodePlain | undefined): string | {readonly attr: string} | undefined {
  if (node?.type === 'Url' || node?.type === 'String') return node.value
  if (node?.type !== 'Function' || node.name.toLowerCase() !== 'attr') return undefined
  const attr = keywordOf(significant(node.children)[0])
  return attr ? {attr} : undefined
}

const leaders: Readonly<Record<string, string>> = {dotted: '. ', solid: '_', space: ' '}

function leader(node: CssNodePlain | undefined): ContentItem | undefined {
  const text = node?.type === 'String' ? node.value : leaders[keywordOf(node) ?? '']
  return text ? {type: 'leader', text} : undefined
}
