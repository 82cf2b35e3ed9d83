import type {Stylesheet} from './stylesheet.ts'
import {resolveUrl} from './values/url.ts'

/** Sheets with those that they import, each once, before any of them is parsed. */
export function allSheets(
  stylesheets: readonly Stylesheet[],
  load: (url: string) => Uint8Array | undefined,
): readonly Stylesheet[] {
  const sheets = new Map<string, Stylesheet>()
  const add = (sheet: Stylesheet) => {
    if (sheets.has(sheet.path)) return
    sheets.set(sheet.path, sheet)
    for (const [, url] of sheet.css.matchAll(/@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/gi)) {
      const path = resolveUrl(url!, sheet.path)
      const bytes = load(path)
      if (bytes) add({path, css: new TextDecoder().decode(bytes)})
    }
  }
  for (const sheet of stylesheets) add(sheet)
  return [...sheets.values()]
}

/** Every character beyond ASCII that stands in sheets, plain or escaped: what `content` and markers may bring. */
export function charactersIn(sheets: readonly Stylesheet[]): string {
  const found = new Set<string>()
  for (const {css} of sheets) {
    for (const [character] of css.matchAll(/[^\0-\x7f]/gu)) found.add(character)
    for (const [, digits] of css.matchAll(/\\([0-9a-f]{1,6})/gi)) {
      const codePoint = Number.parseInt(digits!, 16)
      if (codePoint <= 0x10ffff) found.add(String.fromCodePoint(codePoint))
    }
  }
  return [...found].join('')
}
