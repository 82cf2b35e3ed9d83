import {directionOf} from '../../../document/direction.ts'
import {localeOf, numberingOf} from '../../../theme/dates.ts'
import type {Press} from '../../format.ts'
import {scriptAddress} from '../assets.ts'
import {viewNavigation} from '../navigation.ts'
import {type Page, sitePlace} from '../page.ts'

/** Where readers search: without a script, lists that lead to every story. */
export function searchPage(press: Press): Page {
  const {lang, description} = press.publication.config
  const strings = press.theme.strings(lang)
  const {addresses} = sitePlace(press, 'search/')
  const forms = Object.entries(strings)
    .filter(([key]) => key.startsWith('search-found.'))
    .map(([key, form]) => [key.slice('search-found.'.length), form])
  return {
    path: 'search/',
    lang,
    dir: directionOf(lang),
    title: strings.search ?? 'Search',
    description,
    type: 'website',
    image: undefined,
    section: undefined,
    feeds: undefined,
    layout: 'search',
    view: {
      lang,
      locale: `${localeOf(lang)}-u-nu-${numberingOf(lang)}`,
      found: JSON.stringify(Object.fromEntries(forms)),
      script: scriptAddress(press, 'search', addresses),
      home: addresses.site(''),
      navigation: viewNavigation(press, undefined, addresses),
    },
    slots: () => ({}),
    inputs: {},
    source: 'publication.yaml',
  }
}
