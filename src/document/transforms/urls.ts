import type {Element} from 'hast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import type {DocumentAsset} from '../document.ts'
import {fromOf} from '../from.ts'
import type {Settling} from '../settle.ts'
import {destinationOf} from './links.ts'

/** A link to a place in its own document, whose id may come later. */
export interface LocalLink {
  readonly element: Element
  readonly id: string
  readonly position: Position | undefined
  /** That it stands in. */
  readonly file: VFile
}

type UrlProperty = 'href' | 'src' | 'poster' | 'cite'
const urlProperties: readonly UrlProperty[] = ['href', 'src', 'poster', 'cite']

/** What a file is that something other than a link names. */
const uses: Readonly<Record<string, DocumentAsset['use']>> = {source: 'media', track: 'captions'}

/**
 * Sort the addresses of an element: those of documents and files of the publication become `data-document` and
 * `data-asset`, unsafe ones and those that leave the publication go, with a message.
 */
export function settleUrls(element: Element, settling: Settling): void {
  if (element.tagName === 'img' && element.properties.alt === undefined)
    reportAlt(element, settling)
  for (const property of urlProperties) {
    const url = element.properties[property]
    if (typeof url === 'string') settleUrl(element, property, url, settling)
  }
}

function settleUrl(element: Element, property: UrlProperty, url: string, settling: Settling): void {
  const {properties, position} = element
  const {path, file, links, siteLinks, assets, localLinks} = settling
  const from = fromOf(settling)
  const isAbsolute = /^\/(?![/\\])/.test(url)
  // No picture has an address of the site that its author could know: `/images/a.png` is a file of the publication.
  const destination =
    isAbsolute && (property === 'src' || property === 'poster')
      ? destinationOf(url.slice(1), '')
      : destinationOf(url, path)
  switch (destination.type) {
    case 'address':
      if (property === 'href' && isAbsolute) siteLinks.push({url, position, ...from})
      return
    case 'fragment':
      if (property === 'href') localLinks.push({element, id: destination.id, position, file})
      return
    case 'document':
      if (element.tagName === 'source' || element.tagName === 'track')
        report(
          settling.file,
          'media-source',
          `Unexpected document \`${url}\`, expected a file that plays, or captions`,
          position,
        )
      if (property !== 'href') break
      properties.dataDocument = destination.path
      if (destination.fragment !== undefined) properties.dataFragment = destination.fragment
      links.push({path: destination.path, fragment: destination.fragment, position, ...from})
      break
    case 'file':
      if (property === 'cite') break
      properties.dataAsset = destination.path
      assets.push({
        path: destination.path,
        use: property === 'href' ? 'file' : (uses[element.tagName] ?? 'image'),
        position,
        ...from,
      })
      break
    case 'outside':
      report(
        settling.file,
        'outside-publication',
        `Unexpected path \`${url}\` out of the publication, expected a path inside its folder`,
        position,
      )
      break
    case 'unsafe':
      report(
        settling.file,
        'unsafe-html',
        `Unexpected address \`${url}\`, expected http, https, mailto, tel or a relative path`,
        position,
      )
      break
  }
  delete properties[property]
  if (element.tagName === 'img' && properties.dataAsset === undefined) showAlternative(element)
}

/** An image without an address is its alternative text. */
function showAlternative(image: Element): void {
  const {alt} = image.properties
  const {position} = image
  image.tagName = 'span'
  image.properties = {}
  if (alt) image.children = [{type: 'text', value: String(alt), ...(position && {position})}]
}

/** Point links at ids of their own document as these came out; report those that lead nowhere. */
export function settleLocalLinks(
  {localLinks, anchors, path}: Settling,
  titleId: string | undefined,
): void {
  for (const {element, id, position, file} of localLinks) {
    const target = anchors.get(id)
    if (target !== undefined) {
      element.properties.href = `#${target}`
    } else if (id === titleId) {
      delete element.properties.href
      element.properties.dataDocument = path
    } else if (id !== '' && id.toLowerCase() !== 'top') {
      report(
        file,
        'dead-link',
        `Unexpected link to \`#${id}\`, expected the id of a heading`,
        position,
      )
    }
  }
}

function reportAlt({position}: Element, {file}: Settling): void {
  const reason =
    'Unexpected image without alternative text, expected `![text](url)`, or `![](url){.decorative}` for decoration'
  report(file, 'image-alt', reason, position)
}
