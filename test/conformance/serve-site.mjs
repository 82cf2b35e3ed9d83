import {createServer} from 'node:http'
import {existsSync, readFileSync, statSync} from 'node:fs'
import {extname, join} from 'node:path'

const types = {'.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.png': 'image/png', '.jpg': 'image/jpeg', '.svg': 'image/svg+xml', '.avif': 'image/avif', '.webp': 'image/webp', '.woff2': 'font/woff2'}

/** The site in `dist` under a base path, so that every relative link is tried through one: its server and its address. */
export function serveSite(dist, base) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    const wanted = path.startsWith(`${base}/`) ? join(dist, path.slice(base.length)) : undefined
    const file = wanted && existsSync(wanted) && statSync(wanted).isDirectory() ? join(wanted, 'index.html') : wanted
    if (!file || !existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {'content-type': types[extname(file)] ?? 'application/octet-stream'}).end(readFileSync(file))
  })
  return new Promise(done => {
    server.listen(0, '127.0.0.1', () => done({server, origin: `http://127.0.0.1:${server.address().port}${base}/`}))
  })
}
