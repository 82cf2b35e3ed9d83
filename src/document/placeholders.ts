import type {Heading, Paragraph, Root, RootContent, TableCell, TableRow} from 'mdast'
import type {PlainBlocks, PlainCode, PlainText} from './plain-blocks.ts'
import {findRuns, type Runs} from './plain-runs.ts'

/** Stands for a text, or a line of code, that need not be tokenized. */
const placeholder = 'P'

/** A text with placeholders, whose lines are those of the source. */
export interface Reduced {
  readonly text: string
  /** Put back in `tree`, made of `text`, what placeholders stand for; false when one is part of something else. */
  readonly restore: (tree: Root) => boolean
}

/** Put placeholders for the plain blocks of `lines`. */
export function reduce(lines: readonly string[], blocks: PlainBlocks): Reduced {
  const {texts, codes} = blocks
  const byLine = groupByLine(texts)
  const reduced = [...lines]
  for (const [line, group] of byLine) {
    const [text] = group
    if (text?.start.column === 1) reduced.fill(placeholder, line - 1, text.end.line)
    else reduced[line - 1] = shorten(lines[line - 1] ?? '', group)
  }
  for (const {first, last} of codes) reduced.fill(placeholder, first, last - 1)
  const runs = findRuns(lines, blocks)
  let left = texts.length + codes.length
  for (const [, followers] of runs) {
    for (const {position} of followers) reduced.fill('', position.start.line - 1, position.end.line)
    left -= followers.length
  }
  const replaced = {lines, reduced, byLine, codes: new Map(codes.map(code => [code.first, code]))}
  return {
    text: reduced.join('\n'),
    restore: tree => putBack(tree, replaced) === left && putBackFollowers(tree, runs),
  }
}

function putBackFollowers(tree: Root, runs: Runs): boolean {
  if (runs.size === 0) return true
  let found = 0
  tree.children = tree.children.flatMap(node => {
    const followers = node.position && runs.get(node.position.start.line)
    if (!followers) return [node]
    found++
    return [node, ...followers]
  })
  return found === runs.size
}

function groupByLine(texts: readonly PlainText[]): ReadonlyMap<number, readonly PlainText[]> {
  const groups = new Map<number, PlainText[]>()
  for (const text of texts) {
    const group = groups.get(text.start.line)
    if (group) group.push(text)
    else groups.set(text.start.line, [text])
  }
  return groups
}

function shorten(line: string, texts: readonly PlainText[]): string {
  let short = ''
  let done = 0
  for (const {start, end} of texts) {
    short += line.slice(done, start.column - 1) + placeholder
    done = end.column - 1
  }
  return short + line.slice(done)
}

interface Replaced {
  readonly lines: readonly string[]
  readonly reduced: readonly string[]
  /** By the lines they start on. */
  readonly byLine: ReadonlyMap<number, readonly PlainText[]>
  /** By their first lines. */
  readonly codes: ReadonlyMap<number, PlainCode>
}

/** Put back what placeholders stand for, and count it. */
function putBack(tree: Root, replaced: Replaced): number {
  let found = 0
  const open: Array<Root | RootContent> = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    const {position} = node
    if (!position) continue
    const {start, end} = position
    switch (node.type) {
      case 'paragraph':
      case 'heading': {
        const [text] = replaced.byLine.get(start.line) ?? []
        if (text?.end.line === end.line && isPlaceholder(node, text.start.column)) {
          node.children = text.children
          found++
        }
        break
      }
      case 'tableRow':
        found += putBackCells(node, replaced)
        break
      case 'code':
        if (replaced.codes.get(start.line)?.last !== end.line || start.column !== 1) break
        node.value = replaced.lines.slice(start.line, end.line - 1).join('\n')
        found++
        break
      case 'root':
      case 'list':
      case 'listItem':
      case 'blockquote':
      case 'footnoteDefinition':
      case 'table':
        open.push(...node.children)
        break
      default:
        continue
    }
    const short = replaced.reduced[end.line - 1] ?? ''
    if (end.column === short.length + 1) {
      end.column = (replaced.lines[end.line - 1] ?? '').length + 1
    }
  }
  return found
}

/** Whether all that a block holds is a placeholder at `column`. */
const isPlaceholder = (
  {children: [child]}: Paragraph | Heading | TableCell,
  column: number,
): boolean =>
  child?.type === 'text' &&
  child.value.startsWith(placeholder) &&
  child.position?.start.column === column

function putBackCells({children: cells, position}: TableRow, {byLine}: Replaced): number {
  const texts = (position && byLine.get(position.start.line)) ?? []
  let found = 0
  /** How much longer the line is than its short form, up to here. */
  let added = 0
  for (const cell of cells) {
    if (!cell.position) continue
    const {start, end} = cell.position
    start.column += added
    const text = texts[found]
    if (text && isPlaceholder(cell, text.start.column - added)) {
      cell.children = text.children
      added += text.end.column - text.start.column - placeholder.length
      found++
    } else if (added > 0) for (const child of cell.children) shift(child, added)
    end.column += added
  }
  return found
}

function shift(node: RootContent, added: number): void {
  if (node.position) {
    node.position.start.column += added
    node.position.end.column += added
  }
  if ('children' in node) for (const child of node.children) shift(child, added)
}
