import type {Pages} from '../layout/fragment.ts'
import {buildStructure} from './build-structure.ts'
import type {DocumentInfo} from './document-info.ts'
import {paint} from './paint.ts'
import {writePdf} from './pdf.ts'

/** Pages → tags, paint ops, PDF. */
export async function draw(pages: Pages, info: DocumentInfo): Promise<Uint8Array> {
  const ids = new Set(pages.pages.flatMap(page => page.destinations.map(({id}) => id)))
  const structure = buildStructure(pages.root, {lang: info.lang, ids})
  return writePdf({pages, lists: paint(pages, structure), structure, info})
}
