import {sha256} from '../../source/hash.ts'

/** What the wire writes: both in folders of their own. */
export type WireName = 'ninjs' | 'newsml'

const endings = {ninjs: 'json', newsml: 'xml'} satisfies Record<WireName, string>

/** Where the item of a work stands on the site: found by its id alone, so that no new title or slug moves it. */
export const itemPath = (name: WireName, id: string): string =>
  `wire/${name}/${sha256(id).slice(0, 24)}.${endings[name]}`

/** Where the list of all items stands. */
export const indexPath = (name: WireName): string => `wire/${name}/index.json`
