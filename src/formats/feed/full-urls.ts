import type {Element, Properties, Root} from 'hast'
import type {Config} from '../../config/publication.ts'
import type {Story} from '../../publication/publication.ts'
import {mapElements} from '../map-elements.ts'
import {siteUrl} from '../site-url.ts'

/**
 * The article with every relative URL resolved against the story's page, and with language and direction on its root:
 * a reader may show it under any page.
 */
export function withFullUrls(article: Root, story: Story, config: Config): Root {
  const base = siteUrl(config, story.path)
  const tree = mapElements(article, element => resolveUrls(element, base))
  const {lang, dir} = story.document
  return {
    ...tree,
    children: tree.children.map(child =>
      child.type === 'element' ? {...child, properties: {...child.properties, lang, dir}} : child,
    ),
  }
}

const urlProperties = ['href', 'src', 'poster', 'cite'] as const

function resolveUrls(element: Element, base: string): Element {
  const resolved: Properties = {}
  for (const name of urlProperties) {
    const value = element.properties[name]
    if (typeof value !== 'string' || value.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(value)) {
      continue
    }
    resolved[name] = URL.canParse(value, base) ? new URL(value, base).href : undefined
  }
  return Object.keys(resolved).length === 0
    ? element
    : {...element, properties: {...element.properties, ...resolved}}
}
