import type {Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics.ts'

/** Blocks deeper than this are text: later walks are recursive. */
export const deepestBlock = 100
/** What no inline needs; the tokenizer's time grows with the square of it. */
const deepestInline = 300
const deepestContainer = 25

const markup = '>-+*_~[].):<'
/** Noncharacters (Unicode 23.7), which no text has. */
const standIns = /[\ufdd0-\ufdef]/g
const standInOf = (character: string): string =>
  String.fromCharCode(0xfdd0 + markup.indexOf(character))
const marker = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y
const thematicBreak = /^[ \t]*([-*_])(?:[ \t]*\1)+[ \t]*$/
const containerFence = /^[ \t>]*:{3,}(.*)/

/**
 * Markup nested deeper than any author means keeps the tokenizer busy for minutes. Here it loses its meaning: each
 * character that would open one more level becomes a stand-in of the same width, and turns back to what it was in the
 * tree (`restoreNesting`). Positions stay right, and no word is lost.
 */
export function tameNesting(text: string): string {
  if (!mayNest(text)) return text
  const lines = tameContainers(text.replace(standIns, '\ufffd').split('\n').map(tameMarkers))
  const tame: string[] = []
  let first = 0
  for (let index = 0; index <= lines.length; index++) {
    if (index < lines.length && lines[index]?.trim() !== '') continue
    // No inline reaches beyond a blank line.
    if (index > first) tame.push(tameInlines(lines.slice(first, index).join('\n')))
    if (index < lines.length) tame.push(lines[index] ?? '')
    first = index + 1
  }
  return tame.join('\n')
}

/** Turn stand-ins back in a tree; reports `nesting-depth` at the first text that had some. */
export function restoreNesting(tree: Root, file: VFile): void {
  let isReported = false
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    const fields = node as unknown as Record<string, unknown>
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value !== 'string' || !value.match(standIns)) continue
      fields[name] = untamed(value)
      if (node.type === 'text' && !isReported) {
        isReported = true
        report(file, 'nesting-depth', reason, node.position)
      }
    }
    // The last child is taken up first, so that what is reported is the first in the text.
    if ('children' in node) for (const child of [...node.children].reverse()) open.push(child)
  }
}

const reason = `Unexpected markup nested deeper than ${deepestBlock} levels, expected less: it is kept as text`

const untamed = (text: string): string =>
  text.replace(standIns, standIn => markup[standIn.charCodeAt(0) - 0xfdd0] ?? standIn)

/** Almost no document has as many marks as it takes. */
function mayNest(text: string): boolean {
  let count = 0
  for (let index = 0; index < text.length && count <= deepestContainer; index++) {
    const code = text.charCodeAt(index)
    // Full stops and parentheses count with the digit before them.
    if (code === 0x2e || code === 0x29) count += isDigit(text.charCodeAt(index - 1)) ? 1 : 0
    else if (code < 0x7f && isMark[code]) count++
  }
  return count > deepestContainer
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39
const isMark = Array.from({length: 0x7f}, (_, code) =>
  '>-+*_~[:<'.includes(String.fromCharCode(code)),
)

/** Block quotes and list items that one line opens. */
function tameMarkers(line: string): string {
  if (line.length < deepestBlock || thematicBreak.test(line)) return line
  let end = 0
  let tame = ''
  marker.lastIndex = 0
  for (let count = 0, match = marker.exec(line); match; count++, match = marker.exec(line)) {
    const [mark] = match
    end = marker.lastIndex
    tame += count < deepestBlock ? mark : mark.slice(0, -1) + standInOf(mark.at(-1) ?? '')
  }
  return tame + line.slice(end)
}

function tameContainers(lines: readonly string[]): readonly string[] {
  let depth = 0
  return lines.map(line => {
    const rest = containerFence.exec(line)?.[1]
    if (rest === undefined) return line
    if (rest.trim() === '') depth = Math.max(0, depth - 1)
    else if (depth < deepestContainer) depth++
    else return line.replaceAll(':', standInOf)
    return line
  })
}

const tameInlines = (chunk: string): string => tameTags(tameBrackets(tameAttention(chunk)))

/**
 * Runs that can only open emphasis, less those that can only close it (CommonMark 6.2); those inside words can do
 * either, and are counted by themselves.
 */
function tameAttention(chunk: string): string {
  let depth = 0
  let undecided = 0
  for (const {0: run, index} of chunk.matchAll(/[*_~]+/g)) {
    const isAfterLetter = /[^\s\p{P}\p{S}]/u.test(chunk[index - 1] ?? ' ')
    const isBeforeLetter = /[^\s\p{P}\p{S}]/u.test(chunk[index + run.length] ?? ' ')
    if (isAfterLetter && isBeforeLetter && !run.startsWith('_')) undecided++
    else if (isAfterLetter !== isBeforeLetter)
      depth = isAfterLetter ? Math.max(0, depth - run.length) : depth + run.length
    if (depth > deepestInline || undecided > 3 * deepestInline) {
      return chunk.replace(/[*_~]/g, standInOf)
    }
  }
  return chunk
}

function tameBrackets(chunk: string): string {
  let depth = 0
  for (const [bracket] of chunk.matchAll(/[[\]]/g)) {
    depth = bracket === '[' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > deepestBlock) return chunk.replace(/[[\]]/g, standInOf)
  }
  return chunk
}

/** Tags and comments that do not end: each is sought to the end of its paragraph. */
function tameTags(chunk: string): string {
  let depth = 0
  for (const [mark] of chunk.matchAll(/<(?=[A-Za-z!?/])|>/g)) {
    depth = mark === '<' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > deepestBlock) return chunk.replaceAll('<', standInOf)
  }
  return chunk
}
