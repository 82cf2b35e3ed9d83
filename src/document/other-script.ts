import type {VFile} from 'vfile'
import type {Frontmatter} from '../config/frontmatter.ts'
import {report} from '../diagnostics.ts'
import {directionOf} from './direction.ts'

/** Any character of Hebrew, Arabic and their neighbors: most documents have none, and are not counted. */
const sign = /[\u0590-\u07ff]/

/**
 * Report a document of mostly right-to-left letters that a left-to-right language has fallen to, since nobody named its
 * own: it would be set from left to right, with its points and brackets in the wrong places.
 */
export function reportOtherScript(
  source: string,
  {lang, dir}: Frontmatter,
  fallback: string,
  file: VFile,
): void {
  if (lang !== undefined || dir !== undefined || !sign.test(source)) return
  if (directionOf(fallback) === 'rtl') return
  const count = (letters: RegExp) => source.match(letters)?.length ?? 0
  const hebrew = count(/\p{Script=Hebrew}/gu)
  const arabic = count(/\p{Script=Arabic}/gu)
  if (hebrew + arabic <= count(/\p{Script=Latin}/gu)) return
  const [name, tags] =
    hebrew > arabic ? ['Hebrew', '`lang: he`'] : ['Arabic', '`lang: fa`, `ar`, `ckb` …']
  const reason = `Unexpected document of mostly ${name} letters in the language \`${fallback}\`, expected its own (${tags})`
  report(file, 'other-script', reason, {line: 1, column: 1})
}
