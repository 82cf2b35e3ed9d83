import type {Report, TypesetterMessage} from '../diagnostics.ts'
import {counterStylesIn} from './custom-counter-styles.ts'
import {layerOrder, newLayer} from './layer.ts'
import {type CssRule, type Load, type PageRule, readStylesheet, type StyleRule} from './rules.ts'
import type {CompiledSelector} from './selectors/compile.ts'
import {indexRules, type RuleIndex} from './selectors/rule-index.ts'
import {allSheets, charactersIn} from './sheet-texts.ts'
import type {PseudoElement} from './style.ts'
import type {FontFaceRule, Stylesheet} from './stylesheet.ts'
import {userAgentSheet} from './user-agent.ts'

/** The rules of one origin, indexed. */
export interface RuleSource {
  /** By rank: `ranked[rank]` is the rule behind a matching selector. */
  readonly ranked: ReadonlyArray<{readonly rule: StyleRule; readonly layer: number}>
  readonly elements: RuleIndex
  readonly pseudos: ReadonlyMap<PseudoElement, RuleIndex>
  readonly pages: ReadonlyArray<{readonly rule: PageRule; readonly layer: number}>
  readonly fontFaces: readonly FontFaceRule[]
  /** Those beyond ASCII in the sheets. */
  readonly characters: string
}

/** Sheets as they were read, with what they imported and what was said of them. */
interface Reading {
  readonly stylesheets: readonly Stylesheet[]
  readonly imported: ReadonlyMap<string, Uint8Array | undefined>
  readonly source: RuleSource
  readonly messages: readonly TypesetterMessage[]
}

/** The latest readings: many documents of a publication are dressed by the same few sheets. */
let readings: readonly Reading[] = []

/** Read author sheets, or take them as they were read before when not a byte of them has changed. */
export function readAuthor(
  stylesheets: readonly Stylesheet[],
  load: Load,
  report: Report,
): RuleSource {
  const before = readings.find(reading => isSame(reading, stylesheets, load))
  const reading = before ?? read(stylesheets, load)
  if (!before) readings = [reading, ...readings.slice(0, 7)]
  for (const message of reading.messages) report(message)
  return reading.source
}

function isSame(reading: Reading, stylesheets: readonly Stylesheet[], load: Load): boolean {
  return (
    reading.stylesheets.length === stylesheets.length &&
    reading.stylesheets.every(({path, css}, index) => {
      const other = stylesheets[index]
      return other?.path === path && other.css === css
    }) &&
    [...reading.imported].every(([url, bytes]) => sameBytes(bytes, load(url)))
  )
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined) =>
  a === b || (a !== undefined && b !== undefined && Buffer.compare(a, b) === 0)

function read(stylesheets: readonly Stylesheet[], load: Load): Reading {
  const layer = newLayer()
  const imported = new Map<string, Uint8Array | undefined>()
  const messages: TypesetterMessage[] = []
  const given = {
    layer,
    load: (url: string) => {
      const bytes = load(url)
      imported.set(url, bytes)
      return bytes
    },
    report: (message: TypesetterMessage) => messages.push(message),
  }
  const sheets = allSheets(stylesheets, given.load)
  const counterStyles = counterStylesIn(sheets)
  const rules = stylesheets.flatMap(sheet => [...readStylesheet(sheet, {...given, counterStyles})])
  return {
    stylesheets,
    imported,
    messages,
    source: sourceOf(rules, layerOrder(layer), charactersIn(sheets)),
  }
}

let userAgentRules: RuleSource | undefined

/** Read once for the process: it is the same for every document. */
export function readUserAgent(): RuleSource {
  if (userAgentRules) return userAgentRules
  const layer = newLayer()
  const report: Report = ({reason}) => {
    throw new Error(`The user-agent sheet: ${reason}`)
  }
  const sheet = {path: 'user-agent.css', css: userAgentSheet}
  const given = {layer, load: () => undefined, report, counterStyles: new Map()}
  const rules = [...readStylesheet(sheet, given)]
  userAgentRules = sourceOf(rules, layerOrder(layer), charactersIn([sheet]))
  return userAgentRules
}

function sourceOf(
  rules: readonly CssRule[],
  order: ReadonlyMap<StyleRule['layer'], number>,
  characters: string,
): RuleSource {
  const entries: {rule: StyleRule; selector: CompiledSelector; layer: number}[] = []
  const pages: {rule: PageRule; layer: number}[] = []
  const fontFaces: FontFaceRule[] = []
  for (const rule of rules) {
    switch (rule.type) {
      case 'style':
        for (const selector of rule.selectors)
          entries.push({rule, selector, layer: order.get(rule.layer) ?? 0})
        break
      case 'page':
        pages.push({rule, layer: order.get(rule.layer) ?? 0})
        break
      case 'font-face':
        fontFaces.push(rule.rule)
    }
  }
  entries.sort((a, b) => a.layer - b.layer || a.selector.specificity - b.selector.specificity)
  const ranked = entries.map(({selector}, rank) => ({selector, rank}))
  const pseudoNames = new Set(entries.flatMap(({selector}) => selector.pseudo ?? []))
  return {
    characters,
    ranked: entries,
    elements: indexRules(ranked.filter(({selector}) => !selector.pseudo)),
    pseudos: new Map(
      [...pseudoNames].map(name => [
        name,
        indexRules(ranked.filter(({selector}) => selector.pseudo === name)),
      ]),
    ),
    pages,
    fontFaces,
  }
}
