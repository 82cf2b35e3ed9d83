import type {Properties} from 'hast'

const aligned = new Set(
  'td th tr thead tbody tfoot col colgroup caption p div h1 h2 h3 h4 h5 h6'.split(' '),
)
const sides = new Set(['left', 'right', 'center', 'justify'])

/**
 * `align`, which HTML has given up, as the class `align-right`. A style would not do: a site's Content-Security-Policy
 * may forbid those. Of a picture `align` means another thing and stays.
 */
export function alignByClass(tagName: string, properties: Properties): Properties {
  const {align, ...rest} = properties
  if (align === undefined || !aligned.has(tagName)) return properties
  const side = String(align).toLowerCase()
  if (!sides.has(side)) return rest
  const names = Array.isArray(rest.className) ? rest.className : []
  return {...rest, className: [...names, `align-${side}`]}
}
