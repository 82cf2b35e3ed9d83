import type {Root} from 'hast'
import {buildBoxes} from './boxes/build.ts'
import {cascade} from './css/cascade.ts'
import type {Report} from './diagnostics.ts'
import type {TypesetOptions} from './index.ts'
import {reportMissingBackgrounds} from './layout/backgrounds.ts'
import {reportCoarseImages} from './layout/coarse-images.ts'
import type {Pages} from './layout/fragment.ts'
import {layOut} from './layout/layout.ts'
import {openFonts} from './text/fonts.ts'
import {usedFaces} from './text/used-faces.ts'

/** Typeset a document: cascade, boxes, fonts, lines, pages. Every problem is reported, none throws. */
export async function typeset(tree: Root, options: TypesetOptions): Promise<Pages> {
  const {stylesheets, load, image, leastResolution} = options
  const report = reportOnce(options.report)
  const styled = cascade(tree, {stylesheets, load, report})
  const root = buildBoxes(tree, styled, report)
  const fonts = await openFonts(usedFaces(styled.fontFaces, tree, styled.characters), {
    load,
    report,
  })
  const pages = layOut(root, {pageStyle: styled.pageStyle, fonts, image, report})
  if (leastResolution) reportCoarseImages(pages, leastResolution, report)
  await fonts.settle()
  reportMissingBackgrounds(pages, image, report)
  return {pages, root, picture: image}
}

/** Lines are set more than once, their faults told only once. */
function reportOnce(report: Report): Report {
  const told = new Set<string>()
  return message => {
    const {ruleId, reason, origin, place} = message
    const at = place ? `${place.start.line}:${place.start.column}` : ''
    const sheet = origin === 'tree' ? '' : origin.stylesheet
    const key = [ruleId, reason, sheet, at].join('\n')
    if (told.has(key)) return
    told.add(key)
    report(message)
  }
}
