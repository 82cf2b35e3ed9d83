// embargo.mjs: the sample a second before its story under embargo is public, and at that time. PDFs are read by poppler
// and MuPDF, e-books unpacked by unzip: readers that know nothing of how Octavo writes them.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {openChecks} from './checks.mjs'

const {check, finish} = openChecks()
const work = mkdtempSync(join(tmpdir(), 'octavo-embargo-'))
const secrets = ['bridge to reopen', 'bridge-reopens', 'stone by numbered stone']

for (const zone of ['Asia/Tokyo', 'America/Los_Angeles']) {
  publish('2027-03-01T05:59:59Z', zone)
  check(`a second before, with the machine in ${zone}, no file has it`, found().join(', '))
}
publish('2027-03-01T06:00:00Z', 'UTC')
const shown = found()
for (const kind of ['.html', '.pdf', '.epub', 'feed.xml', 'atom.xml', 'feed.json', 'sitemap.xml'])
  check(`at its time it is in ${kind}`, shown.some(place => place.split(':')[0].endsWith(kind)) ? '' : 'it is not')

rmSync(work, {recursive: true, force: true})
finish()

function publish(at, zone) {
  execFileSync(process.execPath, [resolve('build/cli.js'), 'build', resolve('content'), '--at', at], {
    cwd: work,
    env: {...process.env, TZ: zone},
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

function found() {
  const dist = join(work, 'dist')
  const paths = readdirSync(dist, {recursive: true, encoding: 'utf8'}).filter(path => statSync(join(dist, path)).isFile())
  return paths.flatMap(path => {
    const text = `${path}\n${textOf(join(dist, path))}`.toLowerCase().replace(/\s+/g, ' ')
    return secrets.filter(secret => text.includes(secret)).map(secret => `${path}: ${secret}`)
  })
}

function textOf(path) {
  if (path.endsWith('.epub')) return run('unzip', ['-p', path]) + run('unzip', ['-l', path])
  if (!path.endsWith('.pdf')) return readFileSync(path, 'latin1')
  const open = join(work, 'open.pdf')
  run('mutool', ['clean', '-d', path, open])
  return run('pdftotext', [path, '-']) + run('pdfinfo', [path]) + readFileSync(open, 'latin1')
}

function run(command, args) {
  return execFileSync(command, args, {encoding: 'latin1', maxBuffer: 1 << 29, stdio: ['ignore', 'pipe', 'ignore']})
}
