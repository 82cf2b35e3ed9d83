// html.mjs DIST: every page of the published sample is what the Nu HTML Checker (vnu) takes, without errors and warnings.
import {spawnSync} from 'node:child_process'
import {createRequire} from 'node:module'
import {readdirSync} from 'node:fs'
import {relative, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {openChecks} from './checks.mjs'

const dist = resolve(process.argv[2])
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
for (const [path, all] of problems) check(`vnu ${path}`, all.slice(0, 5).join('; '))
finish()
