import type {Text} from 'hast'
import {report} from '../../diagnostics.ts'
import {pointAfter} from '../body-text.ts'
import type {Settling} from '../settle.ts'

/** `[words][name]` or `[name][]`; an index such as `a[0][1]` follows a letter. */
const fullReference = /(?<![\p{L}\p{N}\]\\!])\[([^[\]\n]+)\]\[([^[\]\n]*)\]/gu

/** Report what looks like a link by name, but is text, because no definition has the name. */
export function reportUndefinedLinks({position}: Text, {file}: Settling): void {
  const start = position?.start
  if (start?.offset === undefined) return
  const source = String(file.value).slice(start.offset, position?.end.offset)
  for (const match of source.matchAll(fullReference)) {
    const name = match[2] || match[1]
    const place = pointAfter(start, source.slice(0, match.index))
    const reason = `Unexpected link to \`${name}\`, which is not defined, expected a line \`[${name}]: address\``
    report(file, 'undefined-link', reason, place)
  }
}
