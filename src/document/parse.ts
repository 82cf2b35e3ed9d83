import type {Element, Root, RootContent} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {VFile} from 'vfile'
import type {Frontmatter} from '../config/frontmatter.ts'
import {readFrontmatter} from '../config/read-frontmatter.ts'
import {sha256} from '../source/hash.ts'
import {type BodyText, bodyText} from './body-text.ts'
import {diagramLanguages} from './diagram-languages.ts'
import {directionOf} from './direction.ts'
import type {Document, DocumentKind, Drawing, Note} from './document.ts'
import {excerptOf} from './excerpt.ts'
import {faultyFrontmatter} from './faulty-frontmatter.ts'
import {reportFrontOfBook} from './front-of-book.ts'
import {splitFrontmatter} from './frontmatter.ts'
import {toHast} from './hast.ts'
import {createIds} from './ids.ts'
import type {Includes} from './includes.ts'
import {linkAddresses, parseMarkdown} from './markdown.ts'
import type {MathSyntax} from './math/syntax.ts'
import {reportMathOff} from './math-off.ts'
import {restoreNesting, tameNesting} from './nesting.ts'
import {reportOtherScript} from './other-script.ts'
import {picturesOf} from './pictures.ts'
import {type Settling, settle} from './settle.ts'
import {smartFrontmatter, smartText} from './smart-frontmatter.ts'
import {survey} from './survey.ts'
import {takeTitle} from './title.ts'
import {
  markAbbreviations,
  mayHaveAbbreviations,
  takeAbbreviations,
} from './transforms/abbreviations.ts'
import {directCode} from './transforms/code-direction.ts'
import {transformDirectives} from './transforms/directives.ts'
import {
  collectNotes,
  createFootnotes,
  reportUnusedNotes,
  reservedIds,
} from './transforms/footnotes.ts'
import {loadHighlight} from './transforms/highlight.ts'
import {triageHtml} from './transforms/html-blocks.ts'
import {adaptIncluded, type Inclusion, transformIncludes} from './transforms/includes.ts'
import {mayHaveLabels, transformLabels} from './transforms/labels.ts'
import {holdUpdates} from './transforms/live-updates.ts'
import {markReferences, mayHaveReferences} from './transforms/references.ts'
import {isolateSignedNumbers} from './transforms/signed-numbers.ts'
import {markSupAndMark, mayHaveSupOrMark} from './transforms/sup-and-mark.ts'
import {settleLocalLinks} from './transforms/urls.ts'
import {fillVariables, type Variables} from './transforms/variables.ts'

/** What a document falls back to. */
export interface DocumentDefaults {
  /** BCP 47: the publication's language. */
  readonly lang: string
  /** Whether dollars are math; not asked for, a text that looks like math is reported. */
  readonly math?: boolean | undefined
  /** What `{{ name }}` stands for. */
  readonly variables?: Readonly<Record<string, string | number | boolean>> | undefined
}

export interface DocumentSource {
  /** Relative to the publication, slash-separated. */
  readonly path: string
  readonly text: string
  readonly defaults: DocumentDefaults
  /** The files that it includes. */
  readonly includes?: Includes
  /** Updates of live stories that are dated later are held; undefined for none. */
  readonly now?: Date | undefined
}

