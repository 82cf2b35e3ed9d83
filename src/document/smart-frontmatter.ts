import type {Frontmatter, FrontmatterImage} from '../config/frontmatter.ts'
import {smarten} from './transforms/punctuation.ts'

/** The words of frontmatter that readers see, with the punctuation of the document's language. */
export function smartFrontmatter(frontmatter: Frontmatter, lang: string): Frontmatter {
  const {title, subtitle, kicker, summary, image, cover, corrections, dedication, epigraph} =
    frontmatter
  return {
    ...frontmatter,
    ...(title && {title: smartText(title, lang)}),
    ...(subtitle && {subtitle: smartText(subtitle, lang)}),
    ...(kicker && {kicker: smartText(kicker, lang)}),
    ...(summary && {summary: smartText(summary, lang)}),
    ...(image && {image: smartImage(image, lang)}),
    ...(cover && {cover: smartImage(cover, lang)}),
    ...(dedication && {dedication: smartText(dedication, lang)}),
    ...(epigraph && {epigraph: smartEpigraph(epigraph, lang)}),
    corrections: corrections.map(({date, text}) => ({date, text: smartText(text, lang)})),
  }
}

export const smartText = (text: string, lang: string): string =>
  smarten(text, {before: '', after: '', isQuoted: false}, lang).text

/** In the language of the quotation, its source in that of the book. */
function smartEpigraph(
  epigraph: NonNullable<Frontmatter['epigraph']>,
  lang: string,
): Frontmatter['epigraph'] {
  if (typeof epigraph === 'string') return smartText(epigraph, lang)
  const {text, source} = epigraph
  return {
    ...epigraph,
    text: smartText(text, epigraph.lang ?? lang),
    ...(source && {source: smartText(source, lang)}),
  }
}

const smartImage = (image: FrontmatterImage, lang: string): FrontmatterImage => ({
  ...image,
  ...(image.caption && {caption: smartText(image.caption, lang)}),
})
