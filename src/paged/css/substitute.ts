/** Custom properties of an element: names with their text. */
export type CustomProperties = ReadonlyMap<string, string>

/**
 * Replace each `var()` in `text` by its custom property or its fallback (css-variables-1, 3). Undefined when one has
 * neither: the declaration is then invalid at computed-value time.
 */
export function substitute(text: string, custom: CustomProperties): string | undefined {
  let result = ''
  let from = 0
  for (let at = findVariable(text, 0); at >= 0; at = findVariable(text, from)) {
    const end = closingParenthesis(text, at + 4)
    const inner = text.slice(at + 4, end)
    const comma = topLevelComma(inner)
    const name = (comma < 0 ? inner : inner.slice(0, comma)).trim()
    const fallback = comma < 0 ? undefined : inner.slice(comma + 1)
    const value =
      custom.get(name) ?? (fallback === undefined ? undefined : substitute(fallback, custom))
    if (value === undefined) return undefined
    result += `${text.slice(from, at)} ${value} `
    from = end + 1
  }
  return result + text.slice(from)
}

/** Custom properties of an element whose own declarations may refer to each other. Those in a circle have no value. */
export function customProperties(
  inherited: CustomProperties,
  declared: ReadonlyMap<string, string>,
): CustomProperties {
  if (!declared.size) return inherited
  const settled = new Map(inherited)
  for (const name of declared.keys()) settled.delete(name)
  const open = new Set<string>()
  const settle = (name: string): void => {
    const text = declared.get(name)
    if (text === undefined || settled.has(name) || open.has(name)) return
    open.add(name)
    for (const [, other = ''] of text.matchAll(/var\(\s*(--[^\s,)]+)/gi)) settle(other)
    const value = substitute(text, settled)
    if (value !== undefined) settled.set(name, value.trim())
  }
  for (const name of declared.keys()) settle(name)
  return settled
}

function findVariable(text: string, from: number): number {
  const pattern = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![\w-])var\(/gi
  pattern.lastIndex = from
  for (let match = pattern.exec(text); match; match = pattern.exec(text))
    if (match[0].endsWith('(')) return match.index
  return -1
}

/** The offset of the parenthesis that closes the one before `from`, or the end of the text. */
function closingParenthesis(text: string, from: number): number {
  let depth = 1
  for (let index = from; index < text.length; index++) {
    const sign = text[index]
    if (sign === '"' || sign === "'") index = endOfString(text, index)
    else if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) return index
  }
  return text.length
}

function topLevelComma(text: string): number {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]
    if (sign === '"' || sign === "'") index = endOfString(text, index)
    else if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === ',' && depth === 0) return index
  }
  return -1
}

function endOfString(text: string, from: number): number {
  let index = from + 1
  while (index < text.length && text[index] !== text[from]) index += text[index] === '\\' ? 2 : 1
  return index
}