/** Markdown with frontmatter → Document. Never throws on any text; problems are on `document.file`. */
export async function parseDocument({
  path,
  text,
  defaults,
  includes = new Map(),
  now,
}: DocumentSource): Promise<Document> {
  const file = new VFile({path, value: text})
  const {frontmatter: yaml, body: source, ...before} = splitFrontmatter(text)
  const written = before.fault
    ? faultyFrontmatter(text, before.fault, file)
    : readFrontmatter(yaml ?? '', file, {line: 2, offset: text.indexOf('\n') + 1})
  const lang = written.lang ?? defaults.lang
  reportOtherScript(source, written, defaults.lang, file)
  const frontmatter = smartFrontmatter(written, lang)
  const body = bodyText(source, before.linesBefore, before.offsetBefore)
  const math = written.math ?? defaults.math
  const variables = textsOf({...defaults.variables, ...written.variables})
  const included: VFile[] = []
  const drawings: Drawing[] = []
  const heldUpdates: string[] = []
  const reading = {lang, math, variables, includes, included, drawings, heldUpdates, now}
  const {
    tree,
    notes: noteNames,
    languages,
  } = await readBody({path, file, body, shift: 0, chain: [path]}, reading)
  const settling = await startSettling(path, file, noteNames, languages)
  const {text: title, heading} = takeTitle(tree, frontmatter.title, path, file)
  const titleId = heading && settling.ids.claimFor(textOf(heading).trim())
  const dir = frontmatter.dir ?? directionOf(lang)
  settle(tree, lang, settling)
  directText(tree, dir)
  const notes = collectNotes(settling.footnotes, (note, origin) => {
    settle(note, lang, origin)
    directText(note, dir)
  })
  reportUnusedNotes(settling.footnotes)
  settleLocalLinks(settling, titleId)
  for (const part of included) file.messages.push(...part.messages)
  const kind = kindOf(frontmatter, path)
  reportFrontOfBook(frontmatter, kind, file)
  return {
    path,
    kind,
    hash: hashOf(text, {includes, variables, heldUpdates}),
    frontmatter,
    title: heading ? smartText(title, lang) : title,
    lang,
    dir,
    math: math ?? false,
    body: tree,
    notes,
    headings: settling.headings,
    anchors: Object.fromEntries(settling.anchors),
    targetedIds: Object.fromEntries(settling.targetedIds),
    isTargeted: hasTargeted(tree, notes),
    titleId,
    labels: settling.labels,
    references: settling.references,
    terms: settling.terms,
    termUses: settling.termUses,
    indexMarks: settling.indexMarks,
    media: settling.media,
    updates: settling.updates,
    heldUpdates,
    hasIndex: /^[ \t>]*::index\b/m.test(text),
    links: settling.links,
    siteLinks: settling.siteLinks,
    assets: [...picturesOf(frontmatter, path, text), ...settling.assets],
    drawings,
    excerpt: excerptOf(tree),
    words: settling.words,
    file,
  }
}

/** What would stand in the wrong order in right-to-left text. */
function directText(tree: Root | Element, dir: 'ltr' | 'rtl'): void {
  isolateSignedNumbers(tree, dir)
  directCode(tree, dir)
}

/** Over all that its body is made of. */
function hashOf(
  text: string,
  {
    includes,
    variables,
    heldUpdates,
  }: Pick<Reading, 'includes' | 'variables'> & Pick<Document, 'heldUpdates'>,
): string {
  if (heldUpdates.length > 0)
    return sha256(`${hashOf(text, {includes, variables, heldUpdates: []})} ${heldUpdates}`)
  if (includes.size === 0 && Object.keys(variables).length === 0) return sha256(text)
  const parts = [...includes].map(([path, file]) => [path, file.type === 'text' ? file.text : ''])
  return sha256(JSON.stringify([text, parts, variables]))
}

/** What is the same for a document and all files that it includes. */
interface Reading {
  readonly lang: string
  readonly math: boolean | undefined
  readonly variables: Variables
  readonly includes: Includes
  /** The files that it includes, with their messages, as they are read. */
  readonly included: VFile[]
  /** Its diagrams, as they are drawn. */
  readonly drawings: Drawing[]
  /** Times of updates that are held, as they are found. */
  readonly heldUpdates: string[]
  readonly now: Date | undefined
}

/** A body that is clean, but not settled, with what settling it needs. */
interface ReadBody {
  readonly tree: Root
  /** Identifiers of its footnotes, and languages of its code: those of its included files among them. */
  readonly notes: Set<string>
  readonly languages: Set<string>
}

