// search.mjs DIST [SHOTS]: search the published sample in headless Chromium, served with a Content-Security-Policy that
// allows files of the site alone: Persian, Arabic and English words are found, whatever the keyboard; nothing is fetched
// that a search does not need; without a script the page leads on.
import {createServer} from 'node:http'
import {existsSync, mkdirSync, readFileSync, statSync} from 'node:fs'
import {extname, join, resolve} from 'node:path'
import {chromium} from 'playwright-core'
import {openChecks} from './checks.mjs'

const dist = resolve(process.argv[2])
const shots = process.argv[3]
const {check, finish} = openChecks()
const types = {'.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.woff2': 'font/woff2', '.png': 'image/png'}
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:"

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).replace(/^\/base/, '')
  const wanted = join(dist, path)
  const file = existsSync(wanted) && statSync(wanted).isDirectory() ? join(wanted, 'index.html') : wanted
  if (!existsSync(file)) return response.writeHead(404).end()
  response.writeHead(200, {'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy}).end(readFileSync(file))
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const origin = `http://127.0.0.1:${server.address().port}/base/`
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
})
const context = await browser.newContext({viewport: {width: 390, height: 900}})
const page = await context.newPage()
const problems = []
const requests = []
page.on('console', message => message.type() === 'error' && problems.push(message.text()))
page.on('pageerror', error => problems.push(String(error)))
page.on('request', request => requests.push(request.url()))

/** Titles of what a query finds, opened as a link to the page with it. */
async function titlesFor(query) {
  await page.goto(`${origin}search/?q=${encodeURIComponent(query)}`, {waitUntil: 'networkidle'})
  if (shots) {
    mkdirSync(shots, {recursive: true})
    await page.screenshot({path: join(shots, `search-${query}.png`), fullPage: true})
  }
  return page.locator('.search .card-title').allTextContents()
}

const queries = [
  ['river', 'The Tarrow in a dry year'],
  ['libraries barge', 'The library that comes by water'],
  ['Ｂａｒｇｅ', 'The library that comes by water'],
  ['نیم‌فاصله', 'نیم‌فاصله، فاصله‌ای که دیده نمی‌شود'],
  ['نیمفاصله', 'نیم‌فاصله، فاصله‌ای که دیده نمی‌شود'],
  ['نيم فاصله', 'نیم‌فاصله، فاصله‌ای که دیده نمی‌شود'],
  ['كاغذ', 'کاغذی که با تا شدن عوض نمی‌شود'],
  ['الوراقون', 'الورّاقون'],
  ['وراق', 'الورّاقون'],
]
for (const [query, title] of queries) {
  const titles = await titlesFor(query)
  check(`${query} finds ${title}`, titles.some(found => found.includes(title)) ? '' : titles.join(' | ') || 'nothing')
}
check('what nothing has is told', (await titlesFor('xylophonequartz')).length > 0 ? 'something' : '')
check('… in words', (await page.locator('[role=status]').textContent()) === 'Nothing has all of these words.' ? '' : await page.locator('[role=status]').textContent())

await page.goto(`${origin}search/`, {waitUntil: 'networkidle'})
requests.length = 0
await page.locator('#query').pressSequentially('rivers', {delay: 30})
await page.waitForSelector('.search .card-title')
check('typing searches', (await page.locator('.search .card').count()) > 0 ? '' : 'no results')
check('a search reads few files', requests.length <= 6 ? '' : requests.join(' '))
await page.locator('.search .card-title a').first().click()
check('a result leads to its page', (await page.locator('article.story').count()) === 1 ? '' : page.url())
check('nothing was refused or failed', problems.join('; '))

const bare = await browser.newContext({javaScriptEnabled: false})
const still = await bare.newPage()
await still.goto(`${origin}search/`)
check('without a script there is no form', (await still.locator('form').isVisible()) ? 'a form' : '')
check('… but lists that lead on', (await still.locator('.search-lists a').count()) > 5 ? '' : 'few links')
await browser.close()
server.close()
finish()
