import type {Config} from '../config/publication.ts'

/** Full URL of a path of the site, percent-encoded. */
export const siteUrl = (config: Config, path: string): string =>
  new URL(`./${path}`, config.url).href
