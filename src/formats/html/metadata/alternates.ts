import {translationsOf} from '../../../publication/translations.ts'
import type {Press} from '../../format.ts'
import {siteUrl} from '../../site-url.ts'
import {isOnSite} from '../addresses.ts'
import {subjectOf} from './subject.ts'

/** The same in one language. */
export interface Alternate {
  /** BCP 47, or `x-default`. */
  readonly lang: string
  readonly href: string
}

/**
 * The languages in which the page of a path is to be had, its own among them, and for readers of none of them the
 * original. Empty when there is one language.
 */
export function alternatesOf(press: Press, path: string): readonly Alternate[] {
  const subject = subjectOf(press, path)
  if (subject?.type !== 'entry') return []
  const shown = translationsOf(press.publication, subject.entry).filter(entry =>
    isOnSite(press, entry),
  )
  const [first] = shown
  // A second translation into one language is not among them, and is nobody's alternate.
  if (!first || shown.length < 2 || !shown.some(entry => entry.path === path)) return []
  const hrefOf = (target: string) => siteUrl(press.publication.config, target)
  return [
    ...shown.map(({document, path: target}) => ({lang: document.lang, href: hrefOf(target)})),
    {lang: 'x-default', href: hrefOf(first.path)},
  ]
}
