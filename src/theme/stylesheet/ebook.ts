import {posix} from 'node:path'
import type {Declaration, Rule, StyleSheet} from 'css-tree'
import {generate} from 'css-tree/dist/csstree.esm'
import type {Theme, ThemeFile} from '../theme.ts'
import {rootProperties, substitute} from './custom-properties.ts'
import {copySheet} from './flatten.ts'
import {fontFaces} from './font-faces.ts'
import {applyMedia} from './media.ts'
import {type Style, toPhysical} from './physical.ts'
import {splitSelectors, withoutIs} from './selectors.ts'

/** Layout that reading systems lack or fight over, and what only paged media know. */
const left =
  /^(--|direction$|unicode-bidi$|display-|flex|grid|gap|row-gap|column|align-|justify-|order$|place-|position$|inset|top$|z-index|string-set|bookmark-|footnote-|page$|hanging-punctuation|hyphenate-limit|text-wrap|text-underline|color-scheme|scroll-|transition|clip|overflow$|accent-color|direction|unicode-bidi|object-|aspect-|backdrop-|cursor|outline|interpolate)/

/**
 * The cascade for reading systems: `ebook` rules apply, screen and print go, custom properties are values, edges are
 * left and right, and colors go where a reader's own night mode would fight them (they stay in pairs of text and
 * ground).
 */
export function ebookStylesheet(
  flat: StyleSheet,
  load: (path: string) => Uint8Array | undefined,
): Theme['ebook'] {
  const rules = applyMedia(copySheet(flat).children, condition =>
    /^(all|ebook)$/.test(condition) ? 'unwrap' : 'drop',
  )
  const properties = rootProperties(rules)
  const files: ThemeFile[] = []
  const faces = fontFaces(rules).flatMap(face => {
    const bytes = load(face.source)
    if (!bytes) return []
    // Whatever it was, it is cut down to TrueType.
    const path = `fonts/${posix.basename(face.source).replace(/\.(otf|woff2?)$/i, '.ttf')}`
    files.push({path, mediaType: 'font/ttf', bytes})
    const range = face.range === undefined ? '' : `;unicode-range:${face.range}`
    return [`@font-face {${face.descriptors};src:url(${path})${range}}`]
  })
  const texts = rules
    .toArray()
    .filter((node): node is Rule => node.type === 'Rule')
    .flatMap(rule => unnest(rule, undefined))
    .flatMap(rule => compile(rule, properties))
  return {css: `${[...faces, ...texts].join('\n')}\n`, files}
}

/** A rule without rules inside it. */
interface FlatRule {
  readonly selector: string
  readonly declarations: readonly Declaration[]
}

/** A rule, then those nested in it with their selectors spelled out; what is nested in `@media` was for others. */
function unnest(rule: Rule, outer: string | undefined): readonly FlatRule[] {
  const selector = withoutIs(spell(generate(rule.prelude), outer)).join(',')
  const children = rule.block.children.toArray()
  const declarations = children.filter((node): node is Declaration => node.type === 'Declaration')
  const nested = children.filter((node): node is Rule => node.type === 'Rule')
  return [{selector, declarations}, ...nested.flatMap(inner => unnest(inner, selector))]
}

/** `&` stands for the outer selector, and without it the inner one lies inside the outer. */
const spell = (selector: string, outer: string | undefined): string =>
  outer === undefined
    ? selector
    : splitSelectors(outer)
        .flatMap(parent =>
          splitSelectors(selector).map(one =>
            one.includes('&') ? one.replaceAll('&', parent) : `${parent} ${one}`,
          ),
        )
        .join(',')

function compile(
  {selector, declarations}: FlatRule,
  properties: ReadonlyMap<string, string>,
): readonly string[] {
  const styles = declarations.flatMap((node): Style[] => {
    if (left.test(node.property)) return []
    const value = substitute(generate(node.value), properties)?.trim()
    if (value === undefined || /^(flex|grid|inline-flex|inline-grid)$/.test(value)) return []
    if (node.property === 'float' && value === 'footnote') return []
    return [{property: node.property, value}]
  })
  const paired =
    styles.some(({property}) => property === 'color') &&
    styles.some(({property}) => property === 'background-color')
  const kept = styles.filter(
    ({property}) => paired || !/^(color|background|background-color)$/.test(property),
  )
  const both: Style[] = []
  const ltr: Style[] = []
  const rtl: Style[] = []
  for (const style of kept) {
    const physical = toPhysical(style)
    if (!physical) both.push(style)
    else {
      both.push(...physical.both)
      ltr.push(...physical.ltr)
      rtl.push(...physical.rtl)
    }
  }
  return [
    ...ruleText(selector, both),
    ...ruleText(within('ltr', selector), ltr),
    ...ruleText(within('rtl', selector), rtl),
  ]
}

/** Every document of an EPUB names its direction on `html`. */
const within = (direction: 'ltr' | 'rtl', selector: string): string =>
  splitSelectors(selector)
    .map(one => `[dir=${direction}] ${one}`)
    .join(',')

const ruleText = (selector: string, styles: readonly Style[]): readonly string[] =>
  styles.length === 0
    ? []
    : [`${selector} {${styles.map(({property, value}) => `${property}:${value}`).join(';')}}`]
