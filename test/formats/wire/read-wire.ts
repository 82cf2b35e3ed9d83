import {parseXml, XmlElement} from '@rgrove/parse-xml'
import type {Press} from '../../../src/formats/format.ts'
import {newsml, ninjs} from '../../../src/formats/wire/index.ts'
import {messagesOf, runTasks} from '../press.ts'

/** An item of either format, as clients read it. */
export interface Items {
  readonly ninjs: readonly Record<string, unknown>[]
  readonly newsml: readonly XmlElement[]
  /** As written, by path. */
  readonly texts: Readonly<Record<string, string>>
  readonly messages: readonly string[]
}

/** Everything that the wire writes of a publication. */
export async function readWire(press: Press): Promise<Items> {
  const all = {...press, formats: new Set([...press.formats, 'ninjs', 'newsml'] as const)}
  const results = await runTasks([ninjs, newsml].flatMap(format => [...format.plan(all)]))
  const files = results.flatMap(({files}) => files)
  const texts = Object.fromEntries(files.map(({path, contents}) => [path, String(contents)]))
  const items = Object.keys(texts).filter(path => !path.endsWith('index.json'))
  return {
    ninjs: items.filter(path => path.endsWith('.json')).map(path => JSON.parse(texts[path] ?? '')),
    newsml: items
      .filter(path => path.endsWith('.xml'))
      .map(path => parseXml(texts[path] ?? '').root)
      .filter(root => root !== null),
    texts,
    messages: messagesOf(results),
  }
}

/** Elements below `element` by the names on the way: `itemMeta/edNote`. */
export function elementsAt(element: XmlElement, way: string): readonly XmlElement[] {
  const [name, ...rest] = way.split('/')
  const found = element.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  )
  return rest.length === 0 ? found : found.flatMap(child => elementsAt(child, rest.join('/')))
}

export const textsAt = (element: XmlElement, way: string): readonly string[] =>
  elementsAt(element, way).map(({text}) => text)
