import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import {VFile} from 'vfile'
import {partsOf} from '../../publication/parts.ts'
import type {Entry, Publication, Work} from '../../publication/publication.ts'
import type {Addresses} from '../../theme/addresses.ts'
import {headingText} from '../../theme/lower-numbers.ts'
import {renderIntroduction} from '../../theme/render-introduction.ts'
import {renderStory} from '../../theme/render-story.ts'
import {renderTitlePage} from '../../theme/render-title-page.ts'
import type {Press} from '../format.ts'
import type {PartFiles} from './addresses.ts'
import {coverPage} from './cover.ts'
import type {PackedImage} from './images.ts'
import {idsOf} from './links.ts'
import type {PackedMedium} from './media.ts'
import type {Part} from './part.ts'
import {toProfile} from './profile/index.ts'
import {titleOf} from './title.ts'

/** What the pages of a work are made with. */
export interface Rendering {
  readonly work: Work
  readonly press: Press
  /** Of its chapters or stories. */
  readonly files: PartFiles
  readonly addresses: Addresses
  /** Of the package, by the address that pages give them. */
  readonly images: ReadonlyMap<string, PackedImage>
  readonly media: ReadonlyMap<string, PackedMedium>
  readonly cover: PackedImage | undefined
}

export interface RenderedPart {
  readonly part: Part
  /** Takes what there is to say of it. */
  readonly file: VFile
}

/** The parts of a work, one by one: cover, title page, chapters, colophon. Those without anything in them, too. */
export function* renderParts(rendering: Rendering): Generator<RenderedPart> {
  const {work, press, files, addresses, images, media, cover} = rendering
  const {theme, publication} = press
  const scopeOf = (entry: Entry) => ({
    images,
    media,
    url: addresses.site(entry.path),
    file: new VFile({path: entry.document.file.path}),
  })
  const scope = scopeOf(work)
  const {file} = scope
  const furniture = {theme, publication, target: 'ebook' as const, addresses, file}
  const own = {
    title: titleOf(work.document),
    lang: work.document.lang,
    dir: work.document.dir,
    headings: [],
  }
  const {titlePage, dedication, epigraph, colophon} = renderTitlePage({...furniture, work})
  const section = (
    page: Root,
    role: Part['role'],
    ...semantics: [type: string, role?: string]
  ) => ({
    file,
    part: {
      ...own,
      file: `${role}.xhtml`,
      role,
      body: asSection(toProfile(page, scope), ...semantics),
    },
  })
  if (cover)
    yield {file, part: {...own, file: 'cover.xhtml', role: 'cover', body: coverPage(work, cover)}}
  yield section(titlePage, 'titlepage', 'titlepage')
  yield section(dedication, 'dedication', 'dedication', 'doc-dedication')
  yield section(epigraph, 'epigraph', 'epigraph', 'doc-epigraph')
  const introduction = renderIntroduction({...furniture, entry: work, idPrefix: ''})
  yield {
    file,
    part: {
      ...own,
      file: 'introduction.xhtml',
      role: 'bodymatter',
      body: toProfile(introduction, scope),
    },
  }
  for (const entry of partsOf(work)) {
    const chapterScope = scopeOf(entry)
    const article = renderStory({...furniture, entry, idPrefix: '', file: chapterScope.file})
    yield {
      file: chapterScope.file,
      part: chapterPart(
        {work, publication},
        entry,
        files.get(entry.document.path) ?? '',
        toProfile(article, chapterScope),
      ),
    }
  }
  yield section(colophon, 'colophon', 'colophon', 'doc-colophon')
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
