import type {
  BoxFragment,
  Fragment,
  InlineFragment,
  Page,
} from '../../../src/paged/layout/fragment.ts'

/** Pages as text: what stands where, in points from the page's corner. A line is named by its baseline. */
export const dumpPages = (pages: readonly Page[]) => `${pages.map(dumpPage).join('\n\n')}\n`

function dumpPage(page: Page): string {
  const {index, folio, side, name, blank, content, footnotes, margins} = page
  const heading = [
    `page ${index + 1}`,
    side,
    name && `"${name}"`,
    blank && 'blank',
    `folio ${folio}`,
  ]
  return [
    heading.filter(Boolean).join(' '),
    ...dump(content, '  '),
    ...dump(footnotes, '  note '),
    ...dump(margins, '  margin '),
  ].join('\n')
}

const dump = (fragments: readonly Fragment[], prefix: string): readonly string[] =>
  fragments.flatMap(fragment => dumpFragment(fragment).map(line => prefix + line))

function dumpFragment(fragment: Fragment): readonly string[] {
  switch (fragment.type) {
    case 'box':
      return [...(isPainted(fragment) ? [dumpBox(fragment)] : []), ...dump(fragment.children, '')]
    case 'line':
      return [
        `${at(fragment.x, fragment.baseline)} ${textOf(fragment.children)}`,
        ...fragment.children.flatMap(dumpInline),
      ]
    case 'image':
      return [`image ${at(fragment.x, fragment.y)} ${at(fragment.width, fragment.height)}`]
    case 'rule':
      return [`rule ${at(fragment.x1, fragment.y1)} ${at(fragment.x2, fragment.y2)}`]
  }
}

const isPainted = ({box: {style}, edges}: BoxFragment) =>
  style.backgroundColor !== undefined ||
  (edges.top && style.border.top.width > 0) ||
  (edges.right && style.border.right.width > 0) ||
  (edges.bottom && style.border.bottom.width > 0) ||
  (edges.left && style.border.left.width > 0)

const dumpBox = ({x, y, width, height, edges}: BoxFragment) => {
  const sides = Object.entries(edges).filter(([, has]) => has)
  const which = sides.length === 4 ? '' : ` edges ${sides.map(([side]) => side).join(' ')}`
  return `box ${at(x, y)} ${at(width, height)}${which}`
}

/** Pieces that are not on the line's baseline, or are no text. */
function dumpInline(fragment: InlineFragment): readonly string[] {
  switch (fragment.type) {
    case 'text':
      return []
    case 'inline':
      return fragment.children.flatMap(dumpInline)
    case 'box':
    case 'image':
      return dumpFragment(fragment).map(line => `inline ${line}`)
  }
}

/** Text of a line, from left to right. */
export const textOf = (children: readonly InlineFragment[]): string =>
  children
    .toSorted((a, b) => a.x - b.x)
    .map(child => {
      if (child.type === 'text') return child.run.text
      return child.type === 'inline' ? textOf(child.children) : ''
    })
    .join('')

const at = (x: number, y: number) => `${round(x)},${round(y)}`

const round = (value: number) => String(Math.round(value * 10) / 10)
