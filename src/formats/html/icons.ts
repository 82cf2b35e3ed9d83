import {sha256} from '../../source/hash.ts'
import {drawIcon} from '../../source/pictures/icon.ts'
import type {Press, Task} from '../format.ts'

/** The sign of the site in tabs, on home screens and in lists of results. All sizes are drawn from one picture. */
export interface Icons {
  readonly svg: string | undefined
  readonly pngs: readonly {readonly size: number; readonly path: string}[]
}

/** 32 for tabs, 180 for Apple's home screens, the others as web app manifests ask for. */
const sizes = [32, 180, 192, 512] as const

/** Undefined when neither the publication nor its theme has one. Paths are relative to the site's root. */
export function iconsOf(press: Press): Icons | undefined {
  const source = sourceOf(press)
  if (!source) return undefined
  const stem = `assets/icon.${source.hash.slice(0, 8)}`
  return {
    svg: source.mediaType === 'image/svg+xml' ? `${stem}.svg` : undefined,
    pngs: sizes.map(size => ({size, path: `${stem}-${size}.png`})),
  }
}

export function* iconTasks(press: Press): Generator<Task> {
  const icons = iconsOf(press)
  const source = sourceOf(press)
  if (!icons || !source) return
  const {svg} = icons
  if (svg !== undefined)
    yield {
      id: `html:${svg}`,
      format: 'html',
      inputs: {source: source.hash},
      run: async () => ({
        files: [{path: svg, mediaType: 'image/svg+xml', contents: source.read()}],
        messages: [],
        summary: undefined,
      }),
    }
  for (const {size, path} of icons.pngs)
    yield {
      id: `html:${path}`,
      format: 'html',
      inputs: {source: source.hash, ground: press.theme.colors.light},
      run: async () => {
        // Apple paints what shines through black.
        const ground = size === 180 ? press.theme.colors.light : undefined
        const contents = await drawIcon(source.read(), size, ground)
        return {files: [{path, mediaType: 'image/png', contents}], messages: [], summary: undefined}
      },
    }
  yield manifestTask(press, icons)
}

/** What a browser that puts the site on a home screen wants to know. */
function manifestTask({publication: {config}, theme}: Press, {svg, pngs}: Icons): Task {
  const pictures = pngs
    .filter(({size}) => size >= 192)
    .map(({size, path}) => ({src: path, sizes: `${size}x${size}`, type: 'image/png'}))
  const drawing = svg === undefined ? [] : [{src: svg, sizes: 'any', type: 'image/svg+xml'}]
  const manifest = {
    name: config.title,
    description: config.description === '' ? undefined : config.description,
    lang: config.lang,
    start_url: './',
    display: 'browser',
    background_color: theme.colors.light,
    theme_color: theme.colors.light,
    icons: [...drawing, ...pictures],
  }
  const contents = `${JSON.stringify(manifest, undefined, 2)}\n`
  return {
    id: `html:${manifestPath}`,
    format: 'html',
    inputs: {contents: sha256(contents)},
    run: async () => ({
      files: [{path: manifestPath, mediaType: 'application/manifest+json', contents}],
      messages: [],
      summary: undefined,
    }),
  }
}

export const manifestPath = 'site.webmanifest'

interface Source {
  readonly hash: string
  readonly mediaType: string
  readonly read: () => Uint8Array
}

function sourceOf({publication, theme, assets}: Press): Source | undefined {
  const {icon} = publication.config
  const own = icon === undefined ? undefined : assets.get(icon)
  if (own?.mediaType.startsWith('image/'))
    return {hash: own.hash, mediaType: own.mediaType, read: () => own.bytes}
  return theme.icon && {...theme.icon, read: () => theme.icon?.bytes ?? new Uint8Array()}
}
