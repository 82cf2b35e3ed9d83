import type {FormatName} from '../config/publication.ts'
import {epub} from './epub/index.ts'
import {atom, json, rss} from './feed/index.ts'
import type {Format} from './format.ts'
import {html} from './html/index.ts'
import {pdf} from './pdf/index.ts'
import {newsml, ninjs} from './wire/index.ts'

/** Every way to write a publication, in the order in which a build makes them. */
export const formats = {html, pdf, epub, rss, atom, json, ninjs, newsml} satisfies Record<
  FormatName,
  Format
>
