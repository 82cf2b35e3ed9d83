import type {VFile} from 'vfile'
import type {Frontmatter} from '../config/frontmatter.ts'
import {isHeldElsewhere} from '../config/names-elsewhere.ts'
import {readFrontmatter} from '../config/read-frontmatter.ts'
import {type RuleId, report} from '../diagnostics.ts'
import type {FrontmatterFault} from './frontmatter.ts'

const wordings: Readonly<Record<FrontmatterFault, {ruleId: RuleId; reason: string}>> = {
  unclosed: {
    ruleId: 'unclosed-frontmatter',
    reason: 'Unexpected frontmatter without an end, expected a line of `---` behind its last key',
  },
  toml: {
    ruleId: 'foreign-frontmatter',
    reason:
      'Unexpected frontmatter in TOML between `+++`, expected YAML between lines of `---` (`title: Low water`)',
  },
  late: {
    ruleId: 'foreign-frontmatter',
    reason: 'Unexpected empty line before frontmatter, expected `---` in the first line',
  },
}

/**
 * Report frontmatter that cannot be read, and give what a document without any has. Its author may hold the document back
 * in it: then it is held until it can be read.
 */
export function faultyFrontmatter(text: string, fault: FrontmatterFault, file: VFile): Frontmatter {
  const isHeld = mayHold(headOf(text, fault))
  const {ruleId, reason} = wordings[fault]
  report(file, ruleId, isHeld ? `${reason}; until then the document is held back` : reason, {
    line: 1,
    column: 1,
  })
  const frontmatter = readFrontmatter('', file, {line: 1, offset: 0})
  return isHeld ? {...frontmatter, status: 'unreadable'} : frontmatter
}

/** What can be frontmatter: up to its end, or without one to the first empty line. */
function headOf(text: string, fault: FrontmatterFault): string {
  const [head = ''] = text
    .trimStart()
    .slice(3)
    .split(fault === 'unclosed' ? /\n[ \t]*\r?\n/ : /^(?:\+\+\+|---|\.\.\.)[ \t]*\r?$/m)
  return head
}

/** Whether keys say that a document is not public. */
const mayHold = (head: string): boolean =>
  /^["']?(?:status|embargo)/im.test(head) || isHeldElsewhere(head)
