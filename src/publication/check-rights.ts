import type {Element, Root} from 'hast'
import {type Place, report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'
import {reportIn} from '../document/from.ts'
import {placeOfText} from './place-of-text.ts'
import type {Publication} from './publication.ts'

/** Where the publication demands it, report each picture that says neither whose it is nor how it may be printed. */
export function checkRights({config, entries}: Publication): void {
  if (!config.demandRights) return
  for (const {document} of entries.values()) {
    for (const key of ['image', 'cover'] as const) {
      const image = document.frontmatter[key]
      if (image && !image.credit && !image.license)
        report(
          document.file,
          'image-rights',
          `Unexpected \`${key}\` without \`credit\` or \`license\`, expected one of them`,
          placeOfText(document, image.src),
        )
    }
    for (const tree of [document.body, ...document.notes]) checkFigures(tree, document)
  }
}

interface Branch {
  readonly node: Root | Element | Document['notes'][number]
  readonly from: string | undefined
}

function checkFigures(tree: Branch['node'], document: Document): void {
  const open: Branch[] = [{node: tree, from: undefined}]
  for (let next = open.pop(); next; next = open.pop()) {
    for (const child of next.node.children) {
      if (child.type !== 'element') continue
      const {dataFrom} = child.properties
      const from = typeof dataFrom === 'string' ? dataFrom : next.from
      if (child.tagName !== 'figure') open.push({node: child, from})
      else if (showsPicture(child, document) && !hasCredit(child))
        reportFigure(document, child.position, from)
    }
  }
}

function reportFigure(document: Document, position: Place, from: string | undefined): void {
  reportIn(
    document,
    {position, ...(from !== undefined && {from})},
    'image-rights',
    'Unexpected picture without credit or licence, expected `:::figure{credit=…}` or `:::figure{license=…}` around it',
  )
}

/** Decoration is nobody's news, and diagrams are the document's own. */
function showsPicture(figure: Element, {drawings}: Document): boolean {
  return elementsIn(figure).some(
    ({tagName, properties: {alt, dataAsset}}) =>
      tagName === 'img' && alt !== '' && !drawings.some(({path}) => path === dataAsset),
  )
}

const hasCredit = (figure: Element): boolean =>
  elementsIn(figure).some(({properties: {className}}) => [className].flat().includes('credit'))

const elementsIn = (element: Element): readonly Element[] =>
  element.children.flatMap(child => (child.type === 'element' ? [child, ...elementsIn(child)] : []))
