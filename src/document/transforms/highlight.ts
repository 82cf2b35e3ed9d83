import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import type {ElementContent} from 'hast'
import type {GrammarState, HighlighterCore, ThemedToken} from 'shiki/core'
import type {Point} from 'unist'
import {sharePatterns} from './share-patterns.ts'

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
    engine: createOnigurumaEngine({instantiator: instantiateOniguruma}).then(sharePatterns),
  })
}

/** From its file: shiki's own module of it unpacks it from text, and makes Node load all that fetches. */
async function instantiateOniguruma(imports: WebAssembly.Imports = {}) {
  const path = createRequire(import.meta.url).resolve('shiki/onig.wasm')
  return WebAssembly.instantiate(await readFile(path), imports)
}

/** One line of code as it is tokenized after a given state, and the state after it. */
interface TokenizedLine {
  readonly tokens: readonly CodeToken[]
  readonly after: GrammarState | undefined
}

/**
 * What a line becomes depends on its text and the state before it alone, and code repeats its lines: each is tokenized
 * once. Equal states are one object, so that they find the same lines.
 */
interface LineMemory {
  readonly lines: Map<GrammarState | undefined, Map<string, TokenizedLine>>
  readonly states: GrammarState[]
  size: number
}

const memories = new Map<string, LineMemory>()

/** Lines remembered for a language: some megabytes. */
const most = 20_000

/** Code with more states than this is no code: looking for twins would cost more than it saves. */
const manyStates = 300

function tokens(highlighter: HighlighterCore, code: string, lang: string): CodeToken[][] {
  let memory = memories.get(lang)
  if (!memory || memory.size > most) memory = {lines: new Map(), states: [], size: 0}
  memories.set(lang, memory)
  const result: CodeToken[][] = []
  let state: GrammarState | undefined
  for (const line of code.split(/\r?\n/)) {
    const {tokens, after} = tokenizeLine(line, state, {highlighter, lang, memory})
    result.push([...tokens])
    state = after
  }
  return result
}

interface LineTokenizing {
  readonly highlighter: HighlighterCore
  readonly lang: string
  readonly memory: LineMemory
}

function tokenizeLine(
  line: string,
  before: GrammarState | undefined,
  {highlighter, lang, memory}: LineTokenizing,
): TokenizedLine {
  if (line === '') return {tokens: [], after: before}
  const known = memory.lines.get(before) ?? new Map<string, TokenizedLine>()
  memory.lines.set(before, known)
  const remembered = known.get(line)
  if (remembered) return remembered
  // A time limit would make the result depend on the machine.
  const lines = highlighter.codeToTokensBase(line, {
    lang,
    theme: 'kinds',
    tokenizeTimeLimit: 0,
    tokenizeMaxLineLength: 2000,
    ...(before ? {grammarState: before} : {}),
  })
  const after = intern(highlighter.getLastGrammarState(lines), memory)
  const tokenized = {tokens: mergeTokens(lines[0] ?? []), after}
  known.set(line, tokenized)
  memory.size++
  return tokenized
}

function intern(state: GrammarState | undefined, {states}: LineMemory): GrammarState | undefined {
  const stack = state?.getInternalStack()
  if (!state || !stack) return undefined
  if (states.length > manyStates) return state
  const twin = states.find(other => other.getInternalStack()?.equals(stack))
  if (!twin) states.push(state)
  return twin ?? state
}

function mergeTokens(line: readonly ThemedToken[]): readonly CodeToken[] {
  const merged: CodeToken[] = []
  for (const {content, color} of line) {
    const kind = /^var\(--token-([\w-]+)\)$/.exec(color ?? '')?.[1] ?? ''
    const last = merged.at(-1)
    if (last?.kind === kind) merged[merged.length - 1] = {kind, text: last.text + content}
    else merged.push({kind, text: content})
  }
  return merged
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
