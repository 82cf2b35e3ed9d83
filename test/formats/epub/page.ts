import type {Document} from '../../../src/document/document.ts'
import {epub} from '../../../src/formats/epub/index.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {headingsOf, htmlBody} from '../html-body.ts'
import {messagesOf, openPress, type PressSource, runTasks} from '../press.ts'

export interface Page {
  readonly path: string
  readonly html?: string
  readonly frontmatter?: Readonly<Record<string, unknown>>
  readonly lang?: string
  readonly kind?: Document['kind']
  readonly notes?: Document['notes']
}

const rightToLeft = new Set(['ar', 'fa', 'ckb'])

/** A document as parsing leaves it, from the HTML of its body. */
export function page({
  path,
  html = '<p>Words.</p>',
  lang = 'en',
  frontmatter = {},
  ...rest
}: Page): Document {
  const body = htmlBody(html)
  const assets = [...html.matchAll(/data-asset="([^"]*)"/g)].map(match => ({
    path: match[1] ?? '',
    use: 'image' as const,
    position: undefined,
  }))
  const cover = frontmatter.cover as {src: string} | undefined
  if (cover) assets.push({path: cover.src.replace('../', ''), use: 'image', position: undefined})
  return {
    ...sampleDocument({
      path,
      lang,
      dir: rightToLeft.has(lang) ? 'rtl' : 'ltr',
      frontmatter,
      body,
      ...rest,
    }),
    headings: headingsOf(body),
    assets,
  }
}

/** The EPUBs of a publication, and what was said of it. */
export const bind = async (source: PressSource) => {
  const results = await runTasks(epub.plan(await openPress(source)))
  return {results, messages: messagesOf(results)}
}
