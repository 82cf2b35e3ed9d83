import type {Point} from 'unist'
import type {VFile} from 'vfile'
import {type Place, report} from '../diagnostics.ts'

/**
 * What XML 1.0 forbids (§2.2 Char: most controls, U+FFFE, U+FFFF, lone surrogates) and what it discourages: DEL, the
 * C1 controls and the noncharacters U+FDD0 to U+FDEF. No output has them.
 */
const forbidden =
  /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]/gu

/** The same but for surrogates, which are forbidden alone: code units are looked for five times as fast. */
const forbiddenUnit = /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ufdcf\ufdf0-\ufffd]/

/** `text` without the characters that no XML document may hold. */
export const withoutForbidden = (text: string): string =>
  forbiddenUnit.test(text) || !text.isWellFormed() ? text.replace(forbidden, '') : text

/**
 * Report each forbidden character of a text once, and give the text without them. Where the text is a whole file, it is
 * told where it first stands there; else at `place`.
 */
export function dropForbidden(text: string, file: VFile, place?: Place): string {
  const counts = new Map<string, {readonly at: number; count: number}>()
  for (const {0: character, index: at} of text.matchAll(forbidden)) {
    const known = counts.get(character)
    if (known) known.count++
    else counts.set(character, {at, count: 1})
  }
  if (counts.size === 0) return text
  for (const [character, {at, count}] of counts)
    tell(character, count, file, place ?? pointAt(text, at))
  return withoutForbidden(text)
}

/** The same for values that escapes may have brought in (`"\x08"`): each string of plain data. */
export function dropForbiddenValues(
  value: unknown,
  placeOf: (path: readonly (string | number)[]) => Place,
  file: VFile,
  path: readonly (string | number)[] = [],
): unknown {
  if (typeof value === 'string') {
    for (const character of new Set(value.match(forbidden) ?? []))
      tell(character, value.split(character).length - 1, file, placeOf(path))
    return withoutForbidden(value)
  }
  const inside = (child: unknown, key: string | number) =>
    dropForbiddenValues(child, placeOf, file, [...path, key])
  if (Array.isArray(value)) return value.map(inside)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, inside(child, key)]))
}

/** Whether YAML may hold such a character, as it is or escaped. */
export const mayHaveForbidden = (yaml: string): boolean =>
  yaml.search(forbidden) >= 0 || /\\[0abefvxuU]/.test(yaml)

function tell(character: string, count: number, file: VFile, place: Place): void {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const times = count > 1 ? ` (${count} times)` : ''
  report(
    file,
    'forbidden-character',
    `Unexpected character U+${code}${times}, expected one that can be printed: it is left out`,
    place,
  )
}

function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return {line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset}
}
