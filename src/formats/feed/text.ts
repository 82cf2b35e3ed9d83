import type {Config} from '../../config/publication.ts'
import {cleanXml} from '../xml.ts'

/** One line of text that every parser reads back as it is: cleaned, white space folded as XML parsers do. */
export const plainText = (text: string): string =>
  cleanXml(text)
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()

/** Full URL of a path of the site. */
export const siteUrl = (config: Config, path: string): string =>
  new URL(`./${path}`, config.url).href

/**
 * HTML that can stand in a CDATA section and comes out of every parser unchanged: cleaned, lines ended by LF, `]]>`
 * broken up.
 */
export const cleanHtml = (html: string): string =>
  cleanXml(html).replace(/\r\n?/g, '\n').replaceAll(']]>', ']]&gt;').trim()
