import type {ViewPlace} from '../../theme/view.ts'
import type {Press} from '../format.ts'

/** One step of the way from the front page. */
export interface TrailStep {
  readonly title: string
  readonly href: string
  /** Of the title, where it is not the page's own. */
  readonly lang: string
}

/** Part of the way, as the pages know it: a folder of the site and its name. */
export interface Step {
  readonly title: string
  readonly path: string
  readonly lang: string
}

/** The way from the front page to a page, which is not in it itself; empty when the front page is all there is. */
export function viewTrail(
  {publication, theme}: Press,
  steps: readonly Step[],
  {lang, place}: {readonly lang: string; readonly place: ViewPlace},
): readonly TrailStep[] {
  if (steps.length === 0) return []
  const home = {title: theme.strings(lang).home ?? publication.config.title, path: '', lang}
  return [home, ...steps].map(({title, path, lang}) => ({
    title,
    href: place.addresses.site(path),
    lang,
  }))
}

/** A step to one of the site's own lists, named in the language of the page: `books/`, `tags/`, `archive/`. */
export const listStep = ({theme}: Press, name: string, lang: string): Step => ({
  title: theme.strings(lang)[name] ?? name,
  path: `${name}/`,
  lang,
})

/** The way that a page shows. */
export const trailOf = ({
  view,
}: {
  readonly view: {readonly trail?: unknown}
}): readonly TrailStep[] => (Array.isArray(view.trail) ? view.trail : [])
