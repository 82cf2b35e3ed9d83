import {xmlFault} from '../well-formed.ts'

/**
 * What is wrong with a feed as XML; undefined when nothing is. Bodies stand in CDATA sections, where all characters of XML
 * may stand but the end of the section: they are looked through, and only what is around them is parsed, with an element in
 * place of each, which may stand where a section may.
 */
export function feedFault(xml: string): string | undefined {
  const around = withoutSections(xml)
  const isOdd = around.includes('<!--') || forbidden.test(xml) || !xml.isWellFormed()
  return xmlFault(isOdd ? xml : around)
}

/** With `<x/>` in place of each section: most of a feed is in them, and they are passed over at once. */
function withoutSections(xml: string): string {
  const pieces: string[] = []
  for (let at = 0; ; ) {
    const start = xml.indexOf('<![CDATA[', at)
    const end = start < 0 ? -1 : xml.indexOf(']]>', start)
    if (end < 0) return [...pieces, xml.slice(at)].join('<x/>')
    pieces.push(xml.slice(at, start))
    at = end + ']]>'.length
  }
}

/** What XML 1.0 lets nobody write (2.2, Char), halves of characters apart. */
const forbidden = /[^\t\n\r\u0020-\ufffd]/
