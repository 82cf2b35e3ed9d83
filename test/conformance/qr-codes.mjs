// qr-codes.mjs DIST: each QR code of a printed page is read from the page as a telephone sees it, and leads to a place that
// the site has. As many are found as there are players in the text.
import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {openChecks} from './checks.mjs'
import {openSample} from './open-sample.mjs'

const dist = resolve(process.argv[2])
const {check, finish} = openChecks()
const publication = await openSample(dist)
const base = publication.config.url

for (const work of [...publication.stories, ...publication.books, ...publication.issues]) {
  const parts = new Set([work, ...(work.chapters ?? work.stories ?? [])])
  const players = [...parts].flatMap(({path, document}) =>
    document.media.map(({id}) => `${base}${encodeURI(path)}#${encodeURIComponent(id)}`),
  )
  if (players.length === 0) continue
  const name = `${work.path}${work.slug}.pdf`
  const found = codesIn(join(dist, name))
  check(`${name}: ${players.length} codes`, players.sort().join() === found.sort().join() ? '' : `found ${found.join(', ') || 'none'}, expected ${players.join(', ')}`)
  for (const address of found) check(`${name}: ${address}`, placeProblem(address))
}
finish()

/** What a reader of codes finds on the pages of a PDF at the resolution of a good print. */
function codesIn(pdf) {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-qr-'))
  execFileSync('pdftoppm', ['-r', '200', '-gray', '-png', pdf, join(folder, 'page')])
  const pages = readdirSync(folder).map(page => join(folder, page))
  const {stdout} = spawnSync('zbarimg', ['--quiet', '--raw', ...pages], {encoding: 'utf8'})
  rmSync(folder, {recursive: true})
  return stdout.split('\n').filter(line => line !== '')
}

function placeProblem(address) {
  const {pathname, hash} = new URL(address)
  const page = join(dist, decodeURI(pathname).slice(new URL(base).pathname.length), 'index.html')
  if (!existsSync(page)) return `no ${page}`
  const id = decodeURIComponent(hash.slice(1))
  return readFileSync(page, 'utf8').includes(` id="${id}"`) ? '' : `no element with the id ${id}`
}
