import {readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {basename, dirname, join} from 'node:path'
import {VFileMessage} from 'vfile-message'
import {mediaTypeOf} from '../source/assets.ts'
import {sha256} from '../source/hash.ts'
import {fillSlots, fillTextSlots, parseHtml} from './fragment.ts'
import {textWithIsolatedNumbers, withIsolatedNumbers} from './isolate-numbers.ts'
import {openLayouts} from './liquid.ts'
import {readManifest} from './manifest.ts'
import type {OwnStyles} from './own-styles.ts'
import {openStrings} from './strings.ts'
import {rootProperties} from './stylesheet/custom-properties.ts'
import {ebookStylesheet} from './stylesheet/ebook.ts'
import {flattenAll} from './stylesheet/flatten.ts'
import {preloadedFonts} from './stylesheet/preload.ts'
import {webStylesheet} from './stylesheet/web.ts'
import type {Theme} from './theme.ts'

/** Folder of a built-in theme, absolute. */
export const builtinTheme = (name: string): string =>
  join(dirname(createRequire(import.meta.url).resolve('#package')), 'templates', name)

/**
 * Read a theme folder. `label` is what its paths begin with in messages, and for `theme.load`; `own` are stylesheets of
 * the publication, which come after those of the theme. Throws a
 * `missing-theme` VFileMessage when the folder, its theme.yaml or its css/theme.css cannot be read.
 */
export async function loadTheme(
  folder: string,
  label = `templates/${basename(folder)}`,
  own: OwnStyles = {sheets: [], load: () => undefined, files: new Map()},
): Promise<Theme> {
  const bytes = readFolder(folder, label)
  const texts = textsOf(bytes)
  const layouts = openLayouts(texts, label)
  const prefix = `${label}/`
  const load = (path: string) =>
    path.startsWith(prefix) ? bytes.get(path.slice(prefix.length)) : own.load(path)
  const sheet = {path: `${prefix}css/theme.css`, css: texts.get('css/theme.css') ?? ''}
  const stylesheets = [sheet, ...own.sheets]
  const cascade = once(() => flattenAll(stylesheets, load))
  const ready = (name: string) => bytes.get(`web-fonts/${name}`)
  const web = once(() => webStylesheet(cascade(), load, mediaTypeOf, ready))
  const ebook = once(() => ebookStylesheet(cascade(), load))
  const {name, designs, colors, icon, pictureSizes, preload} = readManifest(
    texts.get('theme.yaml') ?? '',
  )
  return {
    name: name ?? basename(folder),
    hash: hashFiles(new Map([...bytes, ...own.files])),
    render: (layout, view, slots, file) =>
      fillSlots(withIsolatedNumbers(parseHtml(layouts.fill(layout, view, file)), view), slots),
    renderText: (layout, view, slots, file) =>
      fillTextSlots(textWithIsolatedNumbers(layouts.fill(layout, view, file), view), slots),
    hasLayout: name => texts.has(`layouts/${name}.liquid`),
    designs,
    templates: new Map(
      [...texts]
        .filter(([path]) => path.endsWith('.liquid'))
        .map(([path, text]) => [prefix + path, text]),
    ),
    colors,
    pictureSizes,
    preload: lang => preloadedFonts(web().fonts, preload, lang),
    icon: icon === undefined ? undefined : iconOf(icon, bytes),
    strings: openStrings(texts),
    properties: dir => rootProperties(cascade().children, dir),
    stylesheets,
    scripts: scriptsOf(bytes),
    get web() {
      return web()
    },
    get ebook() {
      return ebook()
    },
    load,
  }
}

function iconOf(path: string, files: ReadonlyMap<string, Uint8Array>): Theme['icon'] {
  const bytes = files.get(path)
  return bytes && {bytes, hash: sha256(bytes), mediaType: mediaTypeOf(path)}
}

function readFolder(folder: string, label: string): ReadonlyMap<string, Uint8Array> {
  try {
    const paths = readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .map(path => path.replaceAll('\\', '/'))
      .filter(path => !path.split('/').some(part => part.startsWith('.')))
      .sort()
    const files = new Map(paths.map(path => [path, readFileSync(join(folder, path))]))
    for (const path of ['theme.yaml', 'css/theme.css'])
      if (!files.has(path)) throw new Error(`no ${path}`)
    return files
  } catch (error) {
    // The system's own message names absolute paths.
    const cause = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const message = new VFileMessage(
      `Unexpected theme \`${label}\`, expected a folder with theme.yaml and css/theme.css: ${cause}`,
      {source: 'theme', ruleId: 'missing-theme'},
    )
    message.fatal = true
    message.file = label
    throw message
  }
}

/** `scripts/search.js` is the script `search`; its file's name carries a hash of it. */
const scriptsOf = (files: ReadonlyMap<string, Uint8Array>): Theme['scripts'] =>
  new Map(
    [...files].flatMap(([path, bytes]) => {
      const name = /^scripts\/(.+)\.js$/.exec(path)?.[1]
      const file = `${name}.${sha256(bytes).slice(0, 8)}.js`
      return name ? [[name, {path: file, mediaType: 'text/javascript', bytes}]] : []
    }),
  )

function textsOf(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  const decoder = new TextDecoder()
  return new Map(
    [...files]
      .filter(([path]) => /\.(liquid|css|yaml)$/.test(path))
      .map(([path, bytes]) => [path, decoder.decode(bytes)]),
  )
}

const hashFiles = (files: ReadonlyMap<string, Uint8Array>): string =>
  sha256([...files].map(([path, bytes]) => `${path}\0${sha256(bytes)}`).join('\n'))

function once<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | undefined
  return () => {
    made ??= {value: make()}
    return made.value
  }
}
