import type {Style} from '../css/style.ts'

/** Ideographs and kana: no punctuation, no Hangul (css-text-4, 8.5). */
const isIdeograph = (code: number): boolean =>
  (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb && code !== 0x30a0) ||
  (code >= 0x31c0 && code <= 0x31ff) ||
  (code >= 0x3400 && code <= 0x9fff) ||
  (code >= 0x3005 && code <= 0x3007) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xd840 && code <= 0xd888)

/** Whether a text can have such space at all: asked once, where the other question is asked of every character. */
export const hasIdeographs = (text: string): boolean =>
  /[\u3005-\u30ff\u31c0-\u31ff\u3400-\u9fff\ud840-\ud888\uf900-\ufaff]/.test(text)

/** Em, as the specification has it. */
const AUTOSPACE = 0.125

/** Em of space between two neighbors of which one is an ideograph and the other a letter or figure of elsewhere. */
export function autospaceAt(text: string, offset: number, {textAutospace}: Style): number {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  const left = isIdeograph(before)
  if (left === isIdeograph(after)) return 0
  const other = text[left ? offset : offset - 1] ?? ''
  if (textAutospace.alpha && /[\p{L}\p{M}]/u.test(other) && !isEastAsian(other)) return AUTOSPACE
  return textAutospace.numeric && /\p{Nd}/u.test(other) && !isEastAsian(other) ? AUTOSPACE : 0
}

/** Full-width forms and Hangul have room of their own. */
const isEastAsian = (character: string) =>
  /[\u1100-\u11ff\u3000-\ud7a3\uff00-\uffef]/.test(character)
