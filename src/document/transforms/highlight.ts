import type {ElementContent} from 'hast'
import type {HighlighterCore} from 'shiki/core'
import type {Point} from 'unist'

/** A piece of code and what it is: `keyword`, `string`, `comment` …, '' for nothing in particular. */
export interface CodeToken {
  readonly kind: string
  readonly text: string
}

/** Lines of tokens; undefined when the language is not known or not loaded. */
export type Highlight = (
  code: string,
  lang: string,
) => readonly (readonly CodeToken[])[] | undefined

/** Longer code is left plain: it is data, and would keep the tokenizer busy. */
const longest = 200_000

let shared: Promise<HighlighterCore> | undefined

/** Load the grammars of some languages (names and aliases as shiki has them); unknown ones are passed over. */
export async function loadHighlight(languages: ReadonlySet<string>): Promise<Highlight> {
  if (languages.size === 0) return () => undefined
  const {bundledLanguages} = await import('shiki/langs')
  const table = bundledLanguages as Readonly<Record<string, (typeof bundledLanguages)['ts']>>
  const names = [...languages]
    .map(name => name.toLowerCase())
    .filter(name => Object.hasOwn(table, name))
  if (names.length === 0) return () => undefined
  shared ??= createHighlighter()
  const highlighter = await shared
  await highlighter.loadLanguage(...names.map(name => table[name]!))
  const loaded = new Set(names)
  return (code, lang) => {
    const name = lang.toLowerCase()
    return loaded.has(name) && code.length <= longest ? tokens(highlighter, code, name) : undefined
  }
}

/** Oniguruma in WebAssembly: over a build it takes 40 % less time than the engine that translates to RegExp. */
async function createHighlighter(): Promise<HighlighterCore> {
  const [{createCssVariablesTheme, createHighlighterCore}, {createOnigurumaEngine}] =
    await Promise.all([import('shiki/core'), import('shiki/engine/oniguruma')])
  return createHighlighterCore({
    themes: [createCssVariablesTheme({name: 'kinds', variablePrefix: '--', fontStyle: false})],
    langs: [],
    engine: createOnigurumaEngine(import('shiki/wasm')),
  })
}

function tokens(highlighter: HighlighterCore, code: string, lang: string): CodeToken[][] {
  // A time limit would make the result depend on the machine.
  const lines = highlighter.codeToTokensBase(code, {
    lang,
    theme: 'kinds',
    tokenizeTimeLimit: 0,
    tokenizeMaxLineLength: 2000,
  })
  return lines.map(line => {
    const merged: CodeToken[] = []
    for (const {content, color} of line) {
      const kind = /^var\(--token-([\w-]+)\)$/.exec(color ?? '')?.[1] ?? ''
      const last = merged.at(-1)
      if (last?.kind === kind) merged[merged.length - 1] = {kind, text: last.text + content}
      else merged.push({kind, text: content})
    }
    return merged
  })
}

/** Tokens → `<span class="tok-keyword">` and text, with positions counted from that of the first line. */
export function codeNodes(
  lines: readonly (readonly CodeToken[])[],
  first: Point,
): ElementContent[] {
  const nodes: ElementContent[] = []
  for (const [index, line] of lines.entries()) {
    let column = first.column
    for (const {kind, text} of line) {
      const start = {line: first.line + index, column}
      column += text.length
      const position = {start, end: {line: start.line, column}}
      nodes.push(
        kind
          ? {
              type: 'element',
              tagName: 'span',
              properties: {className: [`tok-${kind}`]},
              children: [{type: 'text', value: text, position}],
              position,
            }
          : {type: 'text', value: text, position},
      )
    }
    const end = {line: first.line + index, column}
    if (index < lines.length - 1)
      nodes.push({type: 'text', value: '\n', position: {start: end, end}})
  }
  return nodes
}
