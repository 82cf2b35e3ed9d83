import type {Text} from 'hast'
import {report} from '../../diagnostics.ts'
import {pointAfter} from '../body-text.ts'
import type {Settling} from '../settle.ts'

/** Markup of other programs as it stands in Markdown, and what Octavo has for it. */
const kinds: readonly {
  readonly pattern: RegExp
  readonly reason: (match: RegExpMatchArray) => string
}[] = [
  {
    // Obsidian, and other wikis. An index such as `a[[0]]` follows a letter.
    pattern: /(?<![\p{L}\p{N}\])\\])(!?)\[\[([^[\]\n]+)\]\]/gu,
    reason: ([found, embed]) =>
      embed
        ? `Unexpected \`${found}\`, expected a picture by its path: \`![what it shows](picture.png)\``
        : `Unexpected \`${found}\`, expected a link by path: \`[words](document.md)\``,
  },
  {
    // Hugo. What looks like a tag within it has become one.
    pattern: /\{\{(?:[<%][ \t]*(\/?[\w./-]*)|$)/g,
    reason: ([, name]) =>
      `Unexpected shortcode${name ? ` \`${name}\`` : ''}, expected Markdown, or a directive such as \`:::figure\``,
  },
  {
    // Alerts of GitHub, and callouts of Obsidian.
    pattern: /^\[!([A-Za-z]+)\]/g,
    reason: ([found]) => `Unexpected \`${found}\`, expected a block from \`:::note\` to \`:::\``,
  },
  {
    pattern: /(?<!\\)!?\[[^[\]\n]*\]\(([^()<>"\n]* [^()<>"\n]*\.[a-z\d]{1,5})\)/gi,
    reason: ([, path]) =>
      `Unexpected space in the path \`${path}\`, expected it between angle brackets: \`(<${path}>)\``,
  },
]

const sign = /\[\[|\{\{|\[!|\]\(/

/** Report markup of other programs, which would be printed as text without a word. */
export function reportForeignMarkup({value, position}: Text, {file}: Settling): void {
  const start = position?.start
  if (start?.offset === undefined || !sign.test(value)) return
  const source = String(file.value).slice(start.offset, position?.end.offset)
  for (const {pattern, reason} of kinds) {
    for (const match of source.matchAll(pattern)) {
      const place = pointAfter(start, source.slice(0, match.index))
      report(file, 'foreign-markup', reason(match), place)
    }
  }
}
