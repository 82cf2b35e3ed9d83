import type {Config} from './publication.ts'

/** Whether the address of the site is one that others can reach, not the default of a machine's own. */
export const isPublicSite = ({url}: Config): boolean =>
  !/^(?:localhost|.*\.localhost|127\..*|0\.0\.0\.0|\[::1?\])$/.test(new URL(url).hostname)
