import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import {serializeElements} from '../epub/xhtml.ts'
import type {WireStory} from './wire-story.ts'

/** The article of a story as one XHTML page: the same tree that feeds have as HTML. */
export function articlePage({article, lang, dir, headline}: WireStory): string {
  const page: Element = {
    type: 'element',
    tagName: 'html',
    properties: {xmlns: 'http://www.w3.org/1999/xhtml', lang, 'xml:lang': lang, dir},
    children: [
      h('head', [h('title', headline)]),
      {
        type: 'element',
        tagName: 'body',
        properties: {},
        children: article.children as ElementContent[],
      },
    ],
  }
  return serializeElements([page])
}
