import type {Posting} from './post.ts'

/** Tells a hub that a feed has something new (WebSub; the words are those of its publishers' practice). */
export const hubPosting = (hub: string, feed: string): Posting => ({
  to: hub,
  mediaType: 'application/x-www-form-urlencoded',
  body: new URLSearchParams({'hub.mode': 'publish', 'hub.url': feed}).toString(),
})
