// html.mjs DIST: every page of the published sample is what the Nu HTML Checker (vnu) takes, without errors
// and warnings, and weighs 40 kB at most as it is sent, without pictures and fonts.
import {spawnSync} from 'node:child_process'
import {createRequire} from 'node:module'
import {readdirSync, readFileSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gzipSync} from 'node:zlib'
import {openChecks} from './checks.mjs'

const dist = resolve(process.argv[2])
const mostWeight = 40_000
const {check, finish} = openChecks()
const jar = String(createRequire(import.meta.url)('vnu-jar'))

const pages = readdirSync(dist, {recursive: true, encoding: 'utf8'}).filter(path => path.endsWith('.html')).sort()
const {stderr, error} = spawnSync('java', ['-jar', jar, '--format', 'json', '--skip-non-html', dist], {encoding: 'utf8', maxBuffer: 1 << 28})
if (error) throw error
const problems = new Map(pages.map(path => [path, []]))
for (const {url, subType, type, lastLine, message} of JSON.parse(stderr).messages) {
  const path = relative(dist, fileURLToPath(url))
  problems.set(path, [...(problems.get(path) ?? []), `${lastLine}: ${subType ?? type}: ${message}`])
}
for (const path of pages) {
  const weight = weightOf(path)
  if (weight > mostWeight) problems.set(path, [...problems.get(path), `weighs ${weight} bytes, expected ${mostWeight} at most`])
}
for (const [path, all] of problems) check(`vnu ${path}`, all.slice(0, 5).join('; '))
finish()

/** Bytes of a page with its stylesheets as servers send them, compressed; pictures and fonts are not counted. */
function weightOf(path) {
  const html = readFileSync(join(dist, path))
  const base = `http://localhost/${path}`
  const sheets = [...String(html).matchAll(/<link rel="stylesheet" href="([^"]*)"/g)].map(([, href]) => {
    return readFileSync(join(dist, decodeURIComponent(new URL(href, base).pathname)))
  })
  return [html, ...sheets].reduce((sum, bytes) => sum + gzipSync(bytes).length, 0)
}
