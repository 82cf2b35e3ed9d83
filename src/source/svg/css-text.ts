/** What may stand in `url()`: an id of the file, or data of pictures and fonts. */
const own =
  /^(?:#|data:(?:image\/(?:png|jpe?g|gif|webp|avif)|font\/|application\/(?:x-)?font|application\/vnd\.ms-fontobject))/i

const imports = /@import\b[^;]*(?:;|$)/gi
const opening = /\b(?:url|src)\(\s*/gi
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
  const local = text.replace(imports, whole => {
    note(whole)
    return ''
  })
  const css = withoutAddresses(local, note)
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

/** Text whose addresses of elsewhere are `none`. Written without a pattern for the whole, so that no text takes long. */
function withoutAddresses(text: string, note: (whole: string) => void): string {
  let result = ''
  let done = 0
  opening.lastIndex = 0
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const from = opening.lastIndex
    const quote = /["']/.exec(text[from] ?? '')?.[0]
    const end = quote ? text.indexOf(quote, from + 1) : from
    const close = end < 0 ? -1 : text.indexOf(')', end)
    // What is not closed goes on to the end.
    const to = close < 0 ? text.length : close + 1
    const address = text.slice(quote ? from + 1 : from, quote ? end : close < 0 ? to : close)
    if (!own.test(address.trim())) {
      note(text.slice(found.index, to))
      result += `${text.slice(done, found.index)}none`
      done = to
    }
    opening.lastIndex = to
  }
  return result + text.slice(done)
}

const decoded = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
    .replace(/\\(?:([\da-f]{1,6})\s?|([\s\S]))/gi, (_, hex?: string, char?: string) => {
      const codePoint = hex === undefined ? undefined : Number.parseInt(hex, 16)
      if (codePoint === undefined) return char ?? ''
      return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd'
    })
