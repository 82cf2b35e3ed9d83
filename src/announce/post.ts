/** A request that a service gets. */
export interface Posting {
  readonly to: string
  readonly mediaType: string
  readonly body: string
}

/** What only the edge has: the network and the clock. */
export interface Network {
  readonly fetch: typeof fetch
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds after which an attempt counts as failed. */
  readonly timeout: number
}

export type Posted =
  | {readonly type: 'taken'; readonly attempts: number}
  | {
      readonly type: 'failed'
      readonly attempts: number
      /** The answer's; undefined where there was none. */
      readonly status: number | undefined
      /** Behind "Unexpected": `answer 429`, `silence for 10 s`. */
      readonly cause: string
    }

const mostAttempts = 5
/** Milliseconds before the second attempt; each wait is twice the one before. */
const firstWait = 1000
/** Who asks for more is asked another day. */
const longestWait = 60_000

/**
 * Send a request, again where that may help: after no answer, 408, 429 and 5xx, five times at most. `Retry-After` is
 * honored up to a minute. Redirects are not followed: what is sent is meant for the one who was named.
 */
export async function post(posting: Posting, network: Network): Promise<Posted> {
  for (let attempts = 1; ; attempts++) {
    const answer = await attempt(posting, network)
    if (answer.type === 'taken') return {...answer, attempts}
    const wait = Math.max(firstWait * 2 ** (attempts - 1), answer.wait ?? 0)
    if (wait > longestWait)
      return {
        ...failure(answer, attempts),
        cause: `${answer.cause} that asks for ${Math.ceil(wait / 1000)} s of patience`,
      }
    if (!answer.again || attempts === mostAttempts) return failure(answer, attempts)
    await network.sleep(wait)
  }
}

interface Refusal {
  readonly type: 'refused'
  readonly status: number | undefined
  readonly cause: string
  readonly again: boolean
  /** Milliseconds that the service asks for. */
  readonly wait: number | undefined
}

const failure = ({status, cause}: Refusal, attempts: number) =>
  ({type: 'failed', attempts, status, cause}) as const

async function attempt(
  {to, mediaType, body}: Posting,
  network: Network,
): Promise<Refusal | {readonly type: 'taken'}> {
  try {
    const response = await network.fetch(to, {
      method: 'POST',
      headers: {'Content-Type': mediaType},
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(network.timeout),
    })
    // The status says all; a body that breaks off, or never ends, says nothing.
    await response.body?.cancel().catch(() => {})
    const {status, ok, headers} = response
    if (ok) return {type: 'taken'}
    const again = status === 408 || status === 429 || status >= 500
    const wait = again ? waitOf(headers.get('Retry-After'), network.now()) : undefined
    return {type: 'refused', status, cause: `answer ${status}`, again, wait}
  } catch (error) {
    const cause = causeOf(error, network.timeout)
    return {type: 'refused', status: undefined, cause, again: true, wait: undefined}
  }
}

/** Seconds, or a date (RFC 9110, 10.2.3), as milliseconds from now. */
function waitOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

function causeOf(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return 'failure of the network'
  if (error.name === 'TimeoutError') return `silence for ${timeout / 1000} s`
  const {cause} = error
  // The error's own words may hold the address with what is secret in it.
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
  return code === undefined ? 'failure of the network' : `failure of the network (${code})`
}
