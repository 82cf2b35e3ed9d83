// package.mjs: what `npm pack` makes, installed in an empty folder, starts a publication and builds it, on this Node
// and on Node 24.
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {openChecks} from './checks.mjs'

const work = mkdtempSync(join(tmpdir(), 'octavo-package-'))
const {check, finish} = openChecks()
const npm = (cwd, ...args) => execFileSync('npm', args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})

const tarball = npm(process.cwd(), 'pack', '--silent', '--pack-destination', work).trim().split('\n').at(-1)
const empty = join(work, 'empty')
mkdirSync(empty)
npm(empty, 'init', '-y')
npm(empty, 'install', '--no-audit', '--no-fund', join(work, tarball))
npm(work, 'install', '--no-save', '--no-audit', '--no-fund', '--prefix', join(work, 'node24'), 'node@24')
const node24 = join(work, 'node24', 'node_modules', '.bin')

for (const [name, path] of [
  [`Node ${process.versions.node}`, process.env.PATH],
  ['Node 24', `${node24}:${process.env.PATH}`],
]) {
  const demo = `demo-${name.replace(/\W+/g, '-')}`
  const env = {...process.env, PATH: path}
  const run = (cwd, ...args) => execFileSync('npx', args, {cwd, env, encoding: 'utf8'})
  let problem = ''
  try {
    run(empty, 'octavo', 'init', demo)
    run(join(empty, demo), 'octavo', 'build', '--strict')
    const files = readdirSync(join(empty, demo, 'dist'), {recursive: true, encoding: 'utf8'})
    for (const wanted of ['index.html', 'feed.xml', 'atom.xml', 'feed.json', 'news/first-story/first-story.pdf', 'books/handbook/handbook.epub'])
      if (!files.includes(wanted)) problem += `no ${wanted} `
  } catch (error) {
    problem = `${error.message}\n${error.stdout ?? ''}`
  }
  check(`packed, installed, init and build --strict on ${name}`, problem)
}

// The sample has formulas and diagrams, which need what is installed beside Octavo.
const {peerDependencies} = JSON.parse(readFileSync('package.json', 'utf8'))
const peers = Object.entries(peerDependencies).map(([name, version]) => `${name}@${version}`)
npm(empty, 'install', '--no-audit', '--no-fund', ...peers)
const cli = resolve(empty, 'node_modules/octavo/build/cli.js')
const sample = out =>
  execFileSync(join(node24, 'node'), [cli, 'build', 'content', '--out', out, '--no-cache'], {encoding: 'utf8'})
let problem = ''
try {
  sample(join(work, 'sample24'))
  if (!existsSync(join(work, 'sample24', 'index.html'))) problem = 'no front page'
} catch (error) {
  problem = `${error.message}\n${error.stdout ?? ''}`
}
check('the sample builds on Node 24', problem)

rmSync(work, {recursive: true, force: true})
finish()
