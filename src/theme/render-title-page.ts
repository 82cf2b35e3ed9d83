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

/** A work's title page and colophon, each one `section` element. */
export function renderTitlePage(rendering: TitlePageRendering): {
  readonly titlePage: Root
  readonly colophon: Root
} {
  const {theme, work, target, file} = rendering
  const view = {
    ...viewWork(work, rendering),
    ...sharedView(rendering, work.document.lang),
    target,
  }
  return {
    titlePage: theme.render('title-page', view, {}, file),
    colophon: theme.render('colophon', view, {}, file),
  }
}
