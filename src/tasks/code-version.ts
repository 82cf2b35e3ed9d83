import {readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {hashOf, sha256} from '../source/hash.ts'

/**
 * A hash over everything but the publication that decides what comes out: Octavo's own compiled files, the versions of
 * its packages, of the one that may be installed beside it, and the parts of Node whose releases differ in their bytes
 * (compression, translated dates).
 */
export function codeVersion(): string {
  const build = fileURLToPath(new URL('..', import.meta.url))
  const files = readdirSync(build, {recursive: true, encoding: 'utf8'})
    .filter(path => /\.(js|ts|json)$/.test(path))
    .sort()
    .map(path => sha256(readFileSync(join(build, path))))
  const packages = sha256(
    readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url))),
  )
  const {zlib, icu, unicode} = process.versions
  return hashOf([files, packages, mathjaxVersion(), zlib, icu, unicode])
}

/** Undefined where it is not installed. */
function mathjaxVersion(): string | undefined {
  try {
    const {version}: {version: string} = createRequire(import.meta.url)('mathjax/package.json')
    return version
  } catch {
    return undefined
  }
}
