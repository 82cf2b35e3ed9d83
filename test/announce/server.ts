import {createServer, type IncomingHttpHeaders, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'

/** What a server does with a request: answer with a status, or go wrong. */
export type Behavior =
  | {readonly status: number; readonly headers?: Readonly<Record<string, string>>}
  /** Hangs up before a word. */
  | 'reset'
  /** Says nothing. */
  | 'silence'
  /** Hangs up in the middle of the head. */
  | 'half a head'
  /** A good head, and half of the body that it promises. */
  | 'half a body'

export interface Received {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server on this machine that goes through `behaviors`, one a request, and then takes all. */
export async function openServer(behaviors: Behavior[] = []) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      const {method, url, headers} = request
      received.push({method, url, headers, body})
      behave(behaviors.shift() ?? {status: 200}, response)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    received,
    behaviors,
    close: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    },
  }
}

function behave(behavior: Behavior, response: ServerResponse): void {
  switch (behavior) {
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'silence':
      return
    case 'half a head':
      response.socket?.write('HTTP/1.1 20')
      response.socket?.destroySoon()
      return
    case 'half a body':
      response.writeHead(200, {'Content-Length': '1000'})
      response.write('half', () => response.socket?.destroy())
      return
    default:
      response.writeHead(behavior.status, behavior.headers)
      response.end('words of the server')
  }
}
