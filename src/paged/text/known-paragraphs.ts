import type {Style} from '../css/style.ts'
import {setParagraph} from './break-paragraph.ts'
import type {Fonts} from './fonts.ts'
import type {ParagraphSetting} from './itemize.ts'
import type {InlineItem, Line, Piece} from './paragraph.ts'
import {type WordBook, wordBookFor} from './words.ts'

/** Lines whose pieces name the item that they come from by its index. */
type KnownLines = readonly Line<number>[]

/** Characters of text whose lines one generation holds: about a thousand pages of a novel. */
const GENERATION = 2_000_000

interface Memory {
  /** What was asked for lately, and what was before: that goes when this is full. */
  young: Map<string, KnownLines>
  old: Map<string, KnownLines>
  characters: number
}

let memory: Memory | undefined

/**
 * From now on paragraphs are remembered, over all documents of the process: one that goes on to set the same text again,
 * most of it unchanged, sets only what changed. Costs the memory of a few thousand pages, so a process that sets one
 * work and ends should not ask for it.
 */
export function rememberParagraphs(): void {
  memory ??= {young: new Map(), old: new Map(), characters: 0}
}

/**
 * `setParagraph` for lines that are all as wide as `width`, out of the memory where there is one. What was reported is
 * set anew each time.
 */
export function setKnownParagraph<Source>(
  items: readonly InlineItem<Source>[],
  setting: ParagraphSetting,
  width: number,
): readonly Line<Source>[] {
  const room = {width, left: 0}
  const set = () => setParagraph(items, {...setting, room: () => room})
  if (!memory) return set()
  const key = keyOf(items, setting, width)
  const known = recall(memory, key)
  if (known) return withSources(known, items)
  let isSilent = true
  const report: ParagraphSetting['report'] = message => {
    isSilent = false
    setting.report(message)
  }
  const numbered = items.map((item, source) => ({...item, source}))
  const lines = setParagraph(numbered, {...setting, report, room: () => room})
  // A missing glyph is reported once for a document, so later paragraphs that lack it are silent, too.
  if (isSilent && setting.fonts.missing.size === 0) remember(memory, key, lines)
  return withSources(lines, items)
}

function recall(from: Memory, key: string): KnownLines | undefined {
  const young = from.young.get(key)
  if (young) return young
  const old = from.old.get(key)
  if (old) remember(from, key, old)
  return old
}

function remember(to: Memory, key: string, lines: KnownLines): void {
  if (to.characters + key.length > GENERATION) {
    to.old = to.young
    to.young = new Map()
    to.characters = 0
  }
  to.young.set(key, lines)
  to.characters += key.length
}

const withSources = <Source>(
  lines: KnownLines,
  items: readonly InlineItem<Source>[],
): readonly Line<Source>[] =>
  lines.map(line => ({
    ...line,
    pieces: line.pieces.map((piece): Piece<Source> => {
      const {source} = items[piece.source]!
      return {...piece, source}
    }),
  }))

/** All that lines depend on. */
function keyOf<Source>(
  items: readonly InlineItem<Source>[],
  {style, fonts}: ParagraphSetting,
  width: number,
): string {
  let key = `${mannerOf(style, fonts)} ${width}`
  for (const item of items) {
    key += `\n${item.type} ${mannerOf(item.style, fonts)} `
    switch (item.type) {
      case 'text':
      case 'leader':
        // A text may hold a newline: its length tells where it ends.
        key += `${item.text.length} ${item.text}`
        break
      case 'atomic':
        key += `${item.width} ${item.isWord}`
        break
      case 'open':
        key += `${item.width} ${item.glue}`
        break
      case 'close':
        key += item.width
        break
      case 'break':
      case 'mark':
        break
    }
  }
  return key
}

const manners = new Map<string, number>()
const booksByNumber = new WeakMap<WordBook, number>()
const mannersOfStyle = new WeakMap<Fonts, WeakMap<Style, number>>()
let books = 0

/** A number for how a style sets text: the same for styles alike and fonts alike, in all documents. */
function mannerOf(style: Style, fonts: Fonts): number {
  let ofDocument = mannersOfStyle.get(fonts)
  if (!ofDocument) {
    ofDocument = new WeakMap()
    mannersOfStyle.set(fonts, ofDocument)
  }
  const known = ofDocument.get(style)
  if (known !== undefined) return known
  const book = wordBookFor(style, fonts)
  const number = booksByNumber.get(book) ?? books++
  booksByNumber.set(book, number)
  const key = `${number} ${JSON.stringify(style)}`
  const manner = manners.get(key) ?? manners.size
  manners.set(key, manner)
  ofDocument.set(style, manner)
  return manner
}
