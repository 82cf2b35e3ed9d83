import {posix} from 'node:path'
import type {StyleSheet} from 'css-tree'
import {generate, walk} from 'css-tree/dist/csstree.esm'
import {sha256} from '../../source/hash.ts'
import type {Theme, ThemeFile} from '../theme.ts'
import {copySheet} from './flatten.ts'
import {fontFaces} from './font-faces.ts'
import {applyMedia} from './media.ts'
import {webFonts} from './web-fonts.ts'

/**
 * The cascade for browsers: screen and print stay under their `@media`, ebook goes, fonts become WOFF2 files by
 * script, other files get names that carry their hash.
 */
export function webStylesheet(
  flat: StyleSheet,
  load: (path: string) => Uint8Array | undefined,
  mediaTypeOf: (path: string) => string,
  ready: (name: string) => Uint8Array | undefined,
): Theme['web'] {
  const sheet = copySheet(flat)
  const rules = applyMedia(sheet.children, condition =>
    /\bebook\b/.test(condition) ? 'drop' : 'keep',
  )
  const faces = fontFaces(rules)
  const made = faces.flatMap(face => {
    const bytes = load(face.source)
    return bytes ? webFonts(face, bytes, ready) : []
  })
  const faceRules = new Set<unknown>(faces.map(({rule}) => rule))
  const rest: StyleSheet = {...sheet, children: rules.filter(node => !faceRules.has(node))}
  const files = renameFiles(rest, load, mediaTypeOf)
  return {
    css: made.map(({css}) => css).join('') + generate(rest),
    files,
    fonts: made.map(({font}) => font),
  }
}

function renameFiles(
  sheet: StyleSheet,
  load: (path: string) => Uint8Array | undefined,
  mediaTypeOf: (path: string) => string,
): readonly ThemeFile[] {
  const files = new Map<string, ThemeFile>()
  walk(sheet, node => {
    if (node.type !== 'Url') return
    const bytes = load(node.value)
    if (!bytes) return
    const extension = posix.extname(node.value)
    const path = `${posix.basename(node.value, extension)}.${sha256(bytes).slice(0, 8)}${extension}`
    files.set(path, {path, mediaType: mediaTypeOf(path), bytes})
    node.value = path
  })
  return [...files.values()]
}
