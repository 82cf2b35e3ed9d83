import type {Tombstone} from '../../publication/tombstones.ts'
import type {Press, Task} from '../format.ts'
import {relativeAddresses} from './addresses.ts'
import {viewNavigation} from './navigation.ts'
import {type Page, unlistedTask} from './page.ts'
import {outputOf} from './redirects.ts'

/**
 * Where killed documents stood: pages that say so, and nothing of what they said. They are in no list and no sitemap,
 * and search engines are asked to forget them.
 */
export function* tombstoneTasks(press: Press, taken: ReadonlySet<string>): Generator<Task> {
  if (!press.theme.hasLayout('withdrawn')) return
  for (const tombstone of press.publication.tombstones) {
    for (const address of tombstone.addresses) {
      const output = outputOf(address)
      if (!taken.has(output)) yield unlistedTask(press, pageOf(press, tombstone, address), output)
    }
  }
}

function pageOf(press: Press, {lang, dir}: Tombstone, address: string): Page {
  const addresses = relativeAddresses(press, address)
  return {
    path: address,
    lang,
    dir,
    title: press.theme.strings(lang)['withdrawn-title'] ?? '',
    description: '',
    type: 'website',
    image: undefined,
    section: undefined,
    feeds: undefined,
    layout: 'withdrawn',
    view: {
      home: addresses.site(''),
      navigation: viewNavigation(press, undefined, addresses),
    },
    slots: () => ({}),
    inputs: {},
    source: 'publication.yaml',
  }
}
