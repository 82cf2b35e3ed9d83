import {afterEach, expect, test} from 'vitest'
import {type Network, post} from '../../src/announce/post.ts'
import {type Behavior, openServer} from './server.ts'

const closers: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const now = Date.parse('2026-03-05T12:00:00Z')

/** Send a request to a server that behaves so; how it ended, what it got, and how long the sender slept. */
async function send(...behaviors: Behavior[]) {
  const server = await openServer(behaviors)
  closers.push(server.close)
  const sleeps: number[] = []
  const network: Network = {
    fetch,
    sleep: async milliseconds => {
      sleeps.push(milliseconds)
    },
    now: () => now,
    timeout: 150,
  }
  const posted = await post({to: server.url, mediaType: 'text/plain', body: 'words'}, network)
  return {posted, sleeps, received: server.received}
}

test.each([200, 202, 204])('%d is taken at once', async status => {
  const {posted, sleeps, received} = await send({status})
  expect(posted).toEqual({type: 'taken', attempts: 1})
  expect(sleeps).toEqual([])
  expect(received).toMatchObject([
    {method: 'POST', body: 'words', headers: {'content-type': 'text/plain'}},
  ])
})

test('who has taken it need not say more', async () => {
  const {posted, received} = await send('half a body')
  expect(posted).toEqual({type: 'taken', attempts: 1})
  expect(received.length).toBe(1)
})

test.each<Behavior>([
  {status: 408},
  {status: 429},
  {status: 500},
  {status: 503},
  'reset',
  'silence',
  'half a head',
])('after %j it is sent again', async behavior => {
  const {posted, sleeps, received} = await send(behavior)
  expect(posted).toEqual({type: 'taken', attempts: 2})
  expect(sleeps).toEqual([1000])
  expect(received.length).toBe(2)
})

test.each([301, 307, 400, 403, 404, 422])('after %d it is not', async status => {
  const {posted, received} = await send({status, headers: {Location: '/elsewhere'}})
  expect(posted).toEqual({type: 'failed', attempts: 1, status, cause: `answer ${status}`})
  expect(received.length).toBe(1)
})

test.each([
  ['seconds', '7', 7000],
  ['a date', 'Thu, 05 Mar 2026 12:00:20 GMT', 20_000],
  ['less than it would wait by itself', '0', 1000],
  ['a date that has passed', 'Thu, 05 Mar 2026 11:00:00 GMT', 1000],
  ['what nobody understands', 'soon', 1000],
])('Retry-After is honored: %s', async (_, header, wait) => {
  const {posted, sleeps} = await send({status: 429, headers: {'Retry-After': header}})
  expect(posted).toMatchObject({type: 'taken', attempts: 2})
  expect(sleeps).toEqual([wait])
})

test('who asks for more than a minute is not waited for', async () => {
  const {posted, sleeps, received} = await send({status: 503, headers: {'Retry-After': '3600'}})
  expect(posted).toEqual({
    type: 'failed',
    attempts: 1,
    status: 503,
    cause: 'answer 503 that asks for 3600 s of patience',
  })
  expect(sleeps).toEqual([])
  expect(received.length).toBe(1)
})

test('it gives up after five attempts, each wait twice as long', async () => {
  const {posted, sleeps, received} = await send(...Array<Behavior>(9).fill({status: 503}))
  expect(posted).toEqual({type: 'failed', attempts: 5, status: 503, cause: 'answer 503'})
  expect(sleeps).toEqual([1000, 2000, 4000, 8000])
  expect(received.length).toBe(5)
})

test('it says why there was no answer', async () => {
  const silent = await send(...Array<Behavior>(5).fill('silence'))
  expect(silent.posted).toMatchObject({status: undefined, cause: 'silence for 0.15 s'})
  const reset = await send(...Array<Behavior>(5).fill('reset'))
  expect(reset.posted).toMatchObject({cause: 'failure of the network (ECONNRESET)'})
})
