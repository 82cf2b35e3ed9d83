/** The selectors of a list: commas in parentheses, brackets and strings belong to one of them. */
export function splitSelectors(list: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < list.length; at = after(list, at)) {
    if (list[at] !== ',') continue
    parts.push(list.slice(from, at).trim())
    from = at + 1
  }
  return [...parts, list.slice(from).trim()]
}

/** `thead :is(th, td)` → `thead th`, `thead td`: reading systems older than `:is()` would skip the whole rule. */
export function withoutIs(list: string): readonly string[] {
  return splitSelectors(list).flatMap(selector => {
    const start = startOfIs(selector)
    if (start < 0) return [selector]
    const open = selector.indexOf('(', start)
    const close = after(selector, open) - 1
    const before = selector.slice(0, start)
    const compound = /[^\s>+~]*$/.exec(before)?.[0] ?? ''
    return splitSelectors(selector.slice(open + 1, close)).flatMap(one => {
      // The name of an element stands first: `.a:is(th)` is `th.a`.
      const name = /^[a-z*][\w-]*/i.exec(one)?.[0] ?? ''
      const joined = `${before.slice(0, before.length - compound.length)}${name}${compound}${one.slice(name.length)}`
      return withoutIs(joined + selector.slice(close + 1))
    })
  })
}

function startOfIs(selector: string): number {
  for (let at = 0; at < selector.length; at = after(selector, at)) {
    if (/^:(?:is|where)\(/.test(selector.slice(at, at + 7))) return at
  }
  return -1
}

const closing: Readonly<Record<string, string>> = {'(': ')', '[': ']'}

/** Where what begins at `at` has ended: a character, an escape, a string, or all between two brackets. */
function after(text: string, at: number): number {
  const first = text[at] ?? ''
  if (first === '\\') return at + 2
  if (first === '"' || first === "'") {
    let end = at + 1
    while (end < text.length && text[end] !== first) end += text[end] === '\\' ? 2 : 1
    return end + 1
  }
  const last = closing[first]
  if (last === undefined) return at + 1
  let end = at + 1
  while (end < text.length && text[end] !== last) end = after(text, end)
  return end + 1
}
