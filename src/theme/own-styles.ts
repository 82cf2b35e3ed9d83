import {readFileSync} from 'node:fs'
import {posix} from 'node:path'
import type {VFile} from 'vfile'
import {placeOfKey} from '../config/place-of-key.ts'
import {report} from '../diagnostics.ts'
import type {Stylesheet} from '../paged/index.ts'
import {contain} from '../source/contain.ts'
import {readText} from '../source/read-text.ts'

/** Stylesheets of a publication, which come after those of its theme. */
export interface OwnStyles {
  readonly sheets: readonly Stylesheet[]
  /** Bytes of a file by its path, as these sheets resolve it; undefined for what is not of the publication. */
  readonly load: (path: string) => Uint8Array | undefined
  /** The sheets and all that was loaded for them when they were read. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

export interface OwnStylesSource {
  /** Absolute path of the publication. */
  readonly folder: string
  /** What messages put before its paths, '' or ending with '/'. */
  readonly prefix: string
  /** `styles` of publication.yaml. */
  readonly paths: readonly string[]
  /** publication.yaml: gets `missing-file` and `outside-publication`. */
  readonly file: VFile
}

/** Read `styles`; a sheet that cannot be read is reported and left out. */
export function readOwnStyles({folder, prefix, paths, file}: OwnStylesSource): OwnStyles {
  const files = new Map<string, Uint8Array>()
  const load = (path: string): Uint8Array | undefined => {
    const known = files.get(path)
    if (known || !path.startsWith(prefix)) return known
    const bytes = readInside(folder, path.slice(prefix.length))
    if (bytes) files.set(path, bytes)
    return bytes
  }
  const sheets: Stylesheet[] = []
  for (const written of paths) {
    const path = posix.normalize(written)
    const text = readText(folder, path)
    if (text.type === 'text') {
      sheets.push({path: prefix + path, css: text.text})
      follow(prefix + path, load, new Set())
    } else {
      const rule = text.rule === 'outside-publication' ? text.rule : 'missing-file'
      const reason = `Unexpected stylesheet \`${written}\`, expected a file inside the publication`
      report(file, rule, reason, placeOfKey(file, 'styles'))
    }
  }
  return {sheets, load, files}
}

function readInside(folder: string, path: string): Uint8Array | undefined {
  const place = contain(folder, path)
  if (place.type !== 'found') return undefined
  try {
    return readFileSync(place.path)
  } catch {
    return undefined
  }
}

const named = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g

/**
 * Load a sheet and what it names, so that outputs are made anew when one of these changes. What stands in a comment is
 * loaded too, and harms nobody.
 */
function follow(
  path: string,
  load: (path: string) => Uint8Array | undefined,
  seen: Set<string>,
): void {
  if (seen.has(path)) return
  seen.add(path)
  const bytes = load(path)
  if (!bytes || !/\.css$/i.test(path)) return
  for (const [, ...groups] of new TextDecoder().decode(bytes).matchAll(named)) {
    const url = groups.find(group => group !== undefined) ?? ''
    if (!/^([a-z][a-z\d+.-]*:|#|\/)/i.test(url))
      follow(posix.normalize(`${posix.dirname(path)}/${url}`), load, seen)
  }
}
