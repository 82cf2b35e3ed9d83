import {posix} from 'node:path'
import type {TextFile} from '../source/read-text.ts'

/** Files that a document includes, and those that they include, by their path in the publication. */
export type Includes = ReadonlyMap<string, TextFile>

/** How deep files may include each other. */
export const deepestInclude = 10

/** Markdown that is content: nothing of hidden files and folders, which hold what only the machine should know. */
export const isMarkdown = (path: string): boolean =>
  /\.(?:md|markdown)$/i.test(path) && !/(?:^|\/)\.[^./]/.test(path)

const fencedCode = /^[ \t>]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t>]*\1/gm
const directive = /:{2,}include\{[^}\n]*?file=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s}"']+))/g

/** The path in the publication of a file that the document at `from` names. */
export const includedPath = (from: string, file: string): string =>
  posix.join(posix.dirname(from), file)

/** Read all that a document includes, at any depth, each once. */
export function gatherIncludes(
  path: string,
  text: string,
  read: (path: string) => TextFile,
): Includes {
  const found = new Map<string, TextFile>()
  const open = [{path, text, depth: 0}]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > deepestInclude) continue
    const prose = next.text.includes('include{') ? next.text.replace(fencedCode, '') : ''
    for (const [, double, single, bare] of prose.matchAll(directive)) {
      const target = includedPath(next.path, double ?? single ?? bare ?? '')
      if (found.has(target) || !isMarkdown(target)) continue
      const file = read(target)
      found.set(target, file)
      if (file.type === 'text') open.push({path: target, text: file.text, depth: next.depth + 1})
    }
  }
  return found
}
