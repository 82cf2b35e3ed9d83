/**
 * Whether XML is of the few kinds of parts that our own pages are made of, and these fit together: then it is
 * well-formed, and need not be parsed. False says nothing: comments, CDATA, prefixes declared inside, names beyond
 * ASCII and most references are for a parser to judge.
 */
export function surelyWellFormed(xml: string): boolean {
  if (forbidden.test(xml) || xml.includes(']]>')) return false
  const open: string[] = []
  const prefixes = new Set(['xml'])
  let at = matchAt(prolog, xml, 0)?.[0].length ?? 0
  do {
    const tag = matchAt(startTag, xml, at)
    if (tag) {
      const [all, name = '', attributes = '', closed] = tag
      if (attributes !== '' && !areAttributes(attributes, prefixes, open.length === 0)) return false
      if (closed === '') open.push(name)
      at += all.length
    } else {
      const end = `</${open.pop()}>`
      if (!xml.startsWith(end, at)) return false
      at += end.length
    }
    if (open.length > 0) at += matchAt(text, xml, at)?.[0].length ?? 0
  } while (open.length > 0)
  return xml.slice(at).trim() === ''
}

/** What XML 1.0 lets nobody write (2.2, Char). */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

const prolog = /(?:<\?xml version="1\.0" encoding="UTF-8"\?>\n)?(?:<!DOCTYPE html>\n)?/y

const startTag =
  /<([a-zA-Z][\w.-]*)((?:\s+[a-zA-Z][\w.:-]*="[^"<&]*(?:&(?:amp|lt|gt|quot|#x9|#xA|#xD);[^"<&]*)*")*)\s*(\/?)>/y

const text = /[^<&]*(?:&(?:amp|lt|gt|quot);[^<&]*)*/y

const attribute = /\s([\w.:-]+)="[^"]*"/g

function matchAt(pattern: RegExp, xml: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(xml)
}

/** Each name once, its prefix known: the root may declare some, which `prefixes` takes. */
function areAttributes(attributes: string, prefixes: Set<string>, isRoot: boolean): boolean {
  const names = [...attributes.matchAll(attribute)].map(([, name = '']) => name)
  if (isRoot) for (const name of names) if (name.startsWith('xmlns:')) prefixes.add(name.slice(6))
  return names.every((name, index) => {
    const colon = name.indexOf(':')
    const isKnown = colon < 0 || (colon > 0 && prefixes.has(name.slice(0, colon)))
    return (isKnown || (isRoot && name.startsWith('xmlns:'))) && names.indexOf(name) === index
  })
}
