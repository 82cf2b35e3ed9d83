import type {Element, ElementContent} from 'hast'

/** An update of a live story with its time in front, which is a link to it where addresses can be copied. */
export function lowerUpdate(
  section: Element,
  {
    id,
    isLinked,
    formatTime,
  }: {
    readonly id: string | undefined
    readonly isLinked: boolean
    readonly formatTime: (time: string) => string
  },
): Element {
  const {dataUpdate, ...properties} = section.properties
  const written = String(dataUpdate).replace(' ', 'T')
  const time = element('time', {dateTime: written}, [{type: 'text', value: formatTime(written)}])
  const link = isLinked && id !== undefined ? element('a', {href: `#${id}`}, [time]) : time
  const line = element('p', {className: ['update-time']}, [link])
  return {...section, properties, children: [line, ...section.children]}
}

const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element => ({type: 'element', tagName, properties, children})
