import {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import {partsOf} from '../../publication/parts.ts'
import type {Work} from '../../publication/publication.ts'
import {type Format, type Press, type Task, type TaskResult, writes} from '../format.ts'
import {setWork} from '../pdf/index.ts'
import {pageStartsOf} from '../pdf/page-starts.ts'
import {xmlFault} from '../well-formed.ts'
import {entriesOf, inputsOf, worksOf} from '../works.ts'
import {holdingsOf} from './accessibility.ts'
import {claimMessages} from './accessibility-claim.ts'
import {type PartFiles, packageAddresses, partFiles} from './addresses.ts'
import {assemble} from './assemble.ts'
import {breathe} from './breathe.ts'
import {packCover} from './cover.ts'
import {shownContents} from './fonts/pages.ts'
import {fontsFor} from './fonts/style-for.ts'
import {packImages} from './images.ts'
import {packMedia, playedMedia} from './media.ts'
import type {Page} from './page.ts'
import {writePages} from './write-pages.ts'

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
  const {cover, messages: coverMessages} = await packCover(work, press, packed.images)
  const starts = await pageStartsOf(work, press, () => setWork(work, press))
  const {ebook, strings} = press.theme
  const fonts = fontsFor(ebook)
  const images = byHref([...packed.images.values(), ...(cover ? [cover] : [])])
  const media = byHref([...played.media.values()])
  const files = partFiles(partsOf(work))
  await breathe()
  const written = await writePages({
    work,
    press,
    files,
    addresses: packageAddresses(press, files, {images: packed.images, media: played.media}),
    images,
    media,
    cover,
    starts,
    show: fonts.add,
    keepsBodies: press.judgesBooks,
  })
  const {pages} = written
  for (const page of shownContents(pages, strings(work.document.lang))) fonts.add(page)
  const style = await fonts.style(work.type === 'story' ? 'alphabets' : 'characters')
  const shown = new Set(pages.flatMap(({holdings}) => [...holdings.pictures]))
  const parts = assemble(work, press, {
    written,
    style,
    images: [...shown].flatMap(href => images.get(href) ?? []),
    media: playedMedia(pages, media),
    cover,
    pageCount: starts.length,
  })
  const claim = claimMessages(work.document, holdingsOf(pages))
  const path = epubPath(work)
  const file = new VFile({path})
  const texts = [
    ['content.opf', parts.opf],
    ['toc.xhtml', parts.nav],
    ['toc.ncx', parts.ncx],
    ...parts.documents,
  ] as const
  const decoder = new TextDecoder()
  for (const [name, xml] of texts) {
    await breathe()
    const fault = xmlFault(typeof xml === 'string' ? xml : decoder.decode(xml))
    if (fault)
      report(file, 'invalid-output', `Unexpected ${fault} in ${name}, expected well-formed XML`)
  }
  const messages = [
    ...packed.messages,
    ...played.messages,
    ...coverMessages,
    ...written.files,
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
        sources: sourcesOf(work, pages, files),
      })),
    )
  }
  const chapters = pages.filter(({role}) => role === 'bodymatter').length
  return {
    files: [{path, mediaType: 'application/epub+zip', contents}],
    messages,
    summary:
      work.type === 'story' ? undefined : `${chapters} ${chapters === 1 ? 'chapter' : 'chapters'}`,
  }
}

const byHref = <File extends {readonly href: string}>(
  files: readonly File[],
): ReadonlyMap<string, File> => new Map(files.map(file => [file.href, file]))

/** What messages call the document of each page: that of the work for pages of its own. */
const sourcesOf = (
  work: Work,
  pages: readonly Page[],
  files: PartFiles,
): ReadonlyMap<string, string> => {
  const documents = new Map(
    entriesOf(work).map(({document}) => [files.get(document.path), document.file.path]),
  )
  return new Map(
    pages.map(({file, continues}) => [
      file,
      documents.get(continues ?? file) ?? work.document.file.path,
    ]),
  )
}
