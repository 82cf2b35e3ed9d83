import type {CssNode, List, Value} from 'css-tree'
import {generate, parse, walk} from 'css-tree/dist/csstree.esm'

/**
 * Custom properties that `:root` sets at the top of the rules, the last winning; with a direction, also those that
 * `[dir=…]` alone sets for it, which win.
 */
export function rootProperties(
  rules: List<CssNode>,
  dir?: 'ltr' | 'rtl',
): ReadonlyMap<string, string> {
  const root = propertiesOf(rules, ':root')
  return dir === undefined ? root : new Map([...root, ...propertiesOf(rules, `[dir="${dir}"]`)])
}

function propertiesOf(rules: List<CssNode>, selector: string): ReadonlyMap<string, string> {
  const properties = new Map<string, string>()
  rules.forEach(rule => {
    if (rule.type !== 'Rule' || generate(rule.prelude).replaceAll("'", '"') !== selector) return
    rule.block.children.forEach(declaration => {
      if (declaration.type === 'Declaration' && declaration.property.startsWith('--'))
        properties.set(declaration.property, generate(declaration.value).trim())
    })
  })
  return properties
}

/** A value's text without `var()`: what `:root` says, else the fallback, else undefined (the declaration is void). */
export function substitute(
  value: string,
  properties: ReadonlyMap<string, string>,
  depth = 0,
): string | undefined {
  if (!value.includes('var(')) return value
  if (depth > 16) return undefined
  const ast = parse(value, {context: 'value'}) as Value
  const parts: {readonly from: string; readonly to: string | undefined}[] = []
  walk(ast, {
    visit: 'Function',
    enter(node) {
      if (node.name !== 'var') return
      const text = generate(node)
      const [name = '', ...fallback] = text.slice('var('.length, -1).split(',')
      const own = properties.get(name.trim())
      const to = substitute(own ?? fallback.join(',').trim(), properties, depth + 1)
      parts.push({from: text, to: to === '' ? undefined : to})
      return walk.skip
    },
  })
  // A parenthesis needs no space behind it; what it stood for does.
  const substituted = parts.reduce<string | undefined>(
    (text, {from, to}) => (to === undefined ? undefined : text?.replace(from, () => ` ${to} `)),
    generate(ast),
  )
  return substituted?.replace(/ {2,}/g, ' ').trim()
}
