import type {Collection} from '../../../publication/publication.ts'
import type {Press} from '../../format.ts'
import {siteUrl} from '../../site-url.ts'
import type {Page} from '../page.ts'
import {trailOf} from '../trail.ts'
import {entryThing} from './entry-things.ts'
import type {Thing} from './json-ld.ts'
import {publisherOf} from './people.ts'
import {subjectOf} from './subject.ts'

/** What a page is about, for search engines, and the way to it. */
export function thingsOf(press: Press, page: Page): readonly Thing[] {
  if (page.path === '') return [websiteThing(press)]
  const subject = subjectOf(press, page.path)
  const main =
    subject?.type === 'entry'
      ? entryThing(press, subject.entry)
      : listThing(press, page, subject?.collection)
  return [main, ...trailThings(press, page)]
}

function websiteThing(press: Press): Thing {
  const {title, subtitle, description, lang, url, id} = press.publication.config
  return {
    '@type': 'WebSite',
    '@id': siteUrl(press.publication.config, '#website'),
    url,
    identifier: id,
    name: title,
    alternateName: subtitle,
    description: description === '' ? undefined : description,
    inLanguage: lang,
    publisher: publisherOf(press),
  }
}

function listThing(press: Press, page: Page, collection: Collection | undefined): Thing {
  const {config} = press.publication
  const isPerson = collection?.type === 'author'
  return {
    '@type': isPerson ? 'ProfilePage' : 'CollectionPage',
    '@id': siteUrl(config, page.path),
    url: siteUrl(config, page.path),
    name: page.title,
    description: page.description === '' ? undefined : page.description,
    inLanguage: page.lang,
    isPartOf: {'@id': siteUrl(config, '#website')},
    mainEntity: isPerson
      ? {'@type': 'Person', name: collection.title, url: siteUrl(config, collection.path)}
      : undefined,
  }
}

function trailThings(press: Press, page: Page): readonly Thing[] {
  const base = siteUrl(press.publication.config, page.path)
  const steps = [...trailOf(page), {title: page.title, href: ''}]
  if (steps.length < 2) return []
  return [
    {
      '@type': 'BreadcrumbList',
      itemListElement: steps.map(({title, href}, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: title,
        item: new URL(href, base).href,
      })),
    },
  ]
}
