import type {Element} from 'hast'

/**
 * An attribute's text by its HTML name, undefined when absent. hast keeps attributes as properties in camel case,
 * lists as arrays and flags as booleans.
 */
export function attributeOf(element: Element, name: string): string | undefined {
  const {properties} = element
  const direct = properties[directName(name)]
  if (direct !== undefined && direct !== null) return textOf(direct)
  if (simpleName.test(name) && !camelCased.has(name)) return undefined
  const key = Object.keys(properties).find(other => attributeName(other) === name)
  return key === undefined ? undefined : textOf(properties[key])
}

const simpleName = /^[a-z]+$/
/** HTML attributes of one word whose hast property has capitals; others are spelled alike. */
const camelCased: ReadonlySet<string> = new Set(
  'accesskey allowfullscreen autocapitalize autocomplete autofocus autoplay charoff colspan contenteditable controlslist crossorigin datetime enctype enterkeyhint fetchpriority formaction formenctype formmethod formnovalidate formtarget frameborder hreflang imagesizes imagesrcset inputmode ismap itemid itemprop itemref itemscope itemtype maxlength minlength nomodule novalidate noshade noresize nowrap playsinline readonly referrerpolicy rowspan spellcheck srcdoc srclang srcset tabindex usemap valign'.split(
    ' ',
  ),
)

function directName(name: string): string {
  if (name === 'class') return 'className'
  if (name === 'for') return 'htmlFor'
  if (name.startsWith('data-'))
    return `data${name.slice(4).replace(/-([a-z\d])/g, (_, letter: string) => letter.toUpperCase())}`
  if (name.startsWith('aria-')) return `aria${name[5]?.toUpperCase() ?? ''}${name.slice(6)}`
  return name
}

/** The HTML name of a hast property. */
function attributeName(property: string): string {
  if (property === 'className') return 'class'
  if (property === 'htmlFor') return 'for'
  if (property === 'acceptCharset') return 'accept-charset'
  if (property === 'httpEquiv') return 'http-equiv'
  if (/^data[A-Z\d]/.test(property))
    return property.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
  if (/^aria[A-Z]/.test(property)) return `aria-${property.slice(4).toLowerCase()}`
  if (/^(?:xml|xLink)[A-Z]/.test(property))
    return property.replace(/^(xml|xLink)/, '$1:').toLowerCase()
  return property.toLowerCase()
}

function textOf(value: Element['properties'][string]): string | undefined {
  if (value === null || value === undefined || value === false) return undefined
  if (value === true) return ''
  return Array.isArray(value) ? value.join(' ') : String(value)
}
