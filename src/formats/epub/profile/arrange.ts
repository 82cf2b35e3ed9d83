import type {Element, ElementContent} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {h} from 'hastscript'

/** An element's name and children as its schema wants them. */
interface Arranged {
  readonly tagName: string
  readonly children: ElementContent[]
}

/** Children in the order and kind that their parent takes; where they cannot be, a parent that takes anything. */
export function arrange(tagName: string, children: ElementContent[]): Arranged {
  switch (tagName) {
    case 'ul':
    case 'ol':
      return {
        tagName,
        children: solid(children).map(child => (isNamed(child, 'li') ? child : h('li', child))),
      }
    case 'dl':
      return arrangeTerms(solid(children))
    case 'details':
      return {tagName, children: arrangeDetails(children)}
    case 'figure':
      return {tagName, children: arrangeFigure(children)}
    case 'table':
      return {tagName, children: arrangeTable(solid(children))}
    case 'ruby':
      return arrangeRuby(children)
    case 'rp':
      return {tagName, children: [{type: 'text', value: textOf({type: 'root', children})}]}
    default:
      return {tagName, children}
  }
}

const isNamed = (node: ElementContent | undefined, ...names: readonly string[]): node is Element =>
  node?.type === 'element' && names.includes(node.tagName)

/** Without the white space between elements. */
const solid = (children: readonly ElementContent[]): ElementContent[] =>
  children.filter(child => child.type !== 'text' || child.value.trim() !== '')

const renamed = (element: Element, tagName: string): Element => ({...element, tagName})

/** Groups of terms and their definitions, bare or one `div` each; anything else is no definition list. */
function arrangeTerms(children: ElementContent[]): Arranged {
  const grouped =
    children.length > 0 &&
    children.every(child => isNamed(child, 'div') && areGroups(child.children))
  if (grouped || areGroups(children)) return {tagName: 'dl', children}
  return {tagName: 'div', children: children.map(unlisted)}
}

const areGroups = (children: readonly ElementContent[]): boolean =>
  /^((dt )+(dd )+)+$/.test(
    solid(children)
      .map(child => `${child.type === 'element' ? child.tagName : child.type} `)
      .join(''),
  )

function unlisted(child: ElementContent): ElementContent {
  if (child.type !== 'element') return child
  if (child.tagName === 'dt' || child.tagName === 'dd') return renamed(child, 'div')
  return child.tagName === 'div' ? {...child, children: child.children.map(unlisted)} : child
}

/** One summary, first. */
function arrangeDetails(children: ElementContent[]): ElementContent[] {
  const summary = children.find(child => isNamed(child, 'summary')) ?? h('summary', '…')
  const rest = children
    .filter(child => child !== summary)
    .map(child => (isNamed(child, 'summary') ? renamed(child, 'div') : child))
  return [summary, ...rest]
}

/** One caption, first or last. */
function arrangeFigure(children: ElementContent[]): ElementContent[] {
  const parts = solid(children)
  const caption = [parts[0], parts.at(-1)].find(child => isNamed(child, 'figcaption'))
  return children.map(child =>
    child !== caption && isNamed(child, 'figcaption') ? renamed(child, 'div') : child,
  )
}

/** One caption, first. */
function arrangeTable(children: ElementContent[]): ElementContent[] {
  const captions = children.filter(child => isNamed(child, 'caption'))
  const rest = children.filter(child => !isNamed(child, 'caption'))
  const [caption] = captions
  if (!isNamed(caption, 'caption')) return rest
  const more = captions
    .slice(1)
    .map(child => (isNamed(child, 'caption') ? renamed(child, 'div') : child))
  return [{...caption, children: [...caption.children, ...more]}, ...rest]
}

/** Each piece of base text with what is read above it; anything else is a passage of text. */
function arrangeRuby(children: ElementContent[]): Arranged {
  const kinds = children.map(child => (isNamed(child, 'rt', 'rp') ? `${child.tagName} ` : 'base '))
  if (/^((base )+(rt |rp rt rp ))+$/.test(kinds.join(''))) return {tagName: 'ruby', children}
  return {
    tagName: 'span',
    children: children.map(child => (isNamed(child, 'rt', 'rp') ? renamed(child, 'span') : child)),
  }
}
