import type {Element} from 'hast'

/**
 * Structure types of ISO 32000-1, 14.8.4, and three from PDF 2.0 that `standardRoles` maps to old ones.
 */
export type Role =
  | 'Document'
  | 'Part'
  | 'Art'
  | 'Sect'
  | 'Div'
  | 'Aside'
  | 'BlockQuote'
  | 'Caption'
  | 'TOC'
  | 'TOCI'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Span'
  | 'Em'
  | 'Strong'
  | 'Quote'
  | 'Note'
  | 'Reference'
  | 'Code'
  | 'Link'
  | 'Figure'
  | 'Formula'

/** What a PDF 1.7 reader makes of the newer roles: the RoleMap. */
export const standardRoles = {Aside: 'Div', Em: 'Span', Strong: 'Span'} satisfies Partial<
  Record<Role, Role>
>

/** Roles that hold blocks: text right inside them gets a paragraph of its own. */
export const groupingRoles: ReadonlySet<Role> = new Set<Role>([
  'Document',
  'Part',
  'Art',
  'Sect',
  'Div',
  'Aside',
  'BlockQuote',
  'Caption',
  'LBody',
  'Note',
  'TD',
  'TH',
])

/** Roles that hold running text. */
export const textRoles: ReadonlySet<Role> = new Set<Role>([
  'P',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'Span',
  'Em',
  'Strong',
  'Quote',
  'Reference',
  'Link',
  'Code',
])

/** Elements that are not in here leave no trace: what they hold belongs to the element around them. */
const roleOfTag: Readonly<Record<string, Role>> = {
  article: 'Art',
  section: 'Sect',
  nav: 'Sect',
  aside: 'Aside',
  blockquote: 'BlockQuote',
  // The image in it is the Figure: an alternative text would silence the caption beside it.
  figure: 'Div',
  figcaption: 'Caption',
  caption: 'Caption',
  p: 'P',
  pre: 'P',
  ul: 'L',
  ol: 'L',
  dl: 'L',
  em: 'Em',
  strong: 'Strong',
  q: 'Quote',
  code: 'Code',
  kbd: 'Code',
  samp: 'Code',
  math: 'Formula',
  abbr: 'Span',
}

const roleOfAria: Readonly<Record<string, Role>> = {
  'doc-part': 'Part',
  'doc-chapter': 'Sect',
  'doc-pullquote': 'Aside',
  math: 'Formula',
}

/** The role that an element asks for by its ARIA role, else by its name. Headings are levelled by the tree. */
export const roleOfElement = (element: Element): Role | undefined =>
  ariaRoles(element)
    .map(role => roleOfAria[role])
    .find(role => role !== undefined) ?? roleOfTag[element.tagName]

/** Whether the lists of an element are tables of contents. */
export const isContents = (element: Element): boolean => ariaRoles(element).includes('doc-toc')

const ariaRoles = (element: Element): readonly string[] => {
  const role: unknown = element.properties.role
  return Array.isArray(role) ? role.map(String) : typeof role === 'string' ? role.split(/\s+/) : []
}

const listNumberings: Readonly<Record<string, string>> = {
  disc: 'Disc',
  circle: 'Circle',
  square: 'Square',
  decimal: 'Decimal',
  'lower-roman': 'LowerRoman',
  'upper-roman': 'UpperRoman',
  'lower-alpha': 'LowerAlpha',
  'lower-latin': 'LowerAlpha',
  'upper-alpha': 'UpperAlpha',
  'upper-latin': 'UpperAlpha',
  none: 'None',
}

/** The ListNumbering that stands for a `list-style-type` (ISO 32000-1, 14.8.5.5). */
export const listNumbering = (listStyleType: string, ordered: boolean): string =>
  listNumberings[listStyleType] ?? (ordered ? 'Decimal' : 'Disc')
