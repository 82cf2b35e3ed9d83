import type {AttributeSelector} from 'css-tree'
import {attributeOf} from './attribute.ts'
import type {Test} from './compile.ts'

/** HTML compares the values of these without case (HTML, "case-sensitivity of selectors"). */
const caseless: ReadonlySet<string> = new Set([
  'align',
  'dir',
  'lang',
  'media',
  'method',
  'rel',
  'type',
  'valign',
])

/** `[name]`, and `[name=value]` with each of its operators and the flags `i` and `s`. */
export function attributeTest({name, matcher, value, flags}: AttributeSelector): Test {
  const attribute = name.name.slice(name.name.lastIndexOf('|') + 1).toLowerCase()
  if (!matcher || !value) return node => attributeOf(node.element, attribute) !== undefined
  const flag = flags?.toLowerCase()
  const fold = flag === 'i' || (flag !== 's' && caseless.has(attribute))
  const wanted = folded(value.type === 'String' ? value.value : value.name, fold)
  const holds = comparison(matcher, wanted)
  return node => {
    const text = attributeOf(node.element, attribute)
    return text !== undefined && holds(folded(text, fold))
  }
}

const folded = (text: string, fold: boolean) => (fold ? text.toLowerCase() : text)

function comparison(matcher: string, wanted: string): (text: string) => boolean {
  switch (matcher) {
    case '=':
      return text => text === wanted
    case '~=':
      return text => wanted !== '' && text.split(/\s+/).includes(wanted)
    case '|=':
      return text => text === wanted || text.startsWith(`${wanted}-`)
    case '^=':
      return text => wanted !== '' && text.startsWith(wanted)
    case '$=':
      return text => wanted !== '' && text.endsWith(wanted)
    case '*=':
      return text => wanted !== '' && text.includes(wanted)
  }
  return () => false
}
