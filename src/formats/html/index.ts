import type {Format} from '../format.ts'

/** The site: one task a page, the stylesheet, fonts and images. */
export const html: Format = {
  name: 'html',
  description: 'Web site',
  plan: function* () {},
}
