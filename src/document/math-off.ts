import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics.ts'

/**
 * Report `math-off` at the first paragraph that begins with a line of `$$`, where nobody said whether dollars are math:
 * no sum of money is written like that, and what comes from Pandoc, Quarto or mystmd has it on.
 */
export function reportMathOff(tree: Root, file: VFile): void {
  const paragraph = tree.children.find(node => {
    const [first] = node.type === 'paragraph' ? node.children : []
    return first?.type === 'text' && /^\$\$[ \t]*\n/.test(first.value)
  })
  if (!paragraph) return
  const reason =
    'Unexpected `$$` where dollars are money, expected `math: true` in the frontmatter, or `math: false` if it is'
  report(file, 'math-off', reason, paragraph.position)
}
