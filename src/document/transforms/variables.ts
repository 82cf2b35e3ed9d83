import type {Element, Root, Text} from 'hast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {nearest} from '../../config/nearest.ts'
import {report} from '../../diagnostics.ts'
import {type BodyText, pointAfter, sourceOf} from '../body-text.ts'

/** What authors may write as `{{ name }}`, by name. */
export type Variables = Readonly<Record<string, string>>

interface VariablePlace {
  readonly variables: Variables
  readonly body: BodyText
  readonly file: VFile
}

const variable = /\\?\{\{\s*([\p{L}_][\p{L}\p{M}\p{N}_.-]*)\s*\}\}/gu
const verbatim = new Set('code kbd math pre samp script style var'.split(' '))

/**
 * Put the values of variables into the texts of a tree and the alternative texts of its images, always as text. Names
 * that nobody declared are reported. Code stays as it is, and so does what has a backslash before it.
 */
export function fillVariables(parent: Root | Element, place: VariablePlace): void {
  for (const child of parent.children) {
    if (child.type === 'text') fillText(child, place)
    if (child.type !== 'element' || verbatim.has(child.tagName)) continue
    const {alt, title} = child.properties
    const fill = (text: string) => text.replace(variable, filler(place, child.position))
    if (typeof alt === 'string') child.properties.alt = fill(alt)
    if (typeof title === 'string') child.properties.title = fill(title)
    fillVariables(child, place)
  }
}

function fillText(text: Text, place: VariablePlace): void {
  if (!text.value.includes('{{')) return
  const written = writtenIn(text.position, place.body)
  let count = 0
  text.value = text.value.replace(variable, (whole, name: string) => {
    const source = written[count++]
    if (source?.isEscaped) return whole
    return filler(place, source?.position ?? text.position)(whole, name)
  })
}

const filler =
  ({variables, file}: VariablePlace, position: Position | undefined) =>
  (whole: string, name: string): string => {
    if (Object.hasOwn(variables, name)) return variables[name] ?? ''
    const near = nearest(name, Object.keys(variables))
    const expected = near ? `\`{{ ${near} }}\`` : `one of ${listed(variables)}`
    report(
      file,
      'unknown-variable',
      `Unexpected variable \`${name}\`, expected ${expected}`,
      position,
    )
    return whole
  }

const listed = (variables: Variables): string =>
  Object.keys(variables)
    .map(name => `\`${name}\``)
    .join(', ')

/** Every variable in the source of a text, in order. */
function writtenIn(position: Position | undefined, body: BodyText) {
  if (!position) return []
  const source = sourceOf(body, position)
  return [...source.matchAll(variable)].map(match => {
    const start = pointAfter(position.start, source.slice(0, match.index))
    return {
      isEscaped: match[0].startsWith('\\'),
      position: {start, end: pointAfter(start, match[0])},
    }
  })
}
