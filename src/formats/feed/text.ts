import {cleanXml} from '../xml.ts'

/** One line of text that every parser reads back as it is: cleaned, white space folded as XML parsers do. */
export const plainText = (text: string): string =>
  cleanXml(text)
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()

/**
 * HTML that can stand in a CDATA section and comes out of every parser unchanged: cleaned, lines ended by LF, `]]>`
 * broken up.
 */
export const cleanHtml = (html: string): string =>
  cleanXml(html).replace(/\r\n?/g, '\n').replaceAll(']]>', ']]&gt;').trim()
