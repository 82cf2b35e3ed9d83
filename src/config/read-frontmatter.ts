import type {VFile} from 'vfile'
import {check} from './check.ts'
import {type Frontmatter, frontmatterSchema} from './frontmatter.ts'
import {isHeldElsewhere} from './names-elsewhere.ts'
import {nearest} from './nearest.ts'
import {readYaml, type YamlStart} from './yaml.ts'

/** Check a document's frontmatter and fill its defaults. Wrong keys are reported on `file` and count as absent. */
export function readFrontmatter(text: string, file: VFile, start: YamlStart): Frontmatter {
  const before = file.messages.length
  const {author, ...frontmatter}: Frontmatter = check(
    frontmatterSchema,
    readYaml(text, file, start),
    file,
  )
  if (author) frontmatter.authors = [...frontmatter.authors, author].flat()
  if (frontmatter.killed) frontmatter.status = 'killed'
  if (file.messages.length === before) return frontmatter
  const kept = held(text, frontmatter)
  if (kept !== frontmatter) sayHeld(file, before)
  return kept
}

/** A document that is nowhere to be found needs a word why: the fault that holds it says so. */
function sayHeld(file: VFile, before: number): void {
  const faults = file.messages.slice(before)
  const message = faults.find(({reason}) => /status|embargo/i.test(reason)) ?? faults.at(-1)
  if (!message) return
  message.reason += '; until then the document is held back'
  message.message = message.reason
}

/**
 * A fault must not publish what its author holds back: a status or embargo that was written, but could not be read,
 * keeps the document out.
 */
function held(text: string, frontmatter: Frontmatter): Frontmatter {
  const {status} = frontmatter
  if (status === 'killed') return frontmatter
  const keys = [...text.matchAll(/^\s*["']?([\w-]+)["']?\s*:(.*)/gm)]
  const valuesOf = (name: string) =>
    keys.flatMap(([, key = '', value = '']) => (nearest(key, [name]) ? [value.trim()] : []))
  if (valuesOf('embargo').length > 0 && !frontmatter.embargo) {
    return {...frontmatter, status: 'embargoed'}
  }
  if (valuesOf('killed').length > 0) return {...frontmatter, status: 'unreadable'}
  if (status !== 'published') return frontmatter
  const isPublished = valuesOf('status').every(value => /^["']?published\b/.test(value))
  // No draft, since drafts may be looked at; the draft of another program is one.
  if (!isPublished) return {...frontmatter, status: 'unreadable'}
  return isHeldElsewhere(text) ? {...frontmatter, status: 'draft'} : frontmatter
}
