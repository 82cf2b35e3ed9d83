import type {Element} from 'hast'
import type {
  BlockBox,
  Box,
  FootnoteBox,
  InlineBox,
  ReplacedBox,
  TableBox,
  TableCellBox,
  TableRowGroupBox,
} from '../boxes/box.ts'
import {callId} from '../boxes/source.ts'
import {type LinkTarget, linkTarget} from './link-target.ts'
import {
  groupingRoles,
  isContents,
  listNumbering,
  type Role,
  roleOfElement,
  textRoles,
} from './roles.ts'

import type {Content, Leaf, Structure, StructureElement, TableAttributes} from './structure.ts'

/** An element while its children are still coming. */
interface Open extends StructureElement {
  readonly children: (Open | Content)[]
  readonly language: string
  /** Inside a table of contents. */
  readonly contents: boolean
}

export interface StructureOptions {
  readonly lang: string
  /** The ids that pages have: a link to any other is no link. */
  readonly ids: ReadonlySet<string>
}

/** Read the tag tree off the box tree: document order is reading order. */
export function buildStructure(root: BlockBox, {lang, ids}: StructureOptions): Structure {
  const leaves = new Map<Box, Leaf & {breaks: boolean}>()
  const links = new Map<Box, StructureElement>()
  const repeating = new Set<Box>()
  const headings: number[] = []
  let notes = 0
  let lastLeaf: {breaks: boolean} | undefined

  const document = element('Document', undefined, {language: lang, contents: false})
  visit(root, document)
  return {root: document, leaves, links, repeating}

  function visit(box: Box, parent: Open): void {
    switch (box.type) {
      case 'text':
      case 'page-reference':
        addLeaf(box, parent)
        return
      case 'line-break':
        if (lastLeaf) lastLeaf.breaks = true
        return
      case 'leader':
      case 'anchor':
        return
      case 'replaced':
        visitImage(box, parent)
        return
      case 'inline':
        visitInline(box, parent)
        return
      case 'inline-block':
        if (box.block.element === box.element) visit(box.block, parent)
        else visit(box.block, openFor(box, parent))
        return
      case 'footnote':
        visitFootnote(box, parent)
        return
      case 'block':
        visitBlock(box, parent)
        // Where a paragraph is cut by a block, its words must not run together.
        if (lastLeaf && textRoles.has(parent.role)) lastLeaf.breaks = true
        return
      case 'table':
        visitTable(box, parent)
        return
      case 'table-row-group':
        visitRows(box, 'TBody', parent)
        return
      case 'table-row':
        for (const cell of box.cells) visit(cell, parent)
        return
      case 'table-cell':
        visitContent(box.content, parent)
    }
  }

  function visitBlock(box: BlockBox, parent: Open): void {
    const tag = box.pseudo === undefined ? box.element?.tagName : undefined
    if (tag === 'li') {
      visitListItem(box, parent)
      return
    }
    if (tag === 'dt' || tag === 'dd') {
      visitTerm(box, parent)
      return
    }
    const own = openFor(box, parent)
    if (box.marker) visit(box.marker, own)
    if (box.content.type === 'blocks' || own !== parent || !groupingRoles.has(parent.role))
      visitContent(box.content, own)
    else if (box.content.children.length > 0)
      visitContent(box.content, append(parent, 'P', box.style.lang))
  }

  function visitListItem(box: BlockBox, parent: Open): void {
    if (parent.role === 'TOC') {
      const entry = append(parent, 'TOCI', box.style.lang)
      if (box.marker) visit(box.marker, entry)
      visitContent(box.content, entry)
      return
    }
    const item = append(parent, 'LI', box.style.lang)
    if (box.marker) visit(box.marker, item)
    const [first, ...rest] = box.content.type === 'inlines' ? box.content.children : []
    if (first?.pseudo === 'marker') {
      visit(first, item)
      const body = append(item, 'LBody')
      for (const child of rest) visit(child, body)
    } else {
      visitContent(box.content, append(item, 'LBody'))
    }
  }

  /** `dt` and `dd` stand side by side in HTML; PDF pairs them as label and body of an item. */
  function visitTerm(box: BlockBox, parent: Open): void {
    const previous = parent.children.at(-1)
    const open = previous?.type === 'element' && previous.role === 'LI' ? previous : undefined
    const isTerm = box.element?.tagName === 'dt'
    const described = open?.children.some(child => child.role === 'LBody')
    const item = open && !(isTerm && described) ? open : append(parent, 'LI')
    visitContent(box.content, append(item, isTerm ? 'Lbl' : 'LBody', box.style.lang))
  }

  function visitInline(box: InlineBox, parent: Open): void {
    const own = openFor(box, parent)
    for (const child of box.children) visit(child, own)
  }

  /** The note comes right after its call, inside the paragraph, wherever the page puts it. */
  function visitFootnote(box: FootnoteBox, parent: Open): void {
    visit(box.call, parent)
    notes += 1
    const note = append(parent, 'Note', box.body.style.lang, {id: `note-${notes}`})
    visitContent(box.body.content, note)
  }

  function visitImage(box: ReplacedBox, parent: Open): void {
    if (box.alternative === '') return
    // A figure without words for it is named as screen readers name an image without `alt`: by its file.
    const alternative = box.alternative ?? box.src.split('/').at(-1) ?? box.src
    const isFormula = box.element && roleOfElement(box.element) === 'Formula'
    const role = isFormula ? 'Formula' : 'Figure'
    const figure = append(parent, role, box.style.lang, {alternative})
    addLeaf(box, figure)
  }

  function visitTable(box: TableBox, parent: Open): void {
    const table = append(parent, 'Table', box.style.lang)
    for (const caption of box.captions) visit(caption, table)
    if (box.header) visitRows(box.header, 'THead', table)
    for (const body of box.bodies) visitRows(body, 'TBody', table)
    if (box.footer) visitRows(box.footer, 'TFoot', table)
  }

  function visitRows(box: TableRowGroupBox, role: Role, parent: Open): void {
    const group = append(parent, role, box.style.lang)
    for (const row of box.rows) {
      if (role !== 'TBody') repeating.add(row)
      const open = append(group, 'TR', row.style.lang)
      row.cells.forEach((cell, index) => {
        const attributes = cellAttributes(cell, role === 'THead', index === 0)
        const isHeader = cell.element?.tagName === 'th'
        const own = append(open, isHeader ? 'TH' : 'TD', cell.style.lang, {table: attributes})
        visitContent(cell.content, own)
      })
    }
  }

  function visitContent(content: BlockBox['content'], parent: Open): void {
    for (const child of content.children) visit(child, parent)
  }

  /** The element that a box opens under `parent`; `parent` itself when it opens none. */
  function openFor(box: Box, parent: Open): Open {
    const {lang: language} = box.style
    const turns = language !== '' && language !== parent.language
    const plain = () => (turns ? append(parent, spanOrDiv(box), language) : parent)
    switch (box.pseudo) {
      case 'marker':
        return append(parent, 'Lbl', language)
      case 'footnote-marker':
        return linkBetween(box, callId, append(parent, 'Lbl', language))
      case 'footnote-call':
        return linkBetween(box, note => note, append(parent, 'Reference', language))
      case 'before':
      case 'after':
      case 'first-letter':
        return plain()
      case undefined: {
        const {element: source} = box
        if (!source) return plain()
        const target = source.tagName === 'a' ? linkTarget(source, ids) : undefined
        if (target) return openLink(box, target, parent)
        const heading = headingLevel(source)
        if (heading) return append(parent, levelled(heading), language)
        const role = roleOfElement(source)
        // A paragraph set in the line of another is a part of it.
        if (role === 'P' && !groupingRoles.has(parent.role)) return plain()
        return role ? openRole(role, source, box, parent) : plain()
      }
    }
  }

  /** A call leads to its note and the note's number back, where the note has an id. */
  function linkBetween(box: Box, idOf: (note: string) => string, around: Open): Open {
    const note = box.element?.properties.id
    const id = typeof note === 'string' ? idOf(note) : undefined
    return id !== undefined && ids.has(id) ? openLink(box, {type: 'id', id}, around) : around
  }

  function openRole(role: Role, source: Element, box: Box, parent: Open): Open {
    const {lang: language, listStyleType} = box.style
    switch (role) {
      case 'L':
        if (parent.contents) return append(parent, 'TOC', language)
        return append(parent, 'L', language, {
          listNumbering:
            source.tagName === 'dl'
              ? undefined
              : listNumbering(listStyleType, source.tagName === 'ol'),
        })
      case 'Sect':
        return append(parent, 'Sect', language, {contents: parent.contents || isContents(source)})
      case 'Span': {
        const {title} = source.properties
        if (typeof title === 'string') return append(parent, role, language, {expansion: title})
        return language === parent.language ? parent : append(parent, role, language)
      }
      case 'Formula': {
        const {alt, ariaLabel} = source.properties
        const alternative = [alt, ariaLabel, source.properties.alttext].find(
          words => typeof words === 'string',
        )
        return append(parent, role, language, {alternative: alternative as string | undefined})
      }
      default:
        return append(parent, role, language)
    }
  }

  function openLink(box: Box, target: LinkTarget, parent: Open): Open {
    const words = wordsOf(box).replace(/\s+/g, ' ').trim()
    const link = {target, words: words || (target.type === 'address' ? target.url : target.id)}
    const around = parent.contents ? append(parent, 'Reference') : parent
    const opened = append(around, 'Link', box.style.lang, {link})
    links.set(box, opened)
    return opened
  }

  /** Levels as the tree nests them: readers are promised none is skipped (ISO 14289-1, 7.4.2). */
  function levelled(level: number): Role {
    while ((headings.at(-1) ?? 0) >= level) headings.pop()
    headings.push(level)
    return `H${headings.length}` as Role
  }

  function addLeaf(box: Box, parent: Open): void {
    const last = parent.children.at(-1)
    let content: Content
    if (last?.type === 'content') content = last
    else {
      content = {type: 'content', role: parent.role}
      parent.children.push(content)
    }
    const leaf = {content, order: leaves.size, breaks: false}
    leaves.set(box, leaf)
    lastLeaf = leaf
  }
}