/** Markdown → hast that is clean, but not settled. */
async function readBody(inclusion: Inclusion, reading: Reading): Promise<ReadBody> {
  const {path, file, body, shift, chain} = inclusion
  const {lang, math, variables, includes, included} = reading
  const number = chain.length > 1 ? included.push(file) : 0
  const tame = tameNesting(body.text)
  const markdown = parseMarkdown(tame, math ? await loadMathSyntax(body) : undefined)
  if (reading.now && body.text.includes('::update'))
    reading.heldUpdates.push(...holdUpdates(markdown, {now: reading.now, body, file}))
  if (number > 0) adaptIncluded(markdown, shift, number)
  const {hasDirectives, hasHtml, hasMath, hasAddresses, ...found} = survey(markdown, body, file)
  const notes = new Set(found.notes)
  const languages = new Set(found.languages)
  if (tame !== body.text) restoreNesting(markdown, file)
  if (math && hasMath) {
    const {transformMath} = await import('./math/transform.ts')
    transformMath(markdown, {body, file})
  }
  if (diagramLanguages.some(language => languages.has(language))) {
    const {transformDiagrams} = await import('./transforms/diagrams.ts')
    await transformDiagrams(markdown, {path, file, drawings: reading.drawings})
  }
  if (math === undefined) reportMathOff(markdown, file)
  if (hasDirectives) {
    await transformIncludes(markdown, {path, file, includes, chain}, async part => {
      const read = await readBody(part, reading)
      for (const name of read.notes) notes.add(name)
      for (const language of read.languages) languages.add(language)
      return {path: part.path, file: part.file, tree: read.tree}
    })
    transformDirectives(markdown, {body, file, lang})
  }
  const abbreviations = mayHaveAbbreviations(body.text)
    ? takeAbbreviations(markdown, body)
    : undefined
  if (mayHaveLabels(body.text)) transformLabels(markdown, body)
  if (hasAddresses) linkAddresses(markdown)
  const raw = toHast(markdown)
  const tree = hasHtml && triageHtml(raw, file) === 'html' ? await clean(raw, body, file) : raw
  if (Object.keys(variables).length > 0) fillVariables(tree, {variables, body, file})
  if (mayHaveSupOrMark(body.text)) markSupAndMark(tree, body)
  if (abbreviations) markAbbreviations(tree, abbreviations)
  if (mayHaveReferences(body.text)) markReferences(tree, {body, lang})
  return {tree, notes, languages}
}

async function startSettling(
  path: string,
  file: VFile,
  notes: ReadonlySet<string>,
  languages: ReadonlySet<string>,
): Promise<Settling> {
  const footnotes = createFootnotes(notes)
  const ids = createIds()
  for (const id of reservedIds(footnotes)) ids.claim(id)
  return {
    path,
    file,
    from: undefined,
    targets: undefined,
    targetedIds: new Map(),
    ids,
    footnotes,
    highlight: await loadHighlight(languages),
    headings: [],
    links: [],
    siteLinks: [],
    assets: [],
    anchors: new Map(),
    labels: [],
    references: [],
    terms: [],
    termUses: [],
    indexMarks: [],
    localLinks: [],
    media: [],
    updates: [],
    words: 0,
  }
}

const hasTargeted = (body: Root, notes: readonly Note[]): boolean =>
  [body, ...notes].some(({children}) => isTargeted(children))

const isTargeted = (nodes: readonly RootContent[]): boolean =>
  nodes.some(
    node =>
      node.type === 'element' &&
      (node.properties.dataOnly !== undefined || isTargeted(node.children)),
  )

/** Values as they are printed. */
const textsOf = (values: Readonly<Record<string, string | number | boolean>>): Variables =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))

/** Loaded by documents that have dollars and read them as math. */
async function loadMathSyntax({text}: BodyText): Promise<MathSyntax | undefined> {
  return text.includes('$') ? (await import('./math/syntax.ts')).mathSyntax : undefined
}

/** The HTML parser is loaded by documents that have HTML. */
async function clean(tree: Root, {text}: BodyText, file: VFile): Promise<Root> {
  const {cleanHtml} = await import('./transforms/raw-html.ts')
  return cleanHtml(tree, text, file)
}

function kindOf({kind, chapters, stories}: Frontmatter, path: string): DocumentKind {
  if (kind) return kind
  if (chapters) return 'book'
  if (stories) return 'issue'
  return path.startsWith('pages/') ? 'page' : 'story'
}
