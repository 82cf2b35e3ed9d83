import {assembleLine} from './assemble-line.ts'
import {type Begin, chooseBreaks} from './choose-breaks.ts'
import {setFirstLine} from './first-line.ts'
import {itemize} from './itemize.ts'
import {geometryOf, indentAt, type ParagraphOptions} from './line-geometry.ts'
import type {InlineItem, Line} from './paragraph.ts'

/**
 * Set inline content in lines, all of them chosen together (Knuth & Plass 1981). No item gives no line; a forced
 * break at the end begins none. Reports `missing-glyph` and, once, `overfull-line`.
 */
export function setParagraph<Source>(
  items: readonly InlineItem<Source>[],
  options: ParagraphOptions,
): readonly Line<Source>[] {
  if (items.length === 0) return []
  const lines = withFirstLine(items, options) ?? setFrom(items, options, [], undefined) ?? []
  reportOverfull(lines, options)
  return lines
}

/** Undefined when no line has a style of its own, or what comes after cannot begin where that ends. */
function withFirstLine<Source>(
  items: readonly InlineItem<Source>[],
  options: ParagraphOptions,
): readonly Line<Source>[] | undefined {
  const first = options.firstLine && setFirstLine(items, options.firstLine, options)
  if (!first) return undefined
  return first.next ? setFrom(items, options, [first.line], first.next) : [first.line]
}

/** The lines before, and those that begin at a place of the text. */
function setFrom<Source>(
  items: readonly InlineItem<Source>[],
  options: ParagraphOptions,
  before: readonly Line<Source>[],
  begin: Begin | undefined,
): readonly Line<Source>[] | undefined {
  const text = itemize(items, options)
  const chosen = chooseBreaks(text, options, begin)
  if (!chosen) return undefined
  const {candidates, ends} = chosen
  const lines = [...before]
  let {from} = chosen
  for (const to of ends) {
    const geometry = geometryOf(lines, candidates, to, options)
    lines.push(assembleLine(text, candidates, {from, to}, geometry, options))
    from = to
  }
  return lines
}

/** Points by which a line may stick out before anybody sees it. */
const VISIBLE = 0.05

function reportOverfull<Source>(lines: readonly Line<Source>[], options: ParagraphOptions) {
  const index = lines.findIndex(({width}, line) => {
    const indent = indentAt(lines, line, options)
    return width > options.room(line).width - indent + VISIBLE
  })
  const line = lines[index]
  if (!line) return
  const words = line.pieces.map(piece => (piece.type === 'glyphs' ? piece.run.text : '')).join('')
  const excess = line.width - options.room(index).width
  options.report({
    ruleId: 'overfull-line',
    reason: `Unexpected line ${excess.toFixed(1)} pt wider than its measure at \`${words.trim().slice(0, 60)}\`, expected a place to break`,
    origin: 'tree',
    place: options.position,
    severe: false,
  })
}
