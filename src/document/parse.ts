import type {Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {VFile} from 'vfile'
import type {Frontmatter} from '../config/frontmatter.ts'
import {readFrontmatter} from '../config/read-frontmatter.ts'
import {sha256} from '../source/hash.ts'
import {type BodyText, bodyText} from './body-text.ts'
import {directionOf} from './direction.ts'
import type {Document, DocumentKind} from './document.ts'
import {excerptOf} from './excerpt.ts'
import {splitFrontmatter} from './frontmatter.ts'
import {toHast} from './hast.ts'
import {createIds} from './ids.ts'
import {linkAddresses, parseMarkdown} from './markdown.ts'
import type {MathSyntax} from './math/syntax.ts'
import {reportMathOff} from './math-off.ts'
import {restoreNesting, tameNesting} from './nesting.ts'
import {picturesOf} from './pictures.ts'
import {type Settling, settle} from './settle.ts'
import {smartFrontmatter, smartText} from './smart-frontmatter.ts'
import {survey} from './survey.ts'
import {takeTitle} from './title.ts'
import {transformDirectives} from './transforms/directives.ts'
import {
  collectNotes,
  createFootnotes,
  reportUnusedNotes,
  reservedIds,
} from './transforms/footnotes.ts'
import {loadHighlight} from './transforms/highlight.ts'
import {triageHtml} from './transforms/html-blocks.ts'
import {mayHaveLabels, transformLabels} from './transforms/labels.ts'
import {markReferences, mayHaveReferences} from './transforms/references.ts'
import {settleLocalLinks} from './transforms/urls.ts'

/** What a document falls back to. */
export interface DocumentDefaults {
  /** BCP 47: the publication's language. */
  readonly lang: string
  /** Whether dollars are math; not asked for, a text that looks like math is reported. */
  readonly math?: boolean | undefined
}

export interface DocumentSource {
  /** Relative to the publication, slash-separated. */
  readonly path: string
  readonly text: string
  readonly defaults: DocumentDefaults
}

/** Markdown with frontmatter → Document. Never throws on any text; problems are on `document.file`. */
export async function parseDocument({path, text, defaults}: DocumentSource): Promise<Document> {
  const file = new VFile({path, value: text})
  const {frontmatter: yaml, body: source, ...before} = splitFrontmatter(text)
  const written = readFrontmatter(yaml ?? '', file, {line: 2, offset: text.indexOf('\n') + 1})
  const lang = written.lang ?? defaults.lang
  const frontmatter = smartFrontmatter(written, lang)
  const body = bodyText(source, before.linesBefore, before.offsetBefore)
  const math = written.math ?? defaults.math
  const {tree, settling} = await parseBody(body, {path, file, lang, math})
  const {text: title, heading} = takeTitle(tree, frontmatter.title, path, file)
  const titleId = heading && settling.ids.claimFor(textOf(heading).trim())
  settle(tree, lang, settling)
  const notes = collectNotes(settling.footnotes, note => settle(note, lang, settling))
  reportUnusedNotes(settling.footnotes, file)
  settleLocalLinks(settling, titleId)
  const kind = kindOf(frontmatter, path)
  return {
    path,
    kind,
    hash: sha256(text),
    frontmatter,
    title: heading ? smartText(title, lang) : title,
    lang,
    dir: frontmatter.dir ?? directionOf(lang),
    math: math ?? false,
    body: tree,
    notes,
    headings: settling.headings,
    anchors: Object.fromEntries(settling.anchors),
    titleId,
    labels: settling.labels,
    references: settling.references,
    links: settling.links,
    assets: [...picturesOf(frontmatter, path, text), ...settling.assets],
    excerpt: excerptOf(tree),
    words: settling.words,
    file,
  }
}

interface BodyPlace {
  readonly path: string
  readonly file: VFile
  readonly lang: string
  readonly math: boolean | undefined
}

/** Markdown → hast that is clean, but not settled. */
async function parseBody(body: BodyText, {path, file, lang, math}: BodyPlace) {
  const tame = tameNesting(body.text)
  const markdown = parseMarkdown(tame, math ? await loadMathSyntax(body) : undefined)
  const {hasDirectives, hasHtml, hasMath, hasAddresses, languages, notes} = survey(
    markdown,
    body,
    file,
  )
  if (tame !== body.text) restoreNesting(markdown, file)
  if (math && hasMath) {
    const {transformMath} = await import('./math/transform.ts')
    transformMath(markdown, {body, file})
  }
  if (math === undefined) reportMathOff(markdown, file)
  if (hasDirectives) transformDirectives(markdown, {body, file, lang})
  if (mayHaveLabels(body.text)) transformLabels(markdown, body)
  if (hasAddresses) linkAddresses(markdown)
  const raw = toHast(markdown)
  const tree = hasHtml && triageHtml(raw, file) === 'html' ? await clean(raw, body, file) : raw
  if (mayHaveReferences(body.text)) markReferences(tree, {body, lang})
  const footnotes = createFootnotes(notes)
  const ids = createIds()
  for (const id of reservedIds(footnotes)) ids.claim(id)
  const settling: Settling = {
    path,
    file,
    ids,
    footnotes,
    highlight: await loadHighlight(languages),
    headings: [],
    links: [],
    assets: [],
    anchors: new Map(),
    labels: [],
    references: [],
    localLinks: [],
    words: 0,
  }
  return {tree, settling}
}

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
