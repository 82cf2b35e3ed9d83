// scripts.mjs: publish a page with a note and both optional scripts, and try them in headless Chromium under a policy that
// allows files of the site alone: colors are switched and kept, a note opens beside its call in either direction, and
// without scripts both are absent and nothing is lost.
import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {extname, join} from 'node:path'
import {chromium} from 'playwright-core'
import {openChecks} from './checks.mjs'

const {check, finish} = openChecks()
const folder = mkdtempSync(join(tmpdir(), 'octavo-scripts-'))
writeFileSync(join(folder, 'publication.yaml'), 'title: P\nformats: [html]\nscripts: [theme-switch, note-popups]\n')
const long = 'Words that fill a line or two. '.repeat(40)
writeFileSync(join(folder, 'en.md'), `---\ntitle: Noted\ndate: 2026-01-01\n---\n\nText.[^1] ${long}\n\n[^1]: What the *note* says.\n`)
writeFileSync(join(folder, 'fa.md'), `---\ntitle: یادداشت\nlang: fa\ndate: 2026-01-01\n---\n\nمتن.[^1]\n\n[^1]: آنچه پانوشت می‌گوید.\n`)
const built = spawnSync(process.execPath, ['build/cli.js', 'build', folder, '--out', join(folder, 'out')], {encoding: 'utf8'})
check('the publication is built', built.status === 0 ? '' : built.stdout + built.stderr)

const types = {'.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2'}
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:"
const server = createServer((request, response) => {
  const path = join(folder, 'out', decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path
  if (!existsSync(file)) return response.writeHead(404).end()
  response.writeHead(200, {'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy}).end(readFileSync(file))
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const origin = `http://127.0.0.1:${server.address().port}/`
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
})
const context = await browser.newContext({viewport: {width: 390, height: 700}, colorScheme: 'light'})
const page = await context.newPage()
const problems = []
page.on('console', message => message.type() === 'error' && problems.push(message.text()))
page.on('pageerror', error => problems.push(String(error)))
const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

await page.goto(`${origin}stories/en/`)
const light = await paper()
await page.selectOption('.theme-switch select', 'dark')
const dark = await paper()
check('dark is another color than light', dark === light ? dark : '')
await page.goto(`${origin}stories/fa/`)
check('the choice is kept on the next page', (await paper()) === dark ? '' : await paper())
await page.selectOption('.theme-switch select', 'system')
check('and can be given back to the system', (await paper()) === light ? '' : await paper())

for (const [path, words, direction] of [['en', 'What the note says.', 'ltr'], ['fa', 'آنچه پانوشت می‌گوید.', 'rtl']]) {
  await page.goto(`${origin}stories/${path}/`)
  await page.locator('a[role=doc-noteref]').first().click()
  const box = page.locator('.note-popup')
  check(`${path}: the note opens`, (await box.isVisible()) && (await box.innerText()).includes(words) ? '' : 'not seen')
  check(`${path}: in its direction`, (await box.getAttribute('dir')) === direction ? '' : String(await box.getAttribute('dir')))
  const {x, width} = await box.boundingBox()
  check(`${path}: in the window`, x >= 0 && x + width <= 390 ? '' : `${x} ${width}`)
  check(`${path}: the address stays`, page.url().includes('#') ? page.url() : '')
  if (process.argv[2]) await page.screenshot({path: join(process.argv[2], `note-${path}.png`)})
  await page.keyboard.press('Escape')
  check(`${path}: and closes by a key`, (await box.isVisible()) ? 'open' : '')
}
check('nothing was refused or failed', problems.join('; '))

const bare = await browser.newContext({javaScriptEnabled: false})
const still = await bare.newPage()
await still.goto(`${origin}stories/en/`)
check('without scripts there is no switch', (await still.locator('.theme-switch').isVisible()) ? 'a switch' : '')
await still.locator('a[role=doc-noteref]').first().click()
check('… and the call leads to its note', still.url().includes('#fn-') ? '' : still.url())
await browser.close()
server.close()
rmSync(folder, {recursive: true, force: true})
finish()
