import {VFile} from 'vfile'
import {report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'
import type {Assets} from '../source/assets.ts'

/** The pictures that documents show and of which something was left out, each with what that was. */
export function reportUnsafePictures(
  documents: readonly Document[],
  assets: Assets,
): readonly VFile[] {
  const paths = new Set(documents.flatMap(document => document.assets.map(({path}) => path)))
  return [...paths].flatMap(path => {
    const asset = assets.get(path)
    if (!asset || asset.removed.length === 0) return []
    const file = new VFile({path: asset.messagePath})
    for (const {reason, place} of asset.removed) report(file, 'unsafe-svg', reason, place)
    return [file]
  })
}
