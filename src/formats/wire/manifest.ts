import type {Config} from '../../config/publication.ts'
import type {Version} from '../../publication/versions.ts'
import {plainText} from '../feed/text.ts'
import {siteUrl} from '../site-url.ts'
import {itemPath, type WireName} from './address.ts'
import {timesOf} from './version-times.ts'

/** What a list of items knows of each of them. */
export interface Listed {
  readonly id: string
  readonly versions: readonly Version[]
  readonly pubStatus: 'usable' | 'canceled'
}

/** Every item with its newest version, by which clients see what to get anew: what changed last comes first. */
export function manifest(name: WireName, items: readonly Listed[], config: Config): string {
  const listed = items.map(({id, versions, pubStatus}) => {
    const {number, last} = timesOf(versions)
    return {
      uri: id,
      version: String(number),
      versionCreated: last.toISOString(),
      pubStatus,
      href: siteUrl(config, itemPath(name, id)),
    }
  })
  listed.sort(
    (a, b) =>
      Date.parse(b.versionCreated) - Date.parse(a.versionCreated) || (a.uri < b.uri ? -1 : 1),
  )
  const {id, title, lang} = config
  const head = {uri: id, title: plainText(title), language: lang}
  return `${JSON.stringify({...head, items: listed}, undefined, 2)}\n`
}
