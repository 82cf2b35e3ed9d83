import type {Entry} from '../../publication/publication.ts'
import {translationsOf} from '../../publication/translations.ts'
import {languageName} from '../../theme/language-name.ts'
import type {ViewPlace} from '../../theme/view.ts'
import type {Press} from '../format.ts'
import {isOnSite} from './addresses.ts'

/** A translation as a reader finds it: named by its own language, in its own script. */
export interface LanguageView {
  readonly name: string
  readonly href: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}

/** The other languages in which an entry can be read. */
export const viewLanguages = (
  press: Press,
  entry: Entry,
  {addresses}: ViewPlace,
): readonly LanguageView[] =>
  translationsOf(press.publication, entry)
    .filter(other => other.document !== entry.document && isOnSite(press, other))
    .map(({path, document: {title, lang, dir}}) => ({
      name: languageName(press.theme.strings, lang) ?? title,
      href: addresses.site(path),
      lang,
      dir,
    }))
