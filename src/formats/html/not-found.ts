import {directionOf} from '../../document/direction.ts'
import type {Press} from '../format.ts'
import {absoluteAddresses} from './addresses.ts'
import {storiesOf} from './index-pages.ts'
import {viewNavigation} from './navigation.ts'
import type {Page} from './page.ts'
import {viewLink} from './ways.ts'

/** How many stories the page names. */
const newest = 5

/** What a server gives for an address that leads nowhere: it leads on, from wherever it is shown. */
export function notFoundPage(press: Press): Page {
  const {lang, description} = press.publication.config
  const addresses = absoluteAddresses(press)
  const place = {...press, target: 'web', addresses} as const
  return {
    path: '',
    lang,
    dir: directionOf(lang),
    title: press.theme.strings(lang)['not-found-title'] ?? '404',
    description,
    type: 'website',
    image: undefined,
    section: undefined,
    feeds: undefined,
    layout: 'not-found',
    view: {
      lang,
      home: addresses.site(''),
      navigation: viewNavigation(press, undefined, addresses),
      newest: storiesOf(press)
        .slice(0, newest)
        .map(story => viewLink(story, place)),
    },
    slots: () => ({}),
    inputs: {},
    source: 'publication.yaml',
  }
}
