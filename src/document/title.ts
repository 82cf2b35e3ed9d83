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
 * The title of a document: the frontmatter's, or else that of a heading of level 1 with which the body begins, or
 * else the file's name, reported as `missing-title`. The heading leaves the body, because layouts print the title.
 */
export function takeTitle(
  body: Root,
  written: string | undefined,
  path: string,
  file: VFile,
): Title {
  const index = body.children.findIndex(node => node.type === 'element')
  const first = body.children[index]
  const heading = first?.type === 'element' && first.tagName === 'h1' ? first : undefined
  const text = heading ? plainText(heading).trim() : ''
  if (heading && text !== '' && (written === undefined || written.trim() === text)) {
    const next = body.children[index + 1]
    body.children.splice(index, next?.type === 'text' ? 2 : 1)
    return {text, heading}
  }
  if (written !== undefined) return {text: written, heading: undefined}
  if (!isTold(file, 'title')) {
    const reason = 'Unexpected document without a title, expected `title` or a first heading'
    report(file, 'missing-title', reason, {line: 1, column: 1})
  }
  return {text: posix.basename(path, posix.extname(path)), heading: undefined}
}
