/** What may stand in `url()`: an id of the file, or data of pictures and fonts. */
const own =
  /^(?:#|data:(?:image\/(?:png|jpe?g|gif|webp|avif)|font\/|application\/(?:x-)?font|application\/vnd\.ms-fontobject))/i

const imports = /@import\b[^;]*(?:;|$)/gi
const addresses = /\b(?:url|src)\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)/gi
const sets = /\b(?:-webkit-)?(?:image-set|image|cross-fade)\([^;}]*/gi
const running = /\bexpression\s*\([^;}]*|(?:-moz-binding|behavior)\s*:[^;}]*|\bjavascript:[^;})]*/gi

/** CSS text without what loads from elsewhere or runs, and what that was, for messages. */
export function harmlessCss(text: string): {
  readonly css: string
  readonly faults: readonly string[]
} {
  const written = strip(text)
  const read = strip(decoded(text))
  // What can only be seen once escapes and comments are read was hidden on purpose: nothing of it stays.
  if (read.faults.length > written.faults.length) return {css: '', faults: read.faults}
  return written
}

function strip(text: string): {readonly css: string; readonly faults: readonly string[]} {
  if (!/@import|\(|:/i.test(text)) return {css: text, faults: []}
  const faults: string[] = []
  const note = (whole: string) => {
    const line = whole.replace(/\s+/g, ' ').trim()
    faults.push(`\`${line.length > 60 ? `${line.slice(0, 60)}…` : line}\``)
  }
  const css = text
    .replace(imports, whole => {
      note(whole)
      return ''
    })
    .replace(addresses, (whole, double?: string, single?: string, bare?: string) => {
      if (own.test((double ?? single ?? bare ?? '').trim())) return whole
      note(whole)
      return 'none'
    })
    .replace(sets, whole => {
      if (!/["']/.test(whole)) return whole
      note(whole)
      return 'none'
    })
    .replace(running, whole => {
      note(whole)
      return ''
    })
  return {css, faults}
}

const decoded = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
    .replace(/\\(?:([\da-f]{1,6})\s?|([\s\S]))/gi, (_, hex?: string, char?: string) => {
      const codePoint = hex === undefined ? undefined : Number.parseInt(hex, 16)
      if (codePoint === undefined) return char ?? ''
      return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd'
    })
