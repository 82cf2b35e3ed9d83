import {posix} from 'node:path'
import {generate, type Rule, type StyleSheet} from 'css-tree'
import type {Theme, ThemeFile} from '../theme.ts'
import {rootProperties, substitute} from './custom-properties.ts'
import {copySheet} from './flatten.ts'
import {fontFaces} from './font-faces.ts'
import {applyMedia} from './media.ts'
import {type Style, toPhysical} from './physical.ts'

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
    const path = `fonts/${posix.basename(face.source)}`
    files.push({path, mediaType: 'font/ttf', bytes})
    const range = face.range === undefined ? '' : `;unicode-range:${face.range}`
    return [`@font-face {${face.descriptors};src:url(${path})${range}}`]
  })
  const texts = rules
    .toArray()
    .filter((node): node is Rule => node.type === 'Rule')
    .flatMap(rule => compile(rule, properties))
  return {css: `${[...faces, ...texts].join('\n')}\n`, files}
}

function compile(rule: Rule, properties: ReadonlyMap<string, string>): readonly string[] {
  const selector = generate(rule.prelude)
  const styles = rule.block.children.toArray().flatMap((node): Style[] => {
    if (node.type !== 'Declaration' || left.test(node.property)) return []
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
  selector
    .split(',')
    .map(one => `[dir=${direction}] ${one}`)
    .join(',')

const ruleText = (selector: string, styles: readonly Style[]): readonly string[] =>
  styles.length === 0
    ? []
    : [`${selector} {${styles.map(({property, value}) => `${property}:${value}`).join(';')}}`]
