import type {Element, ElementContent} from 'hast'
import {playedBy} from './media.ts'

/** A paragraph that holds nothing but an image or a player is a figure; the image's title is its caption. */
export function settleLoneImage(paragraph: Element): void {
  const [image, ...others] = paragraph.children.filter(child => !isSpace(child))
  if (image?.type !== 'element' || !alone.has(image.tagName) || others.length > 0) return
  const {title, ...properties} = image.properties
  image.properties = properties
  paragraph.tagName = 'figure'
  if (playedBy(image)) {
    paragraph.properties.className = ['media']
    if (typeof title === 'string' && !image.properties.alt) {
      image.properties.alt = title
      image.properties.dataName = 'caption'
    }
  }
  paragraph.children = [image, ...(typeof title === 'string' ? [caption(title, image)] : [])]
}

const alone = new Set(['audio', 'img', 'video'])

function caption(value: string, {position}: Element): Element {
  const place = position && {position}
  return {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{type: 'text', value, ...place}],
    ...place,
  }
}

const isSpace = (node: ElementContent): boolean => node.type === 'text' && node.value.trim() === ''
