import {elementsOf, isAbsolute, targetOf, textOf} from './book.ts'
import {type EpubRules, onElements, onPages} from './rule.ts'

const vague = /^(here|click here|link|this|this link|more|read more|اینجا|هنا|لینک|hier|ici)[.:]?$/i

/** Whether links lead somewhere, and say where. */
export const linkRules: EpubRules = {
  'epub-link-dead': {
    severity: 'error',
    meaning: 'A link leads to no place of the book.',
    remedy: 'Check the path and the heading that it names.',
    check: onPages(function* ({path, elements}, {files, pages}) {
      for (const [
        element,
        {
          name,
          attributes: {href},
        },
      ] of elements.entries()) {
        if (name !== 'a' || href === undefined || isAbsolute(href)) continue
        const target = targetOf(href, path)
        const page = pages.find(one => one.path === target.path)
        if (!files.has(target.path) || (target.fragment && page && !page.ids.has(target.fragment)))
          yield {
            path,
            element,
            reason: `Unexpected link to \`${href}\`, expected a place of the book`,
          }
      }
    }),
  },
  'epub-link-outside': {
    severity: 'error',
    meaning: 'A link leads to a file of a computer.',
    remedy: 'Link to a document of the publication, or to the web.',
    check: onElements(({name, attributes: {href = ''}}, {path}) =>
      name === 'a' &&
      (/^file:/i.test(href) || (!isAbsolute(href) && targetOf(href, path).path.startsWith('..')))
        ? `Unexpected link to \`${href}\`, expected one into the book or to the web`
        : undefined,
    ),
  },
  'epub-link-scheme': {
    severity: 'error',
    meaning: 'A link runs a program or carries a file in itself.',
    remedy: 'Link to http, https, mailto or tel.',
    check: onElements(({name, attributes: {href = ''}}) =>
      name === 'a' && /^\s*(javascript|data|vbscript|blob):/i.test(href)
        ? `Unexpected link by \`${href.split(':', 1)[0]?.trim()}:\`, expected an address`
        : undefined,
    ),
  },
  'epub-link-text': {
    severity: 'warning',
    meaning: 'A link has nothing to press.',
    remedy: 'Write what it leads to.',
    check: onElements(link =>
      link.name === 'a' &&
      link.attributes.href !== undefined &&
      textOf(link) === '' &&
      link.attributes['aria-label'] === undefined &&
      !elementsOf(link).some(({name}) => /^(img|svg|math)$/.test(name))
        ? `Unexpected link to \`${link.attributes.href}\` without text, expected what it leads to`
        : undefined,
    ),
  },
  'epub-link-vague': {
    severity: 'warning',
    meaning: 'The text of a link does not say where it leads: in a list of links it means nothing.',
    remedy: 'Link the words that name the target.',
    check: onElements(link =>
      link.name === 'a' && vague.test(textOf(link))
        ? `Unexpected link \`${textOf(link)}\`, expected words that name what it leads to`
        : undefined,
    ),
  },
  'epub-link-http': {
    severity: 'warning',
    meaning: 'A link leads to a site by `http:`, which readers warn of.',
    remedy: 'Use `https:` where the site has it.',
    check: onElements(({name, attributes: {href = ''}}) =>
      name === 'a' && /^http:\/\/(?!localhost|127\.)/i.test(href)
        ? `Unexpected link to \`${href}\`, expected https`
        : undefined,
    ),
  },
}
