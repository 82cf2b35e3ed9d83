/**
 * Whether XML is of the few kinds of parts that our own pages are made of, and these fit together: then it is
 * well-formed, and need not be parsed. False says nothing: comments, CDATA, prefixes declared inside, names beyond
 * ASCII and most references are for a parser to judge.
 */
export function surelyWellFormed(xml: string): boolean {
  if (forbidden.test(xml) || xml.includes(']]>')) return false
  const open: string[] = []
  const prefixes = new Set(['xml'])
  // Most tags of a page or feed are there many times, letter for letter.
  const tags = new Map<string, StartTag>()
  let at = matchAt(prolog, xml, 0)?.[0].length ?? 0
  do {
    if (xml[at + 1] === '/') {
      const end = `</${open.pop()}>`
      if (!xml.startsWith(end, at)) return false
      at += end.length
    } else {
      const like = tags.get(xml.slice(at, xml.indexOf('>', at) + 1))
      const tag = like ?? readTag(xml, at, {prefixes, isRoot: open.length === 0})
      if (!tag) return false
      if (!like && open.length > 0 && tags.size < mostTags) tags.set(tag.text, tag)
      if (!tag.isClosed) open.push(tag.name)
      at += tag.text.length
    }
    if (open.length > 0) {
      const next = xml.indexOf('<', at)
      if (next < 0 || !isText(xml.slice(at, next))) return false
      at = next
    }
  } while (open.length > 0)
  return xml.slice(at).trim() === ''
}

interface StartTag {
  /** As it stands. */
  readonly text: string
  readonly name: string
  readonly isClosed: boolean
}

const mostTags = 500

/** The tag at a place, if its prefixes are known and it has no attribute twice. */
function readTag(
  xml: string,
  at: number,
  {prefixes, isRoot}: {readonly prefixes: Set<string>; readonly isRoot: boolean},
): StartTag | undefined {
  const [text, name = '', attributes = '', slash] = matchAt(startTag, xml, at) ?? []
  if (text === undefined) return undefined
  if (attributes !== '' && !areAttributes(attributes, prefixes, isRoot)) return undefined
  return hasKnownPrefix(name, prefixes) ? {text, name, isClosed: slash !== ''} : undefined
}

/** What XML 1.0 lets nobody write (2.2, Char). */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

const prolog =
  /(?:<\?xml version="1\.0" encoding="(?:UTF|utf)-8"\?>\n)?(?:<\?xml-stylesheet [^?]*\?>\n)*(?:<!DOCTYPE html>\n)?/y

const startTag =
  /<([a-zA-Z][\w.-]*(?::[a-zA-Z][\w.-]*)?)((?:\s+[a-zA-Z][\w.:-]*="[^"<&]*(?:&(?:amp|lt|gt|quot|#x9|#xA|#xD|#x26|#x3C);[^"<&]*)*")*)\s*(\/?)>/y

const isText = (text: string): boolean => !text.includes('&') || references.test(text)

const references = /^[^&]*(?:&(?:amp|lt|gt|quot|#x26|#x3C);[^&]*)*$/

const attribute = /\s([\w.:-]+)="[^"]*"/g

function matchAt(pattern: RegExp, xml: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(xml)
}

/** Each name once, its prefix known: the root may declare some, which `prefixes` takes. */
function areAttributes(attributes: string, prefixes: Set<string>, isRoot: boolean): boolean {
  const names = [...attributes.matchAll(attribute)].map(([, name = '']) => name)
  if (isRoot) for (const name of names) if (name.startsWith('xmlns:')) prefixes.add(name.slice(6))
  return names.every(
    (name, index) =>
      (hasKnownPrefix(name, prefixes) || (isRoot && name.startsWith('xmlns:'))) &&
      names.indexOf(name) === index,
  )
}

function hasKnownPrefix(name: string, prefixes: ReadonlySet<string>): boolean {
  const colon = name.indexOf(':')
  return colon < 0 || (colon > 0 && prefixes.has(name.slice(0, colon)))
}
