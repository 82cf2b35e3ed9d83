import type {Frontmatter, FrontmatterImage} from '../config/frontmatter.ts'
import {smarten} from './transforms/punctuation.ts'

/** The words of frontmatter that readers see, with the punctuation of the document's language. */
export function smartFrontmatter(frontmatter: Frontmatter, lang: string): Frontmatter {
  const {title, subtitle, kicker, summary, image, cover, corrections} = frontmatter
  return {
    ...frontmatter,
    ...(title && {title: smartText(title, lang)}),
    ...(subtitle && {subtitle: smartText(subtitle, lang)}),
    ...(kicker && {kicker: smartText(kicker, lang)}),
    ...(summary && {summary: smartText(summary, lang)}),
    ...(image && {image: smartImage(image, lang)}),
    ...(cover && {cover: smartImage(cover, lang)}),
    corrections: corrections.map(({date, text}) => ({date, text: smartText(text, lang)})),
  }
}

export const smartText = (text: string, lang: string): string =>
  smarten(text, {before: '', after: '', isQuoted: false}, lang).text

const smartImage = (image: FrontmatterImage, lang: string): FrontmatterImage => ({
  ...image,
  ...(image.caption && {caption: smartText(image.caption, lang)}),
})
