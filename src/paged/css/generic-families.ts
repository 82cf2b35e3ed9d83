import type {Stylesheet} from './stylesheet.ts'
import {resolveUrl} from './values/url.ts'

/** A list of families that ends with a generic one, wherever it stands: in a property or in a custom property. */
const list =
  /((?:'[^'\n]*'|"[^"\n]*"|[\w][\w -]*)(?:\s*,\s*(?:'[^'\n]*'|"[^"\n]*"|[\w][\w -]*))*)\s*,\s*(serif|sans-serif|monospace)\b/g

/** What stylesheets write before each generic family, the first of each: `sans-serif` → Libre Franklin, Vazirmatn. */
export function genericFamilies(
  stylesheets: readonly Stylesheet[],
  load: (url: string) => Uint8Array | undefined,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  const seen = new Set<string>()
  const scan = ({path, css}: Stylesheet): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const [, url = ''] of css.matchAll(/@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/g)) {
      const target = resolveUrl(url, path)
      const bytes = load(target)
      if (bytes) scan({path: target, css: new TextDecoder().decode(bytes)})
    }
    for (const [, names = '', generic = ''] of css.matchAll(list)) {
      if (!found.has(generic)) found.set(generic, names.split(',').map(unquoted))
    }
  }
  for (const sheet of stylesheets) scan(sheet)
  return found
}

const unquoted = (name: string): string => name.trim().replace(/^(['"])(.*)\1$/, '$2')
