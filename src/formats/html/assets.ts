import {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import type {Entry} from '../../publication/publication.ts'
import {sha256} from '../../source/hash.ts'
import {imagePath} from '../../theme/view.ts'
import type {OutputFile, Press, Task} from '../format.ts'
import {isOnSite} from './addresses.ts'

/** `press.1a2b3c4d.css`: the name carries the hash, so it may be kept for ever. */
export const stylesheetName = ({theme}: Press): string =>
  `${theme.name}.${stylesheetHash(theme.web.css).slice(0, 8)}.css`

const hashes = new Map<string, string>()
function stylesheetHash(css: string): string {
  const known = hashes.get(css)
  if (known) return known
  const hash = sha256(css)
  hashes.set(css, hash)
  return hash
}

/** The stylesheet and what goes with it, each font a task of its own: subsetting one takes its time. */
export function* themeTasks(press: Press): Generator<Task> {
  const {theme} = press
  yield fileTask({
    path: `assets/${stylesheetName(press)}`,
    mediaType: 'text/css',
    inputs: {theme: theme.hash},
    read: async () => theme.web.css,
  })
  for (const {path, mediaType, bytes} of theme.web.files)
    yield fileTask({
      path: `assets/${path}`,
      mediaType,
      inputs: {theme: theme.hash},
      read: async () => bytes,
    })
  for (const {path, mediaType, hash, make} of theme.web.fonts)
    yield fileTask({path: `assets/${path}`, mediaType, inputs: {font: hash}, read: make})
}

/** Pictures and other files that the site's documents show or offer, once each. */
export function* assetTasks(press: Press): Generator<Task> {
  const {publication, assets} = press
  const paths = [...publication.entries.values()]
    .filter(entry => isOnSite(press, entry))
    .flatMap(assetsOf)
  for (const path of [...new Set(paths)].sort()) {
    const asset = assets.get(path)
    const address = assets.address(path)
    if (!asset || address === undefined) continue
    yield fileTask({
      path: address,
      mediaType: asset.mediaType,
      inputs: {asset: asset.hash},
      read: async () => asset.bytes,
    })
  }
}

function assetsOf(entry: Entry): readonly string[] {
  const {assets, frontmatter} = entry.document
  const pictures = [frontmatter.image, frontmatter.cover].flatMap(image =>
    image ? (imagePath(image, entry) ?? []) : [],
  )
  return [...assets.map(({path}) => path), ...pictures]
}

interface PlainFile {
  readonly path: string
  readonly mediaType: string
  readonly inputs: Readonly<Record<string, string>>
  readonly read: () => Promise<OutputFile['contents']>
}

const fileTask = ({path, mediaType, inputs, read}: PlainFile): Task => ({
  id: `html:${path}`,
  format: 'html',
  inputs,
  run: async () => {
    try {
      const contents = await read()
      return {files: [{path, mediaType, contents}], messages: [], summary: undefined}
    } catch (error) {
      const file = new VFile({path})
      const cause = error instanceof Error ? error.message : String(error)
      report(file, 'invalid-output', `Unexpected failure, expected a file for the site: ${cause}`)
      return {files: [], messages: [file], summary: undefined}
    }
  },
})
