import type {XmlElement} from '@rgrove/parse-xml'
import {elementsOf, type Page, targetOf, textOf, wordsOf} from './book.ts'
import {type EpubRules, onElements, onPages} from './rule.ts'

const isOf =
  (type: string) =>
  ({attributes}: XmlElement) =>
    wordsOf(attributes['epub:type']).includes(type)
const isNote = (element: XmlElement) => isOf('footnote')(element) || isOf('endnote')(element)

const noteById = (page: Page, id: string | undefined) =>
  page.elements.find(element => element.attributes.id === id && isNote(element))

const known = new WeakMap<readonly Page[], ReadonlySet<string>>()

/** What the calls of a book lead to, gathered once for all its pages. */
function callsIn(pages: readonly Page[]): ReadonlySet<string> {
  const before = known.get(pages)
  if (before) return before
  const called = new Set(
    pages.flatMap(({path, elements}) =>
      elements.filter(isOf('noteref')).map(({attributes}) => {
        const target = targetOf(attributes.href ?? '', path)
        return `${target.path}#${target.fragment}`
      }),
    ),
  )
  known.set(pages, called)
  return called
}

/** Whether notes open where they are called, and lead back. */
export const noteRules: EpubRules = {
  'epub-note-call': {
    severity: 'error',
    meaning: 'A call leads to no note.',
    remedy: 'Define the note: `[^1]: …`.',
    check: onPages(function* (page, {pages}) {
      for (const [element, call] of page.elements.entries()) {
        if (!isOf('noteref')(call)) continue
        const {path, fragment} = targetOf(call.attributes.href ?? '', page.path)
        const target = pages.find(one => one.path === path)
        if (!target || !noteById(target, fragment))
          yield {
            path: page.path,
            element,
            reason: `Unexpected call of \`${call.attributes.href ?? ''}\`, expected a note of the book`,
          }
      }
    }),
  },
  'epub-note-elsewhere': {
    severity: 'warning',
    meaning:
      'A note stands in another file than its call: readers turn the page instead of opening it.',
    remedy: 'Call the note again where it stands, or divide the chapter elsewhere.',
    check: onPages(function* ({path, elements}, {pages}) {
      for (const [element, call] of elements.entries()) {
        const target = targetOf(call.attributes.href ?? '', path)
        if (
          isOf('noteref')(call) &&
          target.path !== path &&
          pages.some(page => page.path === target.path)
        )
          yield {
            path,
            element,
            reason: `Unexpected note in \`${target.path}\`, expected it in the file that calls it`,
          }
      }
    }),
  },
  'epub-note-idle': {
    severity: 'warning',
    meaning: 'Nobody calls a note.',
    remedy: 'Call it, or leave it out.',
    check: onPages(function* (page, {pages}) {
      const called = callsIn(pages)
      for (const [element, note] of page.elements.entries())
        if (isNote(note) && !called.has(`${page.path}#${note.attributes.id}`))
          yield {
            path: page.path,
            element,
            reason: `Unexpected note \`${note.attributes.id ?? ''}\` that nothing calls, expected a call`,
          }
    }),
  },
  'epub-note-back': {
    severity: 'warning',
    meaning: 'A note has no link back to its call.',
    remedy: 'Add one with the role `doc-backlink`: readers without pop-ups need it.',
    check: onElements(note =>
      isNote(note) &&
      !elementsOf(note).some(
        ({attributes}) => attributes.role === 'doc-backlink' && attributes.href,
      )
        ? `Unexpected note \`${note.attributes.id ?? ''}\` without a way back, expected a link`
        : undefined,
    ),
  },
  'epub-note-empty': {
    severity: 'warning',
    meaning: 'A note says nothing.',
    remedy: 'Write it, or leave it out.',
    check: onPages(function* ({path, elements}) {
      for (const [element, note] of elements.entries()) {
        if (!isNote(note)) continue
        const links = elementsOf(note)
          .filter(({name}) => name === 'a')
          .map(textOf)
        const words = links.reduce((text, link) => text.replace(link, ''), textOf(note))
        if (
          words.trim() === '' &&
          !elementsOf(note).some(({name}) => /^(img|math|svg)$/.test(name))
        )
          yield {
            path,
            element,
            reason: `Unexpected note \`${note.attributes.id ?? ''}\` without text, expected words`,
          }
      }
    }),
  },
  'epub-note-sign': {
    severity: 'error',
    meaning: 'A call has no sign to press.',
    remedy: 'Give it its number.',
    check: onPages(function* ({path, elements}) {
      for (const [element, call] of elements.entries())
        if (isOf('noteref')(call) && textOf(call) === '')
          yield {path, element, reason: 'Unexpected call without a sign, expected its number'}
    }),
  },
}
