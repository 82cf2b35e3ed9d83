import type {CssNodePlain} from 'css-tree'
import {supportsDeclaration} from './declaration.ts'
import {compileSelectors} from './selectors/compile.ts'
import {keywordOf} from './values/value.ts'

/** True when the condition of `@supports` holds: asked of the table of properties and the selector compiler. */
export function supportsCondition(node: CssNodePlain): boolean {
  if (node.type === 'Condition') {
    const operators = node.children.flatMap(child => keywordOf(child) ?? [])
    const results = node.children
      .filter(child => child.type !== 'Identifier')
      .map(supportsCondition)
    if (operators[0] === 'not') return !results[0]
    return operators[0] === 'or' ? results.includes(true) : !results.includes(false)
  }
  if (node.type === 'SupportsDeclaration') return supportsDeclaration(node.declaration)
  if (node.type === 'Declaration') return supportsDeclaration(node)
  if (node.type === 'FeatureFunction' && node.feature.toLowerCase() === 'selector')
    return supportsSelector(node.value)
  return false
}

function supportsSelector(node: CssNodePlain): boolean {
  let complaints = 0
  const compiled = compileSelectors([node], {nesting: [], complain: () => complaints++})
  return compiled.length === 1 && complaints === 0
}
