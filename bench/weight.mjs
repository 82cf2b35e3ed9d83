// weight.mjs DIST PATH…: what a browser asks for to show pages of a site, as JSON: requests, and bytes as a server sends
// them (text compressed by gzip, all else as it is). A page is opened with an empty cache at the width of a telephone.
import {existsSync, readFileSync, statSync} from 'node:fs'
import {createServer} from 'node:http'
import {extname, join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {chromium} from 'playwright-core'

const [dist, ...paths] = process.argv.slice(2)
const types = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}
const fileOf = path => {
  const file = join(dist, path)
  return existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file
}
const server = createServer((request, response) => {
  const file = fileOf(decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
  if (!existsSync(file)) return response.writeHead(404).end()
  const type = types[extname(file)] ?? 'application/octet-stream'
  response.writeHead(200, {'content-type': type}).end(readFileSync(file))
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const origin = `http://127.0.0.1:${server.address().port}/`
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
})

const weights = []
for (const path of paths) {
  const context = await browser.newContext({viewport: {width: 390, height: 844}})
  const page = await context.newPage()
  const files = []
  page.on('request', request => {
    if (request.url().startsWith(origin))
      files.push(fileOf(decodeURIComponent(new URL(request.url()).pathname)))
  })
  await page.goto(origin + path, {waitUntil: 'networkidle'})
  await context.close()
  weights.push({
    path,
    requests: files.length,
    html: sentBytes(fileOf(path.split('?')[0])),
    bytes: files.reduce((sum, file) => sum + sentBytes(file), 0),
  })
}
await browser.close()
server.close()
console.log(JSON.stringify(weights))

function sentBytes(file) {
  const bytes = readFileSync(file)
  return /\.(?:html|css|js|json|svg|xml)$/.test(file) ? gzipSync(bytes).length : bytes.length
}
