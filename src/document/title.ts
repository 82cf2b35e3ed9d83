import {posix} from 'node:path'
import type {Element, Root} from 'hast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics.ts'
import {plainText} from './plain-text.ts'
import {isTold} from './told.ts'

/** A title, and the heading that gave it or repeats it. */
export interface Title {
  readonly text: string
  readonly heading: Element | undefined
}

/**
 * The title of a document: the frontmatter's, or else that of a heading of level 1 with which the words of the body begin,
 * or else the name of the file or of its folder, reported as `missing-title`. The heading leaves the body, because layouts
 * print the title.
 */
export function takeTitle(
  body: Root,
  written: string | undefined,
  path: string,
  file: VFile,
): Title {
  const found = firstHeading(body)
  const text = found ? plainText(found.heading).trim() : ''
  if (found && text !== '' && (written === undefined || written.trim() === text)) {
    const {parent, index, heading} = found
    const next = parent.children[index + 1]
    parent.children.splice(index, next?.type === 'text' ? 2 : 1)
    return {text, heading}
  }
  if (written !== undefined) return {text: written, heading: undefined}
  if (!isTold(file, 'title')) {
    const reason = 'Unexpected document without a title, expected `title` or a first heading'
    report(file, 'missing-title', reason, {line: 1, column: 1})
  }
  return {text: nameOf(path), heading: undefined}
}

interface FoundHeading {
  readonly parent: Root | Element
  readonly index: number
  readonly heading: Element
}

/** A logo and its badges may stand before a title, and all of them in a box that centers them. */
function firstHeading(parent: Root | Element): FoundHeading | undefined {
  for (const [index, node] of parent.children.entries()) {
    if (node.type === 'text' && node.value.trim() !== '') return undefined
    if (node.type !== 'element') continue
    if (node.tagName === 'h1') return {parent, index, heading: node}
    const isBox = node.tagName === 'div' && node.properties.dataOnly === undefined
    if (isBox || node.tagName === 'header') {
      const found = firstHeading(node)
      if (found) return found
    }
    if (plainText(node).trim() !== '') return undefined
  }
  return undefined
}

/** A file called README or index is named by its folder. */
function nameOf(path: string): string {
  const name = posix.basename(path, posix.extname(path))
  const folder = posix.basename(posix.dirname(path))
  return /^(?:readme|index)$/i.test(name) && folder !== '.' && folder !== '' ? folder : name
}
