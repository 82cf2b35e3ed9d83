import type {Emphasis, RootContent} from 'mdast'
import type {TextDirective} from 'mdast-util-directive'
import {directionOf} from '../direction.ts'
import {indexSpan, termLink} from './terms.ts'

type Span = (node: TextDirective) => RootContent

/** Inline directives by name: `:lang[سلام]{lang=fa}`, `:abbr[CMS]{title="content management system"}`. */
export const spans: Readonly<Record<string, Span>> = {
  lang: node => span(node, 'span', languageOf(node)),
  index: indexSpan,
  term: termLink,
  abbr: node => span(node, 'abbr', {title: node.attributes?.title ?? undefined}),
}

/** The attributes that say in which language, and so in which direction, a directive's text is. */
export function languageOf({attributes}: Pick<TextDirective, 'attributes'>) {
  const lang = attributes?.lang
  if (!lang) return {}
  return {
    lang,
    dir: attributes.dir === 'rtl' || attributes.dir === 'ltr' ? attributes.dir : directionOf(lang),
  }
}

/** mdast has no node for it: emphasis is the phrasing node whose element `hName` replaces. */
function span(node: TextDirective, hName: string, hProperties: Record<string, unknown>): Emphasis {
  return {
    type: 'emphasis',
    children: node.children,
    data: {hName, hProperties},
    position: node.position!,
  } as Emphasis
}
