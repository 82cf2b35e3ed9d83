import {xmlFault} from '../well-formed.ts'

/**
 * What is wrong with a feed as XML; undefined when nothing is. Bodies stand in CDATA sections, where all characters of XML
 * may stand but the end of the section: they are looked through, and only what is around them is parsed.
 */
export function feedFault(xml: string): string | undefined {
  const around = xml.replace(section, '<![CDATA[]]>')
  const isOdd = forbidden.test(xml) || !xml.isWellFormed() || around.includes('<!--')
  return xmlFault(isOdd ? xml : around)
}

const section = /<!\[CDATA\[.*?\]\]>/gs

/** What XML 1.0 lets nobody write (2.2, Char), halves of characters apart. */
const forbidden = /[^\t\n\r\u0020-\ufffd]/
