import {readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {hashOf, sha256} from '../source/hash.ts'

const require = createRequire(import.meta.url)

/** Bundling puts a hash over all files here. */
const bundled: string = 'octavo-code-version'

/**
 * A hash over everything but the publication that decides what comes out: Octavo's own compiled files, the versions of
 * its packages, of the one that may be installed beside it, and the parts of Node whose releases differ in their bytes
 * (compression, translated dates).
 */
export function codeVersion(): string {
  const files = /^[0-9a-f]{64}$/.test(bundled) ? bundled : hashModules()
  const packages = sha256(readFileSync(require.resolve('#package')))
  const {zlib, icu, unicode} = process.versions
  return hashOf([files, packages, mathjaxVersion(), zlib, icu, unicode])
}

/** Of code that is run file by file, as tests do. */
function hashModules(): string {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(path => /\.(js|ts|json)$/.test(path))
    .sort()
    .map(path => sha256(readFileSync(join(folder, path))))
  return hashOf(files)
}

/** Undefined where it is not installed. */
function mathjaxVersion(): string | undefined {
  try {
    const {version}: {version: string} = require('mathjax/package.json')
    return version
  } catch {
    return undefined
  }
}
