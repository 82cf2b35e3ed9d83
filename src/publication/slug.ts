import {posix} from 'node:path'
import type {Document} from '../document/document.ts'

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** Bytes in one part of a path that every file system takes, with room for `.epub` and a suffix. */
const maxBytes = 200

/** Text as one part of an address: letters and digits of any script, lower case, hyphens between. Never empty. */
export function slugify(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    // The zero-width non-joiner is part of Persian words, but no part of an address.
    .replace(/\u200c/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const slug = shorten(words.replace(/^-+|-+$/g, ''))
  if (slug === '') return 'untitled'
  return reserved.test(slug) ? `${slug}-1` : slug
}

/** The last part of a document's address: its own `slug`, else its file's name, or its folder's for index files. */
export function slugOf(document: Document): string {
  if (document.frontmatter.slug !== undefined) return document.frontmatter.slug
  const name = posix.basename(document.path).replace(/\.[^.]+$/, '')
  const folder = posix.basename(posix.dirname(document.path))
  if (/^(index|readme)$/i.test(name) && folder !== '.') return slugify(folder)
  // Dates and numbers in front order files in a folder: they are no part of the address.
  const bare = name.replace(/^(\d{4}-\d{2}-\d{2}|\d{1,3})[-_. ]+(?=.)/, '')
  return slugify(bare)
}

function shorten(slug: string): string {
  let short = slug
  while (Buffer.byteLength(short) > maxBytes) short = short.slice(0, -1)
  // A cut between surrogates would leave half a character.
  return short.replace(/[\ud800-\udbff]$/, '')
}
