import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import {VFile} from 'vfile'
import {partsOf} from '../../publication/parts.ts'
import type {Entry, Publication, Work} from '../../publication/publication.ts'
import {headingText} from '../../theme/lower-numbers.ts'
import {renderIntroduction} from '../../theme/render-introduction.ts'
import {renderStory} from '../../theme/render-story.ts'
import {renderTitlePage} from '../../theme/render-title-page.ts'
import type {Press} from '../format.ts'
import {eachElement} from '../map-elements.ts'
import {type PackedFiles, type PartFiles, packageAddresses, partFiles} from './addresses.ts'
import {breathe} from './breathe.ts'
import {coverPage} from './cover.ts'
import type {PackedImage} from './images.ts'
import {idsOf, resolveLinks} from './links.ts'
import {type PackedMedium, playedMedia} from './media.ts'
import type {Part} from './part.ts'
import {toProfile} from './profile/index.ts'
import {splitParts} from './split.ts'
import {titleOf} from './title.ts'

export interface RenderedWork {
  /** In reading order. */
  readonly parts: readonly Part[]
  /** Those that the pages show, the cover's among them. */
  readonly images: readonly PackedImage[]
  /** Those that they play, those elsewhere among them. */
  readonly media: readonly PackedMedium[]
  readonly cover: PackedImage | undefined
  /** Of its chapters or stories. */
  readonly files: PartFiles
  readonly messages: readonly VFile[]
}

/** The pages of a work: cover, title page, chapters, colophon. */
export async function renderParts(
  work: Work,
  press: Press,
  packed: PackedFiles,
  cover: PackedImage | undefined,
): Promise<RenderedWork> {
  const chapters = partsOf(work)
  const files = partFiles(chapters)
  const addresses = packageAddresses(press, files, packed)
  const byHref = new Map(
    [...packed.images.values(), ...(cover ? [cover] : [])].map(image => [image.href, image]),
  )
  const media = new Map([...packed.media.values()].map(medium => [medium.href, medium]))
  const {theme, publication} = press
  const scopeOf = (entry: Entry) => ({
    images: byHref,
    media,
    url: addresses.site(entry.path),
    file: new VFile({path: entry.document.file.path}),
  })
  const scope = scopeOf(work)
  const {titlePage, dedication, epigraph, colophon} = renderTitlePage({
    theme,
    publication,
    work,
    target: 'ebook',
    addresses,
    file: scope.file,
  })
  const introduction = renderIntroduction({
    theme,
    publication,
    entry: work,
    target: 'ebook',
    addresses,
    idPrefix: '',
    file: scope.file,
  })
  const own = {
    title: titleOf(work.document),
    lang: work.document.lang,
    dir: work.document.dir,
    headings: [],
  }
  const messages = [scope.file]
  const filesOfParts = new Map<string, VFile>()
  const bodies: Part[] = []
  for (const entry of chapters) {
    await breathe()
    const chapterScope = scopeOf(entry)
    messages.push(chapterScope.file)
    filesOfParts.set(files.get(entry.document.path) ?? '', chapterScope.file)
    const article = renderStory({
      theme,
      publication,
      entry,
      target: 'ebook',
      addresses,
      idPrefix: '',
      file: chapterScope.file,
    })
    bodies.push(
      chapterPart(
        {work, publication},
        entry,
        files.get(entry.document.path) ?? '',
        toProfile(article, chapterScope),
      ),
    )
  }
  const parts: readonly Part[] = [
    ...(cover
      ? [{...own, file: 'cover.xhtml', role: 'cover' as const, body: coverPage(work, cover)}]
      : []),
    {
      ...own,
      file: 'titlepage.xhtml',
      role: 'titlepage',
      body: asSection(toProfile(titlePage, scope), 'titlepage'),
    },
    {
      ...own,
      file: 'dedication.xhtml',
      role: 'dedication',
      body: asSection(toProfile(dedication, scope), 'dedication', 'doc-dedication'),
    },
    {
      ...own,
      file: 'epigraph.xhtml',
      role: 'epigraph',
      body: asSection(toProfile(epigraph, scope), 'epigraph', 'doc-epigraph'),
    },
    {
      ...own,
      file: 'introduction.xhtml',
      role: 'bodymatter',
      body: toProfile(introduction, scope),
    },
    ...bodies,
    {
      ...own,
      file: 'colophon.xhtml',
      role: 'colophon',
      body: asSection(toProfile(colophon, scope), 'colophon', 'doc-colophon'),
    },
  ]
  const filled = parts.filter(({body}) => body.children.length > 0)
  const resolved = await resolveLinks(
    await splitParts(filled, byHref, ({file}) => filesOfParts.get(file) ?? scope.file),
  )
  return {
    parts: resolved,
    files,
    images: shownImages(resolved, byHref),
    media: playedMedia(resolved, media),
    cover,
    messages,
  }
}

function shownImages(
  parts: readonly Part[],
  images: ReadonlyMap<string, PackedImage>,
): readonly PackedImage[] {
  const shown = new Set<PackedImage>()
  for (const {body} of parts) {
    eachElement(body, ({tagName, properties}) => {
      const src = tagName === 'img' ? properties.src : properties.poster
      const image = images.get(String(src))
      if (image) shown.add(image)
    })
  }
  return [...shown]
}

function chapterPart(
  {work, publication}: {readonly work: Work; readonly publication: Publication},
  entry: Entry,
  file: string,
  article: Root,
): Part {
  const {lang, dir, headings} = entry.document
  const title = titleOf(entry.document)
  const places = new Map([...idsOf(article)].map((id, index) => [id, index]))
  const placeOf = ({id}: {readonly id: string}) => places.get(id) ?? 0
  return {
    file,
    role: 'bodymatter',
    title,
    lang,
    dir,
    headings: headings
      .filter(({id, depth, text}) => places.has(id) && !(depth === 1 && text === title))
      .sort((one, other) => placeOf(one) - placeOf(other))
      .map(heading => ({
        ...heading,
        text: headingText(publication, 'ebook', entry.document, heading),
      })),
    body: work.type === 'book' ? asChapter(article, title) : article,
  }
}

/** A chapter of a book is a landmark of its own, named for its title. */
const asChapter = (article: Root, title: string): Root => ({
  type: 'root',
  children: [
    typed(
      h('section', {role: 'doc-chapter', ariaLabel: title}, article.children as ElementContent[]),
      'chapter',
    ),
  ],
})

/** The page with its kind on its one section. */
const asSection = (page: Root, type: string, role?: string): Root => ({
  type: 'root',
  children: page.children.map(child =>
    child.type === 'element'
      ? typed({...child, properties: {...child.properties, ...(role ? {role} : {})}}, type)
      : child,
  ),
})

const typed = (element: Element, type: string): Element => ({
  ...element,
  properties: {...element.properties, 'epub:type': type},
})
