import type {Root} from 'hast'
import {VFile} from 'vfile'
import type {DocumentInfo, Pages} from '../../paged/index.ts'
import type {Work} from '../../publication/publication.ts'
import {renderWork} from '../../theme/render-work.ts'
import {type Format, type Press, type Task, type TaskResult, writes} from '../format.ts'
import {fullAddresses} from '../full-addresses.ts'
import {isbnUrn} from '../isbn-urn.ts'
import {hasElement} from '../map-elements.ts'
import {entriesOf, inputsOf, worksOf} from '../works.ts'
import {collectImages, letteringOf, type OpenLettering} from './images.ts'
import type {NamedDrawings} from './layout-drawings.ts'
import type {SetFormulas} from './math/set-formulas.ts'
import {listsPages, type NamedPageStart, namePageStarts, rememberPageStarts} from './page-starts.ts'
import {linkRemoteImages} from './remote-images.ts'
import {openReports, type Reports} from './reports.ts'
import {collectThemeImages} from './theme-images.ts'

/** One PDF for each story, book and issue, set by the typesetter from the theme's own templates and cascade. */
export const pdf: Format = {
  name: 'pdf',
  description: 'print-ready, tagged PDF of every story, book and issue',
  *plan(press) {
    for (const work of worksOf(press.publication)) {
      if (writes(press, work, 'pdf')) yield planWork(work, press)
    }
  },
}

/** Where the site has the PDF of a work. */
export const pdfPath = ({path, slug}: Work): string => `${path}${slug}.pdf`

const planWork = (work: Work, press: Press): Task => ({
  id: `pdf:${work.path}`,
  format: 'pdf',
  inputs: {theme: press.theme.hash, ...inputsOf(entriesOf(work), press)},
  run: () => printWork(work, press),
})

async function printWork(work: Work, press: Press): Promise<TaskResult> {
  // Loaded when a PDF is really made: fonts and pdfkit cost as much as a whole small site.
  const {draw} = await import('../../paged/index.ts')
  const {pages, pageStarts, files} = await setWork(work, press)
  if (writes(press, work, 'epub') && listsPages(press, work)) {
    rememberPageStarts(work, press, pageStarts())
  }
  const contents = await draw(pages, infoOf(work, press))
  return {
    files: [{path: pdfPath(work), mediaType: 'application/pdf', contents}],
    messages: files,
    summary: pages.pages.length === 1 ? '1 page' : `${pages.pages.length} pages`,
  }
}

/** Pixels to the inch. Half of what a printer asks for: below it, readers see the pixels. */
const leastResolution = 150

/** A work on its pages, and the files with what there was to say. */
export interface SetWork {
  readonly pages: Pages
  readonly pageStarts: () => readonly NamedPageStart[]
  readonly files: readonly VFile[]
}

export async function setWork(work: Work, press: Press): Promise<SetWork> {
  const {pageStarts, typeset} = await import('../../paged/index.ts')
  const {theme, publication} = press
  const {config} = publication
  const parts = entriesOf(work)
  const reports = openReports(parts.map(({document}) => document))
  const templates = new VFile({path: `${theme.name}/layouts`})
  const addresses = fullAddresses(press)
  const lettering = letteringOf(press, work.document.lang)
  const {images, paths, files: pictures} = await collectImages(parts, press, lettering)
  const rendered = renderWork({theme, publication, work, addresses, file: templates})
  const linked = linkRemoteImages(rendered, images, reports)
  const formulas = await drawFormulas(linked, reports, lettering)
  const {tree, drawings} = await drawLayouts(formulas.tree, templates, lettering)
  const themeImages = await collectThemeImages(theme, lettering)
  const pages = await typeset(tree, {
    stylesheets:
      config.pageSize === undefined
        ? theme.stylesheets
        : [
            ...theme.stylesheets,
            {path: 'publication.yaml', css: `@page {size: ${config.pageSize} !important}`},
          ],
    load: theme.load,
    image: src =>
      images.get(src) ?? formulas.drawings.get(src) ?? drawings.get(src) ?? themeImages.get(src),
    leastResolution,
    report: message => {
      const about = /`([^`]+)`/.exec(message.reason)?.[1]
      if (message.ruleId === 'missing-glyph' && formulas.unset.has(about ?? '')) return
      reports.report(
        {...message, reason: withPaths(message.reason, paths)},
        about === undefined ? undefined : paths.get(about),
      )
    },
  })
  return {
    pages,
    pageStarts: () => namePageStarts(pageStarts(pages.pages), tree),
    files: [templates, ...pictures, ...reports.files()],
  }
}

/** What draws them is loaded when there is one. */
async function drawLayouts(
  tree: Root,
  templates: VFile,
  lettering: OpenLettering,
): Promise<NamedDrawings> {
  if (!hasElement(tree, 'svg')) return {tree, drawings: new Map()}
  const {drawLayoutDrawings} = await import('./layout-drawings.ts')
  return drawLayoutDrawings(tree, templates, lettering)
}

/** People know a picture by its file, the typesetter by the address that it will have. */
const withPaths = (reason: string, paths: ReadonlyMap<string, string>): string =>
  reason.replace(/(?<=`)[^`]+(?=`)/g, address => paths.get(address) ?? address)

/** What sets formulas is loaded when there is one. */
async function drawFormulas(
  tree: Root,
  reports: Reports,
  lettering: OpenLettering,
): Promise<SetFormulas> {
  if (!hasElement(tree, 'math')) return {tree, drawings: new Map(), unset: new Set()}
  const {setFormulas} = await import('./math/set-formulas.ts')
  return setFormulas(tree, reports, lettering)
}

/** What a PDF is known by, and what the page list of an e-book names as its source. */
export const printIdentifier = ({document, id}: Pick<Work, 'document' | 'id'>): string =>
  document.frontmatter.isbn ? isbnUrn(document.frontmatter.isbn) : id

const infoOf = (
  {id, path, document, authors, published, updated, rights}: Work,
  {publication}: Press,
): DocumentInfo => ({
  title: document.title,
  authors: authors.map(({name}) => name),
  subject: document.frontmatter.summary ?? document.frontmatter.subtitle,
  keywords: document.frontmatter.tags,
  lang: document.lang,
  direction: document.dir,
  identifier: printIdentifier({document, id}),
  source: new URL(encodeURI(path), publication.config.url).href,
  publisher: document.frontmatter.publisher ?? publication.config.publisher,
  rights,
  producer: 'Octavo',
  created: published,
  modified: updated > publication.config.sourceDate ? updated : publication.config.sourceDate,
})
