import {partsOf} from '../publication/parts.ts'
import {sha256} from '../source/hash.ts'
import type {TitlePageRendering} from './render-title-page.ts'
import type {Theme} from './theme.ts'
import {sharedView} from './view.ts'
import {viewContents, viewWork} from './view-work.ts'

/**
 * The cover of a work as `layouts/cover.liquid` draws it: an SVG, its words still text, its `var()`s values. Undefined
 * where the theme has no such layout, or what it gives is an error that `file` tells of.
 */
export function renderCover({theme, file, ...rendering}: TitlePageRendering): string | undefined {
  if (!theme.hasLayout('cover')) return undefined
  const {work} = rendering
  const place = {theme, ...rendering}
  const view = {
    ...viewWork(work, place),
    ...sharedView(place, work.document.lang),
    contents: viewContents(partsOf(work), place, () => ''),
    // Two books of a house need not look alike, and one never changes its looks by itself.
    seed: Number.parseInt(sha256(work.id).slice(0, 8), 16),
  }
  const errors = file.messages.length
  const svg = theme.renderText('cover', view, {}, file)
  return file.messages.length > errors || svg.trim() === ''
    ? undefined
    : withValues(svg, theme.properties(work.document.dir))
}

/** A property that is not set leaves its fallback, or nothing. */
const withValues = (svg: string, properties: ReturnType<Theme['properties']>): string =>
  svg.replace(/var\((--[\w-]+)(?:,([^()]*))?\)/g, (_match, name: string, fallback = '') =>
    (properties.get(name) ?? fallback.trim()).replaceAll('"', "'"),
  )
