import type {Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {VFile} from 'vfile'
import type {Author} from '../../config/frontmatter.ts'
import {picturePath} from '../../document/pictures.ts'
import type {Story} from '../../publication/publication.ts'
import {renderStory} from '../../theme/render-story.ts'
import type {Press} from '../format.ts'
import {fullAddresses} from '../full-addresses.ts'
import {siteUrl} from '../site-url.ts'
import {type FeedMedium, feedMedium} from './enclosure.ts'
import {withFullUrls} from './full-urls.ts'
import {cleanHtml, plainText} from './text.ts'

/** A story as the three formats say it: text cleaned, URLs full. */
export interface FeedItem {
  readonly id: string
  readonly link: string
  readonly title: string
  /** Plain text. */
  readonly summary: string
  /** The whole story. */
  readonly html: string
  readonly authors: readonly FeedAuthor[]
  readonly tags: readonly string[]
  readonly published: Date
  readonly updated: Date
  readonly lang: string
  readonly rights: string | undefined
  readonly image: FeedImage | undefined
  readonly medium: FeedMedium | undefined
  /** What the theme had to say while it rendered the story. */
  readonly messages: VFile
}

export interface FeedAuthor {
  readonly name: string
  readonly email: string | undefined
  readonly url: string | undefined
}

export interface FeedImage {
  readonly url: string
  readonly mediaType: string
  readonly bytes: number
  readonly size: {readonly width: number; readonly height: number} | undefined
  /** Plain text; empty when there is none. */
  readonly alt: string
  readonly credit: string
}

/** Items by story: one is rendered once a build, whatever feeds carry it. */
const rendered = new WeakMap<Press, Map<Story, FeedItem>>()

/** `story` as an item, shared between the feeds of one press. */
export function feedItem(press: Press, story: Story): FeedItem {
  const items = rendered.get(press) ?? new Map<Story, FeedItem>()
  rendered.set(press, items)
  const item = items.get(story) ?? renderItem(press, story)
  items.set(story, item)
  return item
}

function renderItem(press: Press, story: Story): FeedItem {
  const {publication} = press
  const {document} = story
  const messages = new VFile({path: document.file.path})
  return {
    id: story.id,
    link: siteUrl(publication.config, story.path),
    title: plainText(document.title),
    summary: plainText(document.frontmatter.summary ?? document.excerpt),
    html: renderBody(press, story, messages),
    authors: story.authors.map(feedAuthor),
    tags: document.frontmatter.tags.map(plainText),
    published: story.published,
    updated: story.updated,
    lang: document.lang,
    rights: story.rights === undefined ? undefined : plainText(story.rights),
    image: imageOf(press, story),
    medium: feedMedium(press, story),
    messages,
  }
}

/** An author's name cleaned; frontmatter has it alone or with more. */
export const feedAuthor = (author: Author): FeedAuthor => ({
  name: plainText(author.name),
  email: 'email' in author ? author.email : undefined,
  url: 'url' in author ? author.url : undefined,
})

const renderBody = (press: Press, story: Story, file: VFile): string =>
  cleanHtml(toHtml(renderArticle(press, story, file)))

/**
 * A story as a feed has it, with full URLs. Readers show many items on one page, so each has its own prefix to ids.
 * What the theme has to say is reported on `file`.
 */
export function renderArticle(press: Press, story: Story, file: VFile): Root {
  const {theme, publication} = press
  const article = renderStory({
    theme,
    publication,
    entry: story,
    target: 'feed',
    addresses: fullAddresses(press),
    idPrefix: `${story.slug}-`,
    file,
  })
  return withFullUrls(article, story, publication.config)
}

/** The lead picture, where the site has it. */
export function imageOf({publication, assets}: Press, story: Story): FeedImage | undefined {
  const image = story.document.frontmatter.image
  if (!image) return undefined
  const path = picturePath(image.src, story.document.path)
  if (path === undefined) return undefined
  const asset = assets.get(path)
  const address = assets.address(path)
  if (!asset || !address) return undefined
  return {
    url: siteUrl(publication.config, address),
    mediaType: asset.mediaType,
    bytes: asset.bytes.length,
    size: asset.size,
    alt: plainText(image.alt),
    credit: plainText(image.credit ?? ''),
  }
}