type Extras = Partial<
  Pick<Open, 'alternative' | 'expansion' | 'id' | 'table' | 'listNumbering' | 'link' | 'contents'>
>

function append(parent: Open, role: Role, language?: string, extras: Extras = {}): Open {
  const opened = element(role, language === parent.language ? undefined : language || undefined, {
    language: language || parent.language,
    contents: parent.contents,
    ...extras,
  })
  parent.children.push(opened)
  return opened
}

const element = (
  role: Role,
  lang: string | undefined,
  rest: Extras & {readonly language: string; readonly contents: boolean},
): Open => ({
  type: 'element',
  role,
  children: [],
  lang,
  alternative: undefined,
  expansion: undefined,
  id: undefined,
  table: undefined,
  listNumbering: undefined,
  link: undefined,
  ...rest,
})

function wordsOf(box: Box): string {
  switch (box.type) {
    case 'text':
      return box.text
    case 'replaced':
      return box.alternative ?? ''
    case 'inline':
      return box.children.map(wordsOf).join('')
    case 'inline-block':
      return wordsOf(box.block)
    case 'block':
      return box.content.children.map(wordsOf).join(box.content.type === 'blocks' ? ' ' : '')
    case 'line-break':
      return ' '
    default:
      return ''
  }
}

const spanOrDiv = (box: Box): Role => (box.type === 'inline' ? 'Span' : 'Div')

const headingLevel = ({tagName}: Element): number | undefined =>
  /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : undefined

function cellAttributes(cell: TableCellBox, inHead: boolean, first: boolean): TableAttributes {
  const {colSpan, rowSpan} = cell
  if (cell.element?.tagName !== 'th') return {scope: undefined, colSpan, rowSpan}
  const {scope} = cell.element.properties
  const isRow = typeof scope === 'string' ? scope.startsWith('row') : first && !inHead
  return {scope: isRow ? 'Row' : 'Column', colSpan, rowSpan}
}
