import {createHash} from 'node:crypto'
import type {Page, Pages} from '../layout/fragment.ts'
import {byteBuffer} from './byte-buffer.ts'
import {contentStream, type PageContent, type PageFrame} from './content-stream.ts'
import type {PaintOp} from './display-list.ts'
import type {DocumentInfo} from './document-info.ts'
import type {LinkTarget} from './link-target.ts'
import {infoDictionary, xmpPacket} from './metadata.ts'
import {writeOutline} from './outline.ts'
import {frameOf, pageBoxes, printersMarks} from './page-boxes.ts'
import {pageLabels} from './page-labels.ts'
import {openPdfFile, type PdfFile} from './pdfkit.ts'
import {resourcesOf} from './resources.ts'
import {srgbProfile} from './srgb-profile.ts'
import type {Structure} from './structure.ts'
import {
  byteString,
  dictionary,
  numbers,
  pointIfAny,
  pointTo,
  type Reference,
  textString,
} from './syntax.ts'
import {type TaggedAnnotation, type TaggedPage, writeTags} from './tags.ts'

/** A document ready to be written. */
export interface Painted {
  readonly pages: Pages
  /** One display list a page. */
  readonly lists: Iterable<readonly PaintOp[]>
  readonly structure: Structure
  readonly info: DocumentInfo
}

/**
 * Write a tagged PDF 1.7 that meets PDF/UA-1 and, unless something in it is given in inks, PDF/A-2a: its colors are
 * those of sRGB, and a file may not mix the two (ISO 19005-2, 6.2.4.3). Same input, same bytes.
 */
export async function writePdf({
  pages: {pages},
  lists,
  structure,
  info,
}: Painted): Promise<Uint8Array> {
  const file = openPdfFile()
  const resources = resourcesOf(file)
  const out = byteBuffer()
  const hash = createHash('md5').update(JSON.stringify(info))
  const references = pages.map(() => file.reserve())
  const destinations = destinationKeys(pages)
  const taggedPages: TaggedPage[] = []
  const annotations: TaggedAnnotation[] = []
  let hasCmyk = false

  for (const list of lists) {
    const index = taggedPages.length
    const page = pages[index] as Page
    const reference = references[index] as Reference
    const frame = frameOf(page.style)
    out.clear()
    const content = contentStream(list, {frame, resources, out})
    const marks = printersMarks(page.style, frame)
    out.write(marks)
    hasCmyk ||= content.cmyk || marks !== ''
    hash.update(out.bytes())
    const links = writeLinks(content, reference, frame)
    file.put(
      reference,
      dictionary({
        Type: '/Page',
        Parent: pointTo(file.pageTree),
        ...pageBoxes(page.style),
        Contents: pointTo(file.addStream(out.bytes())),
        Resources: resources.take(),
        StructParents: String(index),
        Tabs: '/S',
        Annots: links.length === 0 ? undefined : `[${links.map(pointTo).join(' ')}]`,
      }),
    )
    file.addPage(reference)
    taggedPages.push({reference, marked: content.marked, images: content.images})
  }

  writeTags(structure.root, {pages: taggedPages, annotations}, file)
  const outline = writeOutline(
    pages.flatMap(({bookmarks}, index) =>
      bookmarks.map(bookmark => ({...bookmark, destination: destination(index, bookmark)})),
    ),
    file,
  )
  const archival = !hasCmyk && !resources.hasCmyk()
  file.setCatalog({
    Lang: textString(info.lang),
    OutputIntents: archival ? outputIntents(file) : undefined,
    PageLabels: pageLabels(pages),
    Outlines: pointIfAny(outline),
    PageMode: outline === undefined ? undefined : '/UseOutlines',
    ViewerPreferences: dictionary({
      DisplayDocTitle: 'true',
      Direction: info.direction === 'rtl' ? '/R2L' : undefined,
    }),
    Names: dictionary({Dests: pointTo(file.add(nameTree()))}),
  })
  const id = hash.digest()
  return file.finish({info: infoDictionary(info), xmp: xmpPacket(info, {id, archival}), id})

  function writeLinks(
    {links}: PageContent,
    page: Reference,
    frame: PageFrame,
  ): readonly Reference[] {
    return links.flatMap(({element, x, y, width, height}) => {
      if (!element.link) return []
      const {target, words} = element.link
      const [left, top] = [frame.left + x, frame.top - y]
      const reference = file.add(
        dictionary({
          Type: '/Annot',
          Subtype: '/Link',
          Rect: `[${numbers(left, top - height, left + width, top)}]`,
          Border: '[0 0 0]',
          F: '4',
          Contents: textString(words),
          A: action(target),
          StructParent: String(pages.length + annotations.length),
        }),
      )
      annotations.push({reference, page, element})
      return [reference]
    })
  }

  function action(target: LinkTarget): string {
    switch (target.type) {
      case 'address':
        return `<</S/URI/URI${byteString(target.url)}>>`
      case 'id':
        return `<</S/GoTo/D${byteString(destinations.get(target.id)?.key ?? '')}>>`
    }
  }

  function nameTree(): string {
    const names = [...destinations.values()].map(
      ({key, page, x, y}) => `${byteString(key)}${destination(page, {x, y})}`,
    )
    return `<</Names[${names.join('\n')}]>>`
  }

  function destination(index: number, {x, y}: {readonly x: number; readonly y: number}): string {
    const frame = frameOf((pages[index] as Page).style)
    return `[${pointTo(references[index] as Reference)}/XYZ ${numbers(frame.left + x, frame.top - y)} null]`
  }
}

/** What the colors of the file mean (ISO 32000-1, 14.11.5). */
const outputIntents = (file: PdfFile): string => {
  const intent = dictionary({
    Type: '/OutputIntent',
    S: '/GTS_PDFA1',
    OutputConditionIdentifier: textString('sRGB IEC61966-2.1'),
    RegistryName: textString('http://www.color.org'),
    Info: textString('sRGB IEC61966-2.1'),
    DestOutputProfile: pointTo(file.addStream(srgbProfile(), {N: 3})),
  })
  return `[${intent}]`
}

interface KeyedDestination {
  /** Six digits, so that every order is the byte order that a name tree needs. */
  readonly key: string
  readonly page: number
  readonly x: number
  readonly y: number
}

/** Destinations by id; of equal ids the first counts. */
function destinationKeys(pages: readonly Page[]): ReadonlyMap<string, KeyedDestination> {
  const keyed = new Map<string, KeyedDestination>()
  pages.forEach((page, index) => {
    for (const {id, x, y} of page.destinations) {
      if (keyed.has(id)) continue
      keyed.set(id, {key: `d${String(keyed.size).padStart(6, '0')}`, page: index, x, y})
    }
  })
  return keyed
}
