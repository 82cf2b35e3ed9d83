import {parseXml, type XmlElement, XmlError} from '@rgrove/parse-xml'

/**
 * What is wrong with a whole XML document, in one line; undefined when it is well-formed and each prefix is bound
 * (Namespaces in XML 1.0, §5). Everything we write as XML is read back through this before it leaves.
 */
export function xmlFault(xml: string): string | undefined {
  try {
    const {root} = parseXml(xml)
    return root ? unboundPrefix(root, new Set(['xml', 'xmlns'])) : 'no root element'
  } catch (error) {
    if (error instanceof XmlError) return error.message.split('\n', 1)[0]
    throw error
  }
}

function unboundPrefix(element: XmlElement, outer: ReadonlySet<string>): string | undefined {
  const names = Object.keys(element.attributes)
  const declared = names.filter(name => name.startsWith('xmlns:')).map(name => name.slice(6))
  const bound = declared.length > 0 ? new Set([...outer, ...declared]) : outer
  for (const name of [element.name, ...names]) {
    const colon = name.indexOf(':')
    if (colon > 0 && !bound.has(name.slice(0, colon))) return `unbound prefix of ${name}`
  }
  for (const child of element.children) {
    if (child.type !== 'element') continue
    const fault = unboundPrefix(child as XmlElement, bound)
    if (fault) return fault
  }
  return undefined
}
