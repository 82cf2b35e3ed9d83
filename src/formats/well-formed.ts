import {parseXml, type XmlElement, XmlError} from '@rgrove/parse-xml'
import {surelyWellFormed} from './surely-well-formed.ts'

/**
 * What is wrong with a whole XML document, in one line; undefined when it is well-formed and each prefix is bound
 * (Namespaces in XML 1.0, §5). Everything we write as XML is read back through this before it leaves.
 */
export function xmlFault(xml: string): string | undefined {
  if (surelyWellFormed(xml)) return undefined
  try {
    const {root} = parseXml(xml)
    return root ? unboundPrefix(root, new Set(['xml', 'xmlns'])) : 'no root element'
  } catch (error) {
    if (error instanceof XmlError) return error.message.split('\n', 1)[0]
    throw error
  }
}

function unboundPrefix(element: XmlElement, outer: ReadonlySet<string>): string | undefined {
  const bound = withDeclared(element, outer)
  if (isUnbound(element.name, bound)) return `unbound prefix of ${element.name}`
  for (const name in element.attributes) {
    if (isUnbound(name, bound)) return `unbound prefix of ${name}`
  }
  for (const child of element.children) {
    if (child.type !== 'element') continue
    const fault = unboundPrefix(child as XmlElement, bound)
    if (fault) return fault
  }
  return undefined
}

/** The prefixes known inside an element: mostly those known outside. */
function withDeclared(element: XmlElement, outer: ReadonlySet<string>): ReadonlySet<string> {
  let bound = outer
  for (const name in element.attributes) {
    if (name.startsWith('xmlns:')) bound = new Set([...bound, name.slice(6)])
  }
  return bound
}

function isUnbound(name: string, bound: ReadonlySet<string>): boolean {
  const colon = name.indexOf(':')
  return colon > 0 && !bound.has(name.slice(0, colon))
}
