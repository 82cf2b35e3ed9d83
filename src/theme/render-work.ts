import type {Root} from 'hast'
import type {VFile} from 'vfile'
import type {Publication, Work} from '../publication/publication.ts'
import type {Addresses} from './addresses.ts'
import type {Theme} from './theme.ts'

export interface WorkRendering {
  readonly theme: Theme
  readonly publication: Publication
  readonly work: Work
  /** Of what lies outside the work: full URLs in print. Links inside become `#c3-heading`. */
  readonly addresses: Addresses
  readonly file: VFile
}

/** The whole print tree of a work, `html` with `head` and `body`. */
export function renderWork(rendering: WorkRendering): Root {
  throw new Error(rendering.work.slug)
}
