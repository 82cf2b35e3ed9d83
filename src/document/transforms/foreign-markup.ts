import type {Element, Text} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {report} from '../../diagnostics.ts'
import {pointAfter} from '../body-text.ts'
import {namePattern} from '../labels.ts'
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
  {
    // Pandoc, and all that cite with CSL.
    pattern: new RegExp(
      `(?<!\\\\)\\[(?:[^\\][\\n]*[\\s;-])?@(?!${namePattern})([\\p{L}\\p{N}_][^\\][\\n]*)\\](?![(:[])`,
      'gu',
    ),
    reason: ([found]) =>
      `Unexpected citation \`${found}\`, expected a footnote that names the source: \`[^1]\``,
  },
]

const sign = /\[\[|\{\{|\[!|\]\(|\[[^\]]*@/

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

/** Languages of diagrams that other programs draw. */
const foreignDiagrams = new Set(['mermaid', 'plantuml', 'puml', 'd2'])

/** Report code that GitHub and others draw: it is printed as code. */
export function reportForeignDiagram({properties, position}: Element, {file}: Settling): void {
  const language = String(properties.dataLanguage)
  if (!foreignDiagrams.has(language)) return
  const reason = `Unexpected diagram in the language \`${language}\`, expected one in \`dot\`, or a picture: it is printed as code`
  report(file, 'foreign-markup', reason, position)
}

/** Report `CO~2~`, a subscript of Pandoc: GitHub and Octavo strike it out. Letters are words that one may strike out. */
export function reportSubscript(element: Element, before: string, {file}: Settling): void {
  const start = element.position?.start
  if (start?.offset === undefined || !/[\p{L}\p{N})\]]/u.test(before)) return
  const source = String(file.value).slice(start.offset, element.position?.end.offset)
  const words = textOf(element)
  if (!/^~(?!~)/.test(source) || !/^[\p{N}+−-]{1,4}$/u.test(words)) return
  const reason = `Unexpected \`~${words}~\`, which is struck out, expected \`<sub>${words}</sub>\`, or \`~~${words}~~\` to strike it out`
  report(file, 'foreign-markup', reason, start)
}
