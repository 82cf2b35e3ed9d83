import {posix} from 'node:path'
import type {Atrule, CssNode, StyleSheet} from 'css-tree'
import {clone, generate, List, parse, walk} from 'css-tree/dist/csstree.esm'
import type {Stylesheet} from '../../paged/index.ts'

/** Sheets one after the other, as one. */
export function flattenAll(
  sheets: readonly Stylesheet[],
  load: (path: string) => Uint8Array | undefined,
): StyleSheet {
  const [first, ...rest] = sheets.map(sheet => flatten(sheet, load))
  const all = first ?? (parse('') as StyleSheet)
  for (const {children} of rest) all.children.appendList(children)
  return all
}

/**
 * One sheet out of a sheet and its `@import`s: each import gives its rules at its place, inside `@media` when it names
 * media. `url()`s become paths from the theme's folder on. An import that is not there stays away: the typesetter
 * reports it.
 */
export function flatten(
  {path, css}: Stylesheet,
  load: (path: string) => Uint8Array | undefined,
  above: readonly string[] = [],
): StyleSheet {
  const sheet = parse(css, {filename: path}) as StyleSheet
  resolveUrls(sheet, posix.dirname(path))
  const children = sheet.children.toArray().flatMap((node): CssNode[] => {
    if (node.type === 'Comment') return []
    if (node.type !== 'Atrule' || node.name !== 'import') return [node]
    const {url, media} = importOf(node)
    const bytes = url === undefined ? undefined : load(url)
    if (url === undefined || bytes === undefined || url === path || above.includes(url)) return []
    const text = new TextDecoder().decode(bytes)
    const imported = flatten({path: url, css: text}, load, [...above, path])
    return media === '' ? imported.children.toArray() : [inMedia(media, imported)]
  })
  return {...sheet, children: new List<CssNode>().fromArray(children)}
}

function resolveUrls(sheet: StyleSheet, folder: string): void {
  walk(sheet, function (node) {
    const inImport = this.atrule?.name === 'import' && node.type === 'String'
    if (node.type !== 'Url' && !inImport) return
    if (!/^([a-z][a-z\d+.-]*:|#|\/)/i.test(node.value))
      node.value = posix.normalize(`${folder}/${node.value}`)
  })
}

function importOf(rule: Atrule): {url: string | undefined; media: string} {
  if (rule.prelude?.type !== 'AtrulePrelude') return {url: undefined, media: ''}
  const [first, ...rest] = rule.prelude.children.toArray()
  const url = first?.type === 'String' || first?.type === 'Url' ? first.value : undefined
  const media = rest.map(node => generate(node)).join('')
  return {url, media: media.trim()}
}

function inMedia(media: string, sheet: StyleSheet): Atrule {
  const wrapper = parse(`@media ${media} {}`) as StyleSheet
  const rule = wrapper.children.first as Atrule
  return {
    ...rule,
    block: {type: 'Block', children: sheet.children.copy()},
  }
}

/** Every rule of a tree is mutable in css-tree; a second use of one works on a copy. */
export const copySheet = (sheet: StyleSheet): StyleSheet => clone(sheet) as StyleSheet
