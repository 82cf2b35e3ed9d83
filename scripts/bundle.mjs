// Puts Octavo's compiled modules, and those of packages that come in many small files, together in a few: loading eleven
// hundred files takes a tenth of a small build's time, and 40 MB. Reads build/modules, writes build/*.js and
// build/chunks, with the licences of what is in them.
import {createHash} from 'node:crypto'
import {chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {rolldown} from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const build = join(root, 'build')
const modules = join(build, 'modules')

/** Loaded where it lies: native or WebAssembly, one file already, or found by its path. */
const apart =
  /^(?:@shikijs\/langs|@viz-js|bidi-js|css-tree|feed|fontkit|harfbuzzjs|hyphen|linebreak|liquidjs|mathjax|pdfkit|sharp|shiki\/langs|subset-font|svgpath|temml)(?:\/|$)/

/**
 * `epub-gen-memory` names files in the place of those that fetch, clean and check what it is given; we give it
 * finished parts, and take these.
 */
const withoutDownloads = {
  name: 'without-downloads',
  resolveId: {
    order: 'pre',
    filter: {id: /^\.\/(?:fetchable|html-parse|predicates)$/},
    handler: (id, importer = '') =>
      /[\\/]epub-gen-memory[\\/]/.test(importer)
        ? join(dirname(importer), `${id}-${id === './predicates' ? 'nop' : 'browser'}.js`)
        : undefined,
  },
}

for (const name of readdirSync(build))
  if (name !== 'modules') rmSync(join(build, name), {recursive: true, force: true})

const bundle = await rolldown({
  input: {cli: join(modules, 'cli.js'), index: join(modules, 'index.js')},
  platform: 'node',
  external: id => id.startsWith('node:') || id === '#package' || apart.test(id),
  plugins: [withoutDownloads],
})
const {output} = await bundle.write({
  dir: build,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  comments: {legal: true, annotation: true, jsdoc: false},
})
await bundle.close()

stampVersion(output.map(({fileName}) => join(build, fileName)))
writeFileSync(join(build, 'THIRD-PARTY-LICENSES.txt'), licences(output))
// What npm has linked, `npx octavo` runs: a file that was written anew would be refused.
chmodSync(join(build, 'cli.js'), 0o755)

/** What is made again when the code is another one: a hash over all of it, in the place that the source keeps for it. */
function stampVersion(paths) {
  const hash = createHash('sha256')
  for (const path of [...paths].sort()) hash.update(readFileSync(path))
  const stamp = hash.digest('hex')
  let places = 0
  for (const path of paths) {
    const code = readFileSync(path, 'utf8')
    const stamped = code.replaceAll('octavo-code-version', () => {
      places++
      return stamp
    })
    if (stamped !== code) writeFileSync(path, stamped)
  }
  if (places !== 1)
    throw new Error(`Unexpected ${places} places for the code's version, expected one`)
}

function licences(output) {
  const folders = new Set()
  for (const {moduleIds = []} of output)
    for (const id of moduleIds) {
      const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)
      if (found) folders.add(found[1])
    }
  const packages = [...folders].sort().map(folder => {
    const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry))
    const text =
      file && existsSync(join(folder, file))
        ? readFileSync(join(folder, file), 'utf8').trim()
        : license
    return {name, text: `${name} ${version} (${license})\n\n${text}\n`}
  })
  packages.sort((a, b) => (a.name < b.name ? -1 : 1))
  return `Parts of these packages are in the files beside this one.\n\n${packages.map(({text}) => text).join(`\n${'-'.repeat(72)}\n\n`)}`
}
