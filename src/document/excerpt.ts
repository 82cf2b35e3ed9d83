import type {Nodes, Root, RootContent} from 'hast'
import {plainText} from './plain-text.ts'

/** In characters: what lists and feeds have room for, and how much of it a last whole sentence must fill. */
const longest = 300
const fullEnough = 120

/**
 * What a text begins with, as plain text without markup: whole sentences of its first paragraph that has some, up to
 * about 300 characters. Where not even one sentence fits, it is cut at a word. Sentences that refer to numbered things
 * are left out, since excerpts are made before anything is numbered and stand where there is no figure to look at.
 */
export function excerptOf(body: Root): string {
  let withReferences = ''
  for (const paragraph of paragraphsOf(body.children)) {
    const text = withoutAsides(oneLine(textOf(paragraph)))
    const sentences = sentencesOf(text)
    const kept = sentences.filter(sentence => !sentence.includes(mark))
    if (kept.length > 0) return cut(kept)
    withReferences ||= oneLine(text.replaceAll(mark, ''))
  }
  return cut(sentencesOf(withReferences))
}

/** Stands for a reference until its sentence is left out: a character that no text has. */
const mark = '\ufdd0'

/** Of the document or of a file that it includes; what not all outputs have is no excerpt. */
function* paragraphsOf(nodes: readonly RootContent[]): Generator<Nodes> {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    if (node.tagName === 'p') yield node
    else if (node.properties.dataFrom ?? node.properties.dataUpdate)
      yield* paragraphsOf(node.children)
  }
}

function textOf(node: Nodes): string {
  if (node.type !== 'element' && node.type !== 'root') return plainText(node)
  if (node.type === 'element') {
    if (node.properties.dataReference !== undefined) return mark
    if (node.properties.role === 'doc-noteref' || node.properties.dataOnly !== undefined) return ''
    if (node.tagName === 'math') return plainText(node)
    if (node.tagName === 'br') return ' '
  }
  return node.children.map(textOf).join('')
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Without what stands in brackets only to refer: `(see @fig:press)`. */
const withoutAsides = (text: string): string =>
  text.replace(/ ?(?:\([^()]*\ufdd0[^()]*\)|（[^（）]*\ufdd0[^（）]*）)/g, '')

/**
 * An end of a sentence: its sign, closing quotation marks and brackets, then space; in Chinese and Japanese no space. A
 * period behind one letter (`e.g.`, `J.`) or a title ends none, and neither does one before a small letter.
 */
const ends =
  /(?<=[.!?…؟۔]["'”’»)\]]*)(?<!(?:^|[\s.(])(?:\p{L}|cf|vs|ca|No|Nr|Mrs?|Ms|Dr|St|Prof)\.) (?=\P{Ll})|(?<=[。！？][」』”’）]*)(?![」』”’）])/u

const sentencesOf = (text: string): readonly string[] =>
  text.split(ends).filter(sentence => sentence.trim() !== '')

/** As many whole sentences as there is room for, or the first ones cut at a word. */
function cut(sentences: readonly string[]): string {
  let text = ''
  for (const sentence of sentences) {
    const longer =
      /[。！？」』]$/.test(text) || text === '' ? text + sentence : `${text} ${sentence}`
    if (longer.length > longest) return text.length >= fullEnough ? text : cutAtWord(longer)
    text = longer
  }
  return text
}

function cutAtWord(text: string): string {
  const end = text.lastIndexOf(' ', longest)
  const kept = text.slice(0, end > longest / 2 ? end : longest)
  return `${kept.replace(/[\s,;:.،؛、，–—\ud800-\udbff-]+$/, '')}…`
}
