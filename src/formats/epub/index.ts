import {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import type {Work} from '../../publication/publication.ts'
import {type Format, type Press, type Task, type TaskResult, writes} from '../format.ts'
import {setWork} from '../pdf/index.ts'
import {pageStartsOf} from '../pdf/page-starts.ts'
import {xmlFault} from '../well-formed.ts'
import {entriesOf, inputsOf, worksOf} from '../works.ts'
import {holdingsOf} from './accessibility.ts'
import {claimMessages} from './accessibility-claim.ts'
import {assemble} from './assemble.ts'
import {breathe} from './breathe.ts'
import {packCover} from './cover.ts'
import {shownPages} from './fonts/pages.ts'
import {styleFor} from './fonts/style-for.ts'
import {packImages} from './images.ts'
import {packMedia} from './media.ts'
import {type RenderedWork, renderParts} from './render.ts'

/** One EPUB 3 for each story, book and issue. */
export const epub: Format = {
  name: 'epub',
  description: 'EPUB 3 of every story, book and issue',
  *plan(press) {
    for (const work of worksOf(press.publication)) {
      if (writes(press, work, 'epub')) yield planWork(work, press)
    }
  },
}

/** Where the site has the EPUB of a work. */
export const epubPath = ({path, slug}: Work): string => `${path}${slug}.epub`

const planWork = (work: Work, press: Press): Task => ({
  id: `epub:${work.path}`,
  format: 'epub',
  inputs: {
    theme: press.theme.hash,
    ...inputsOf(entriesOf(work), press),
    ...(press.judgesBooks ? {rules: 'all'} : {}),
  },
  run: () => bindWork(work, press),
})

async function bindWork(work: Work, press: Press): Promise<TaskResult> {
  const packed = await packImages(entriesOf(work), press)
  const played = packMedia(entriesOf(work), press)
  const bound = await packCover(work, press, packed.images)
  const rendered = await renderParts(
    work,
    press,
    {images: packed.images, media: played.media},
    bound.cover,
  )
  const {ebook, strings} = press.theme
  await breathe()
  const pages = shownPages(rendered.parts, strings(work.document.lang))
  const style = await styleFor(ebook, pages, work.type === 'story' ? 'alphabets' : 'characters')
  const starts = await pageStartsOf(work, press, () => setWork(work, press))
  const parts = await assemble(work, press, rendered, style, starts)
  const claim = claimMessages(work.document, holdingsOf(rendered.parts))
  const path = epubPath(work)
  const file = new VFile({path})
  const texts = [
    ['content.opf', parts.opf],
    ['toc.xhtml', parts.nav],
    ['toc.ncx', parts.ncx],
    ...parts.documents,
  ] as const
  for (const [name, xml] of texts) {
    await breathe()
    const fault = xmlFault(xml)
    if (fault)
      report(file, 'invalid-output', `Unexpected ${fault} in ${name}, expected well-formed XML`)
  }
  const messages = [
    ...packed.messages,
    ...played.messages,
    ...bound.messages,
    ...rendered.messages,
    claim,
    file,
  ]
  if (file.messages.length > 0) return {files: [], messages, summary: undefined}
  const {packEpub} = await import('./packager.ts')
  const contents = await packEpub(parts)
  if (press.judgesBooks) {
    const {judgeEpub} = await import('./rules/judge.ts')
    messages.push(
      ...(await judgeEpub(contents, {
        path,
        bodies: parts.bodies,
        sources: sourcesOf(work, rendered),
      })),
    )
  }
  const chapters = rendered.parts.filter(({role}) => role === 'bodymatter').length
  return {
    files: [{path, mediaType: 'application/epub+zip', contents}],
    messages,
    summary:
      work.type === 'story' ? undefined : `${chapters} ${chapters === 1 ? 'chapter' : 'chapters'}`,
  }
}

/** What messages call the document of each page: that of the work for pages of its own. */
const sourcesOf = (work: Work, {parts, files}: RenderedWork): ReadonlyMap<string, string> => {
  const documents = new Map(
    entriesOf(work).map(({document}) => [files.get(document.path), document.file.path]),
  )
  return new Map(
    parts.map(({file, continues}) => [
      file,
      documents.get(continues ?? file) ?? work.document.file.path,
    ]),
  )
}
