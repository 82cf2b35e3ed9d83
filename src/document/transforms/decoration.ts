import type {Parents, PhrasingContent} from 'mdast'

const mark = '{.decorative}'

/**
 * What says whether an image is decoration: `![](rule.svg){.decorative}` has an empty alternative text, any other image
 * without words has none at all, so that checkers of pages and e-books see what is missing.
 */
export function settleAlternatives(parent: Parents): void {
  const children = parent.children as PhrasingContent[]
  for (const [index, child] of children.entries()) {
    if (child.type !== 'image' && child.type !== 'imageReference') continue
    const next = children[index + 1]
    if (next?.type === 'text' && next.value.startsWith(mark)) {
      next.value = next.value.slice(mark.length)
      child.alt = ''
    } else if (!child.alt?.trim()) child.alt = null
  }
  // An image alone is a figure, and an empty text would be company.
  if (children.some(isEmptyText)) parent.children = children.filter(x => !isEmptyText(x)) as never
}

const isEmptyText = (node: PhrasingContent): boolean => node.type === 'text' && node.value === ''
