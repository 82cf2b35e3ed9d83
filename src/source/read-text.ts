import {readFileSync} from 'node:fs'
import {contain} from './contain.ts'

/** Bytes in one text file: more than any book chapter, less than what would exhaust memory in a parser. */
const maxBytes = 32 * 1024 * 1024

const utf8 = new TextDecoder('utf-8', {fatal: true})

export type TextFile =
  | {
      readonly type: 'text'
      readonly text: string
      /** Whether its own frontmatter lets it be public now, where somebody has looked. */
      readonly isPublic?: boolean
    }
  /** Worded "Unexpected X, expected Y". */
  | {
      readonly type: 'unreadable'
      readonly rule: 'unreadable-file' | 'outside-publication'
      readonly reason: string
    }

/** The text of `path` in `folder`: UTF-8, without byte order mark. Never throws. */
export function readText(folder: string, path: string): TextFile {
  const place = contain(folder, path)
  if (place.type !== 'found') {
    return place.type === 'outside'
      ? refuse(
          'outside-publication',
          'Unexpected link out of the publication, expected a file inside',
        )
      : refuse('unreadable-file', 'Unexpected broken link, expected a file')
  }
  try {
    const bytes = readFileSync(place.path)
    if (bytes.length > maxBytes) {
      return refuse(
        'unreadable-file',
        `Unexpected file of more than ${maxBytes} bytes, expected less`,
      )
    }
    return {type: 'text', text: utf8.decode(bytes)}
  } catch (error) {
    return refuse(
      'unreadable-file',
      `Unexpected unreadable file (${describe(error)}), expected UTF-8 text`,
    )
  }
}

const refuse = (rule: 'unreadable-file' | 'outside-publication', reason: string): TextFile => ({
  type: 'unreadable',
  rule,
  reason,
})

const describe = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'not UTF-8'
