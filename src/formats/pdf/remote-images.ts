import type {Root} from 'hast'
import {h} from 'hastscript'
import type {Image} from '../../paged/index.ts'
import {mapElements} from '../map-elements.ts'
import {reportRemoteImage} from '../remote-image.ts'
import type {Reports} from './reports.ts'

/** The tree with a link in place of each picture that stands on another site. */
export const linkRemoteImages = (
  tree: Root,
  images: ReadonlyMap<string, Image>,
  {fileAt}: Reports,
): Root =>
  mapElements(tree, element => {
    const {src, alt} = element.properties
    if (element.tagName !== 'img' || typeof src !== 'string') return element
    if (images.has(src) || !/^https?:/i.test(src)) return element
    reportRemoteImage(fileAt(element.position), src, element)
    const words = typeof alt === 'string' && alt !== '' ? alt : src
    return {
      ...h('a', {href: src}, words),
      ...(element.position ? {position: element.position} : {}),
    }
  })
