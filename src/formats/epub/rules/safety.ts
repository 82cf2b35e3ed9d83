import {isAbsolute} from './book.ts'
import {type EpubRules, onElements, onPages} from './rule.ts'

const active = /^(script|iframe|object|embed|applet|form|input|button|select|textarea|base|portal)$/
/** What may play something from elsewhere when its reader asks for it (EPUB 3.3, 3.6). */
const players = new Set(['audio', 'source', 'video'])
const loading = ['src', 'poster', 'data', 'xlink:href', 'srcset', 'background']

/** Whether a book runs nothing and loads nothing. */
export const safetyRules: EpubRules = {
  'epub-script': {
    severity: 'error',
    meaning: 'A page holds a program, a form or another page.',
    remedy: 'Leave it out: shops refuse it, and readers do not run it.',
    check: onElements(({name, attributes}) =>
      active.test(name) && attributes.type !== 'checkbox'
        ? `Unexpected <${name}>, expected text and pictures`
        : undefined,
    ),
  },
  'epub-event': {
    severity: 'error',
    meaning: 'An attribute runs a program.',
    remedy: 'Leave it out.',
    check: onPages(function* ({path, elements}) {
      for (const [element, {attributes}] of elements.entries())
        for (const name of Object.keys(attributes))
          if (/^on[a-z]+$/i.test(name))
            yield {path, element, reason: `Unexpected attribute ${name}, expected none that runs`}
    }),
  },
  'epub-remote': {
    severity: 'error',
    meaning:
      'A page loads from the web or from a disk, or carries a file in an address. Sound and film that the manifest lists may be on the web.',
    remedy: 'Put the file into the publication.',
    check: onPages(function* ({path, elements}, {items}) {
      const listed = new Set(items.map(({href}) => href))
      for (const [element, {name, attributes}] of elements.entries())
        for (const attribute of loading) {
          const value = attributes[attribute]
          if (
            value !== undefined &&
            name !== 'a' &&
            !(players.has(name) && /^https:/i.test(value) && listed.has(value)) &&
            value.split(',').some(one => isAbsolute(one.trim()))
          )
            yield {
              path,
              element,
              reason: `Unexpected ${attribute} \`${value.slice(0, 60)}\` of <${name}>, expected a file of the package`,
            }
        }
    }),
  },
  'epub-link-remote': {
    severity: 'error',
    meaning: 'A page takes a style sheet or another resource from the web.',
    remedy: 'Put the file into the package.',
    check: onElements(({name, attributes: {href = ''}}) =>
      name === 'link' && isAbsolute(href)
        ? `Unexpected <link> to \`${href}\`, expected a file of the package`
        : undefined,
    ),
  },
  'epub-entity': {
    severity: 'error',
    meaning: 'A file declares entities of its own, by which it could read others.',
    remedy: 'Write the characters themselves.',
    *check({files, items}) {
      for (const {path, mediaType} of items) {
        if (!/xml/.test(mediaType)) continue
        const head = new TextDecoder().decode(files.get(path)?.subarray(0, 4000))
        if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(head))
          yield {path, reason: 'Unexpected declaration of entities, expected none'}
      }
    },
  },
  'epub-svg': {
    severity: 'error',
    meaning: 'A drawing holds a program, or loads from elsewhere.',
    remedy: 'Save it as a plain drawing.',
    *check({files, items}) {
      for (const {path, mediaType} of items) {
        if (mediaType !== 'image/svg+xml') continue
        const text = new TextDecoder().decode(files.get(path))
        const found =
          /<script|\son[a-z]+\s*=|<foreignObject|(?:href|src)\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg|gif)[;,])[^"']*:|url\(\s*["']?\s*(?!#|data:image)[a-z]+:/i.exec(
            text,
          )
        if (found)
          yield {
            path,
            reason: `Unexpected \`${found[0].trim().slice(0, 40)}\`, expected a drawing that runs and loads nothing`,
          }
      }
    },
  },
  'epub-style-attribute': {
    severity: 'warning',
    meaning:
      'An element carries its own style, which readers cannot change at night or for large print.',
    remedy: 'Put the style into the theme.',
    check: onElements(({name, attributes: {style = ''}}) =>
      /(^|;)\s*(color|background|font-size|position)\b/.test(style)
        ? `Unexpected style \`${style.slice(0, 60)}\` of <${name}>, expected it in the style sheet`
        : undefined,
    ),
  },
  'epub-style-element': {
    severity: 'warning',
    meaning: 'A page has a style sheet in itself: Kindle refuses some of these.',
    remedy: 'Put the styles into the theme.',
    check: onPages(function* ({path, elements}) {
      for (const [element, {name}] of elements.entries())
        if (name === 'style') yield {path, element, reason: 'Unexpected <style>, expected a file'}
    }),
  },
}
