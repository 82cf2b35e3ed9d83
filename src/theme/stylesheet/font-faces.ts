import type {Atrule, CssNode, Declaration, List} from 'css-tree'
import {generate, walk} from 'css-tree/dist/csstree.esm'

/** One `@font-face` of a flattened sheet. */
export interface FontFace {
  readonly rule: Atrule
  readonly family: string
  /** Path of the first source, from the theme's folder on. */
  readonly source: string
  /** Descriptors other than `src` and `unicode-range`, as CSS text. */
  readonly descriptors: string
  /** Undefined: every character of the font. */
  readonly range: string | undefined
}

/** The `@font-face` rules at the top of a sheet, in order. */
export function fontFaces(rules: List<CssNode>): readonly FontFace[] {
  return rules
    .toArray()
    .filter((node): node is Atrule => node.type === 'Atrule' && node.name === 'font-face')
    .flatMap((rule): FontFace[] => {
      const declarations = (rule.block?.children.toArray() ?? []).filter(
        (node): node is Declaration => node.type === 'Declaration',
      )
      const value = (name: string) => {
        const found = declarations.find(({property}) => property === name)
        return found && generate(found.value)
      }
      const source = firstUrl(rule)
      if (source === undefined) return []
      const descriptors = declarations
        .filter(({property}) => property !== 'src' && property !== 'unicode-range')
        .map(declaration => generate(declaration))
        .join(';')
      const family = (value('font-family') ?? '').replace(/^['"]|['"]$/g, '')
      return [{rule, family, source, descriptors, range: value('unicode-range')}]
    })
}

function firstUrl(rule: Atrule): string | undefined {
  let url: string | undefined
  walk(rule, node => {
    if (node.type === 'Url') url ??= node.value
  })
  return url
}
