import type {Element, ElementContent, Root, Text} from 'hast'
import {isInline} from '../inline.ts'

/**
 * A number with a sign, alone between spaces, with a currency or a unit: `+3.2%`, `−۶٪`, `-$5`. The digits of Arabic
 * (U+0660 to U+0669) are not among them: their sign stands at the right of the number (CLDR 46, `؜-٦`), where the
 * bidirectional algorithm puts it.
 */
const signedNumber =
  /(?<![^\s([«“‘])(?:[-+−±–]\p{Sc}?|\p{Sc}[-+−±–])[0-9۰-۹]+(?:[.,٫٬'’:/][0-9۰-۹]+)*(?:[\u00a0\u202f]?(?:[%٪‰؉°]|\p{Sc}))?(?=[.,;:!?)\]»”’،؛؟…]*(?:$|\s))/gu

const sign = /[-+−±–]\p{Sc}?[0-9۰-۹]|\p{Sc}[-+−±–]/u

/** What is written as it is meant, or says itself in which direction, or holds no elements. */
const verbatim = new Set('bdi bdo code kbd math pre samp script style svg title var'.split(' '))

/** A quick look: false says that there is surely none. */
export const hasSignedNumber = (text: string): boolean => sign.test(text)

/** The same for text that cannot hold elements, by the characters of UAX #9. */
export const textWithIsolates = (text: string, dir: Direction): string =>
  dir === 'ltr' ? text : text.replace(signedNumber, '\u2066$&\u2069')

type Direction = 'ltr' | 'rtl'

/**
 * Put the signed numbers of right-to-left text into a `bdi` from left to right: as everywhere, the sign stands at their
 * left. Without it, the sign goes to the other end of the number (UAX #9, rules W4 and N2).
 */
export function isolateSignedNumbers(tree: Root | Element, dir: Direction): void {
  isolateIn(tree, dir, {before: ''})
}

/** What stands in front in the same paragraph or cell. */
interface Line {
  before: string
}

function isolateIn(parent: Root | Element, dir: Direction, line: Line): void {
  if (!parent.children.some(child => child.type === 'element' || child.type === 'text')) return
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return isolated(child, dir, line)
    if (child.type !== 'element') return [child]
    const within = isInline(child.tagName) ? line : {before: ''}
    if (child.tagName === 'br') line.before = '\n'
    else if (verbatim.has(child.tagName)) line.before = 'x'
    else isolateIn(child, directionIn(child, dir), within)
    return [child]
  })
}

/** Inline, whoever says a direction means it for what is in it; a block has one for its texts. */
function directionIn({tagName, properties}: Element, outer: Direction): Direction {
  if (properties.dir === undefined) return outer
  return properties.dir === 'rtl' && !isInline(tagName) ? 'rtl' : 'ltr'
}

function isolated(text: Text, dir: Direction, line: Line): ElementContent[] {
  const {value, position} = text
  const {before} = line
  line.before = value.at(-1) ?? before
  if (dir === 'ltr' || !sign.test(value)) return [text]
  const place = position && {position}
  const nodes: ElementContent[] = []
  let done = 0
  for (const {0: number, index} of value.matchAll(signedNumber)) {
    if (index === 0 && !/^[\s([«“‘]?$/.test(before)) continue
    if (index > done) nodes.push({type: 'text', value: value.slice(done, index), ...place})
    nodes.push({
      type: 'element',
      tagName: 'bdi',
      properties: {dir: 'ltr'},
      children: [{type: 'text', value: number, ...place}],
      ...place,
    })
    done = index + number.length
  }
  if (nodes.length === 0) return [text]
  if (done < value.length) nodes.push({type: 'text', value: value.slice(done), ...place})
  return nodes
}
