import type {Element, ElementContent} from 'hast'

/** A paragraph that holds nothing but an image is a figure; the image's title is its caption. */
export function settleLoneImage(paragraph: Element): void {
  const [image, ...others] = paragraph.children.filter(child => !isSpace(child))
  if (image?.type !== 'element' || image.tagName !== 'img' || others.length > 0) return
  const {title, ...properties} = image.properties
  image.properties = properties
  paragraph.tagName = 'figure'
  paragraph.children = [image, ...(typeof title === 'string' ? [caption(title, image)] : [])]
}

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
