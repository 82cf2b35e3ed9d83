import type {Element, Root} from 'hast'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import {allowList} from './allow-list.ts'

const elements = new Set(allowList.tagNames)
const contentless = new Set(allowList.strip)

/** Report every element and attribute that the allow-list is about to take away. `mark` is ours. */
export function reportRemoved(parent: Root | Element, mark: string, file: VFile): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    if (!elements.has(child.tagName)) {
      report(
        file,
        'unsafe-html',
        `Unexpected element \`<${child.tagName}>\`, expected ${expectedFor(child)}`,
        child.position,
      )
    } else {
      reportAttributes(child, mark, file)
    }
    if (!contentless.has(child.tagName)) reportRemoved(child, mark, file)
  }
}

/** A drawing has a place of its own, where all outputs find it. */
const expectedFor = ({tagName}: Element): string =>
  tagName === 'svg'
    ? 'a file shown by `![words](drawing.svg)`'
    : 'one that can hold words or pictures'

function reportAttributes(element: Element, mark: string, file: VFile): void {
  const attributes: Readonly<Record<string, readonly (string | readonly unknown[])[]>> =
    allowList.attributes
  const definitions = [...(attributes[element.tagName] ?? []), ...allowList.attributes['*']]
  for (const [name, value] of Object.entries(element.properties)) {
    const isAllowed = definitions.some(definition =>
      typeof definition === 'string'
        ? definition === name
        : definition[0] === name && definition.includes(Array.isArray(value) ? value[0] : value),
    )
    if (isAllowed || name.startsWith(mark)) continue
    report(
      file,
      'unsafe-html',
      `Unexpected attribute \`${attributeName(name)}\` of \`<${element.tagName}>\`, expected one that says something about the words`,
      element.position,
    )
  }
}

/** `dataNote` → `data-note`; all others as HTML writes them, in lower case. */
const attributeName = (property: string): string =>
  property
    .replace(/^(data|aria)([A-Z].*)/, (_, prefix, rest) => prefix + dashed(rest))
    .toLowerCase()

const dashed = (words: string): string => words.replace(/[A-Z]/g, '-$&')
