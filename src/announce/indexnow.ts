import type {Posting} from './post.ts'

/** As many addresses a request may hold. */
export const mostUrls = 10_000

export interface IndexNowKey {
  readonly key: string
  /** Full address of the file that holds it. */
  readonly location: string
}

/** Tells search engines of addresses that are new, changed or gone (IndexNow). */
export const indexNowPosting = (
  endpoint: string,
  {key, location}: IndexNowKey,
  urls: readonly string[],
): Posting => ({
  to: endpoint,
  mediaType: 'application/json; charset=utf-8',
  body: JSON.stringify({host: new URL(location).host, key, keyLocation: location, urlList: urls}),
})

/** What its answers mean, and what to do. */
export function indexNowAdvice(status: number | undefined): string {
  switch (status) {
    case 403:
      return 'the key file that the build wrote, at its address on the site: deploy it, then try again'
    case 400:
    case 422:
      return 'addresses of the host that the key stands on: see whether `url` is right'
    case 429:
      return 'fewer requests: try again in some hours'
    default:
      return 'that it takes addresses: try again later'
  }
}
