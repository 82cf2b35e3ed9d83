import {cleanXml} from '../xml.ts'

/**
 * One line of text that every parser reads back as it is: cleaned, white space folded as XML parsers do. U+0085 ends a line;
 * readers that know old encodings take it for an ellipsis.
 */
export const plainText = (text: string): string =>
  cleanXml(text)
    .replace(/[\t\n\r\u0085 ]+/g, ' ')
    .trim()

/**
 * HTML that can stand in a CDATA section and comes out of every parser unchanged: cleaned, lines ended by LF, `]]>`
 * broken up.
 */
export const cleanHtml = (html: string): string =>
  cleanXml(html)
    .replace(/\r\n?|\u0085/g, '\n')
    .replaceAll(']]>', ']]&gt;')
    .trim()
