import type {Element, ElementContent, Properties} from 'hast'

/** MathML as the schema of EPUB 3.2, which is that of MathML 3, lets it stand in a page. */
export const mathElement = (math: Element): Element => ({
  ...math,
  properties: {...math.properties, xmlns: 'http://www.w3.org/1998/Math/MathML'},
  children: math.children.map(arranged),
})

/** MathML Core has these attributes on every element, MathML 3 on few. */
const styling = ['displaystyle', 'scriptlevel']

const styled: Readonly<Record<string, readonly string[]>> = {
  mstyle: styling,
  mtable: ['displaystyle'],
}

function arranged(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  const element = {...node, children: node.children.map(arranged)}
  const given = Object.entries(node.properties)
  const misplaced = given.filter(
    ([name]) => styling.includes(name) && !styled[node.tagName]?.includes(name),
  )
  if (misplaced.length === 0) return element
  const kept: Properties = Object.fromEntries(given.filter(entry => !misplaced.includes(entry)))
  return {
    type: 'element',
    tagName: 'mstyle',
    properties: Object.fromEntries(misplaced),
    children: [{...element, properties: kept}],
  }
}
