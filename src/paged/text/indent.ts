import {resolveLength} from '../css/resolve-length.ts'
import type {Style} from '../css/style.ts'

/** Points that a line is indented at its start side (css-text-4, 7.1); percentages are of `measure`. */
export function indentOf(
  {textIndent, textIndentLines: {hanging, eachLine}}: Style,
  line: {readonly index: number; readonly afterBreak: boolean},
  measure: number,
): number {
  const first = line.index === 0 || (eachLine && line.afterBreak)
  return first === hanging ? 0 : resolveLength(textIndent, measure)
}
