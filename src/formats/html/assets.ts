import type {Asset} from '../../source/assets.ts'
import {isUpright} from '../../source/pictures/plain.ts'
import {stripMetadata} from '../../source/pictures/strip.ts'
import type {Addresses} from '../../theme/addresses.ts'
import type {Press, Task} from '../format.ts'
import {siteFilesOf} from '../works.ts'
import {isOnSite} from './addresses.ts'

/** `press.1a2b3c4d.css`: the name carries the theme's hash, so it may be kept for ever. */
export const stylesheetName = ({theme}: Press): string =>
  `${theme.name}.${theme.hash.slice(0, 8)}.css`

/** The scripts that the publication asks for, of those that the theme has. */
const scriptsOf = ({theme, publication: {config}}: Press) =>
  [...config.scripts, ...(config.search ? ['search'] : [])].flatMap(
    name => theme.scripts.get(name) ?? [],
  )

/** Where a script of the theme is, seen from a page; undefined when the theme has none of that name. */
export function scriptAddress(
  {theme}: Press,
  name: string,
  addresses: Addresses,
): string | undefined {
  const script = theme.scripts.get(name)
  return script && addresses.site(`assets/${script.path}`)
}

/** The stylesheet and what goes with it. Nothing of it is read while the theme is as it was. */
export const themeTask = (press: Press): Task => ({
  id: 'html:theme',
  format: 'html',
  inputs: {
    theme: press.theme.hash,
    scripts: scriptsOf(press)
      .map(({path}) => path)
      .join(),
  },
  run: async () => {
    const {css, files, fonts} = press.theme.web
    const sheet = {
      path: `assets/${stylesheetName(press)}`,
      mediaType: 'text/css',
      contents: css,
    }
    const others = [
      ...files,
      ...scriptsOf(press),
      ...(await Promise.all(
        fonts.map(async ({path, mediaType, make}) => ({path, mediaType, bytes: await make()})),
      )),
    ].map(({path, mediaType, bytes}) => ({path: `assets/${path}`, mediaType, contents: bytes}))
    return {files: [sheet, ...others], messages: [], summary: undefined}
  },
})

/** Pictures and other files that the site's documents show or offer, once each. */
export function* assetTasks(press: Press): Generator<Task> {
  const {publication, assets} = press
  const entries = [...publication.entries.values()].filter(entry => isOnSite(press, entry))
  const paths = entries.flatMap(siteFilesOf)
  const linked = new Set(
    entries.flatMap(({document}) =>
      document.assets.filter(({use}) => use === 'file').map(({path}) => path),
    ),
  )
  for (const path of [...new Set(paths)].sort()) {
    const asset = assets.get(path)
    const address = assets.address(path)
    if (!asset || address === undefined) continue
    yield {
      id: `html:${address}`,
      format: 'html',
      inputs: {asset: asset.hash, use: linked.has(path) ? 'file' : 'image'},
      run: async () => {
        const contents = linked.has(path) ? asset.bytes : await barePicture(asset, press)
        return {
          files: [{path: address, mediaType: asset.mediaType, contents}],
          messages: [],
          summary: undefined,
        }
      },
    }
  }
}

/**
 * A picture that is only shown says nothing of where and with what it was taken: its source may have good reason to
 * stay unknown. What a document offers as a file is given as it is.
 */
async function barePicture(asset: Asset, {pictures}: Press): Promise<Uint8Array> {
  const {bytes, hash, mediaType} = asset
  // The turn of a photograph is written beside it, too.
  if (mediaType === 'image/jpeg' && !isUpright(bytes)) {
    const turned = await pictures.process({bytes, hash}, {format: 'jpeg', quality: 90})
    return turned?.bytes ?? bytes
  }
  return stripMetadata(mediaType, bytes) ?? bytes
}
