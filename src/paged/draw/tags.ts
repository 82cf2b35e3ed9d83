import type {Rectangle} from './display-list.ts'
import type {PdfFile} from './pdfkit.ts'
import {type Role, standardRoles} from './roles.ts'
import type {Content, StructureElement} from './structure.ts'
import {byteString, dictionary, numbers, pointTo, type Reference, textString} from './syntax.ts'

/** What the pages hold of the tag tree. */
export interface Tagged {
  readonly pages: readonly TaggedPage[]
  /** The nth has the key `pages.length + n` in the parent tree. */
  readonly annotations: readonly TaggedAnnotation[]
}

export interface TaggedPage {
  readonly reference: Reference
  /** By MCID. */
  readonly marked: readonly Content[]
  /** Where images that are content stand, in PDF space. */
  readonly images: ReadonlyMap<Content, Rectangle>
}

export interface TaggedAnnotation {
  readonly reference: Reference
  readonly page: Reference
  readonly element: StructureElement
}

/** Write the structure tree, and the way back to it from the pages (ISO 32000-1, 14.7). */
export function writeTags(root: StructureElement, tagged: Tagged, file: PdfFile): void {
  const places = gather(tagged)
  const filled = new Set<StructureElement>([root])
  const elements = new Map<StructureElement, Reference>()
  const holders = new Map<Content, Reference>()
  const ids: string[] = []

  fill(root)
  const top = writeElement(root, file.structureRoot)
  file.setStructure({
    Type: '/StructTreeRoot',
    K: pointTo(top),
    ParentTree: pointTo(file.add(parentTree())),
    ParentTreeNextKey: String(tagged.pages.length + tagged.annotations.length),
    RoleMap: dictionary(
      Object.fromEntries(Object.entries(standardRoles).map(([role, old]) => [role, `/${old}`])),
    ),
    IDTree: ids.length === 0 ? undefined : pointTo(file.add(`<</Names[${ids.join(' ')}]>>`)),
  })

  /** An element that no page shows is left out, but a table keeps its empty cells. */
  function fill(element: StructureElement): boolean {
    let isFilled = emptyRoles.has(element.role) || places.annotations.has(element)
    for (const child of element.children)
      if (child.type === 'content' ? places.marks.has(child) : fill(child)) isFilled = true
    if (isFilled) filled.add(element)
    return isFilled
  }

  function writeElement(element: StructureElement, parent: Reference): Reference {
    const reference = file.reserve()
    elements.set(element, reference)
    if (element.id !== undefined) ids.push(`${byteString(element.id)} ${pointTo(reference)}`)
    let kids = ''
    let page: Reference | undefined
    for (const child of element.children) {
      if (child.type === 'element') {
        if (filled.has(child)) kids += `${pointTo(writeElement(child, reference))} `
        continue
      }
      holders.set(child, reference)
      for (const mark of places.marks.get(child) ?? []) {
        page ??= mark.page
        kids +=
          mark.page === page
            ? `${mark.mcid} `
            : `<</Type/MCR/Pg ${pointTo(mark.page)}/MCID ${mark.mcid}>> `
      }
    }
    for (const annotation of places.annotations.get(element) ?? [])
      kids += `<</Type/OBJR/Pg ${pointTo(annotation.page)}/Obj ${pointTo(annotation.reference)}>> `
    const onPage = page === undefined ? '' : `/Pg ${pointTo(page)}`
    file.put(
      reference,
      `<</S/${element.role}/P ${pointTo(parent)}${onPage}/K[${kids.trimEnd()}]${extras(element)}>>`,
    )
    return reference
  }

  function extras(element: StructureElement): string {
    const {id, lang, alternative, expansion} = element
    return [
      id && `/ID${byteString(id)}`,
      lang && `/Lang${textString(lang)}`,
      alternative && `/Alt${textString(alternative)}`,
      expansion && `/E${textString(expansion)}`,
      attributes(element, places.images),
    ]
      .filter(Boolean)
      .join('')
  }

  function parentTree(): string {
    const ofContent = (content: Content) => pointTo(holders.get(content) ?? top)
    const rows = [
      ...tagged.pages.map(({marked}) => `[${marked.map(ofContent).join(' ')}]`),
      ...tagged.annotations.map(({element}) => pointTo(elements.get(element) ?? top)),
    ]
    return `<</Nums[${rows.map((row, key) => `${key} ${row}`).join('\n')}]>>`
  }
}

const emptyRoles: ReadonlySet<Role> = new Set<Role>(['TH', 'TD'])

/** The pages' lists, turned round: where each content and each link is. */
function gather({pages, annotations}: Tagged) {
  const marks = new Map<Content, {readonly page: Reference; readonly mcid: number}[]>()
  const images = new Map<Content, Rectangle>()
  const byElement = new Map<StructureElement, TaggedAnnotation[]>()
  for (const {reference: page, marked, images: placed} of pages) {
    marked.forEach((content, mcid) => {
      const known = marks.get(content)
      if (known) known.push({page, mcid})
      else marks.set(content, [{page, mcid}])
    })
    for (const [content, place] of placed) images.set(content, place)
  }
  for (const annotation of annotations) {
    const known = byElement.get(annotation.element)
    if (known) known.push(annotation)
    else byElement.set(annotation.element, [annotation])
  }
  return {marks, images, annotations: byElement}
}

const isPicture = (role: Role): boolean => role === 'Figure' || role === 'Formula'

function attributes(
  {table, listNumbering, children}: StructureElement,
  images: ReadonlyMap<Content, Rectangle>,
): string | undefined {
  if (listNumbering !== undefined) return `/A<</O/List/ListNumbering/${listNumbering}>>`
  if (table) {
    const {scope, colSpan, rowSpan} = table
    if (!scope && colSpan === 1 && rowSpan === 1) return undefined
    return `/A${dictionary({
      O: '/Table',
      Scope: scope && `/${scope}`,
      ColSpan: colSpan === 1 ? undefined : String(colSpan),
      RowSpan: rowSpan === 1 ? undefined : String(rowSpan),
    })}`
  }
  const [only] = children
  const place = only?.type === 'content' && isPicture(only.role) ? images.get(only) : undefined
  if (!place) return undefined
  const {x, y, width, height} = place
  return `/A<</O/Layout/BBox[${numbers(x, y, x + width, y + height)}]>>`
}
