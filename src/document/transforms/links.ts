import {posix} from 'node:path'

/** Where a URL of a document leads. */
export type Destination =
  | {readonly type: 'fragment'; readonly id: string}
  | {readonly type: 'document'; readonly path: string; readonly fragment: string | undefined}
  | {readonly type: 'file'; readonly path: string}
  /** Out of the publication's folder. */
  | {readonly type: 'outside'}
  /** Any other address of the site or the web. */
  | {readonly type: 'address'}
  /** A scheme that may run or read something. */
  | {readonly type: 'unsafe'}

const allowedSchemes = new Set(['http', 'https', 'mailto', 'tel'])
/** A scheme as browsers see it, which skip control characters and spaces. */
const scheme = /^([^/?#:]*):/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what hides a scheme.
const ignored = /[\u0000-\u0020\u007f-\u009f]/g

/** Tell where a URL leads that stands in the document at `path`. */
export function destinationOf(url: string, path: string): Destination {
  const written = scheme.exec(url.replace(ignored, ''))?.[1]
  if (written !== undefined) {
    return {type: allowedSchemes.has(written.toLowerCase()) ? 'address' : 'unsafe'}
  }
  if (url.startsWith('#')) return {type: 'fragment', id: decoded(url.slice(1))}
  if (url === '' || url.startsWith('/') || url.startsWith('?') || url.startsWith('\\')) {
    return {type: 'address'}
  }
  const [, relative = '', fragment] = /^([^?#]*)[^#]*(?:#(.*))?$/s.exec(url) ?? []
  const target = posix.join(posix.dirname(path), decoded(relative))
  if (target === '..' || target.startsWith('../')) return {type: 'outside'}
  if (/\.(?:md|markdown)$/i.test(target)) {
    return {type: 'document', path: target, fragment: fragment ? decoded(fragment) : undefined}
  }
  return {type: 'file', path: target}
}

/** Percent-decoded; as written where that is no UTF-8. NUL cannot be in a path. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('\0', '')
  } catch {
    return part
  }
}
