import type {Box} from '../boxes/box.ts'
import type {Image} from '../boxes/image.ts'
import type {Style} from '../css/style.ts'
import type {Report} from '../diagnostics.ts'
import type {Fragment, InlineFragment, Page} from './fragment.ts'

/** Report pictures of backgrounds that are not there, each at the first box that asks for it. */
export function reportMissingBackgrounds(
  pages: readonly Page[],
  image: (url: string) => Image | undefined,
  report: Report,
): void {
  const known = new Set<string>()
  const check = (background: Style['background'], box: Box | undefined) => {
    if (!background || known.has(background.url)) return
    known.add(background.url)
    if (!image(background.url)) reportMissing(background.url, box, report)
  }
  const visit = (fragment: Fragment | InlineFragment) => {
    if (fragment.type === 'box' || fragment.type === 'inline')
      check(fragment.box.style.background, fragment.box)
    if ('children' in fragment) for (const child of fragment.children) visit(child)
  }
  for (const {style, content, footnotes, margins} of pages) {
    check(style.background, undefined)
    for (const fragment of [...content, ...footnotes, ...margins]) visit(fragment)
  }
}

const reportMissing = (url: string, box: Box | undefined, report: Report) =>
  report({
    ruleId: 'missing-image',
    reason: `Unexpected background image \`${url}\` that cannot be read, expected JPEG, PNG or SVG`,
    origin: 'tree',
    place: box?.position,
    severe: true,
  })
