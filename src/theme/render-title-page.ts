import type {Root} from 'hast'
import type {VFile} from 'vfile'
import type {Publication, Work} from '../publication/publication.ts'
import type {Addresses} from './addresses.ts'
import type {Target, Theme} from './theme.ts'
import {sharedView} from './view.ts'
import {viewWork} from './view-work.ts'

export interface TitlePageRendering {
  readonly theme: Theme
  readonly publication: Publication
  readonly work: Work
  readonly target: Target
  readonly addresses: Addresses
  readonly file: VFile
}

const nothing: Root = {type: 'root', children: []}

/** A work's title page, dedication, epigraph and colophon, each one `section` element, or nothing. */
export function renderTitlePage(rendering: TitlePageRendering): {
  readonly titlePage: Root
  readonly dedication: Root
  readonly epigraph: Root
  readonly colophon: Root
} {
  const {theme, work, target, file} = rendering
  const view = {
    ...viewWork(work, rendering),
    ...sharedView(rendering, work.document.lang),
    target,
  }
  return {
    dedication: view.dedication ? theme.render('dedication', view, {}, file) : nothing,
    epigraph: view.epigraph ? theme.render('epigraph', view, {}, file) : nothing,
    titlePage: theme.render('title-page', view, {}, file),
    colophon: theme.render('colophon', view, {}, file),
  }
}
