// Every EPUB given on the command line, judged by epubcheck-ts and by Debian's EPUBCheck (Java): a line each.
import {execFile} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {promisify} from 'node:util'
import {EpubCheck} from '@likecoin/epubcheck-ts'
import {openChecks} from './checks.mjs'

const run = promisify(execFile)
const jar = '/usr/share/java/epubcheck.jar'
const batch = new URL('EpubBatch.java', import.meta.url).pathname
const {check, finish} = openChecks()

/** EPUBCheck 4.2.6 does not know this property of EPUB 3.3 yet. */
const isAllowed = message => message.includes('OPF-027') && message.includes('pageBreakSource')

const paths = process.argv.slice(2)
const java = await checkInJava(paths)
for (const path of paths) {
  const {messages} = await EpubCheck.validate(new Uint8Array(await readFile(path)))
  const problems = messages
    .filter(({severity}) => severity === 'fatal' || severity === 'error' || severity === 'warning')
    .map(({id, message, location}) => `${id} ${location?.path ?? ''} ${message}`)
  const faults = [...problems, ...(java.get(path) ?? ['not checked in Java'])]
    .filter(message => !isAllowed(message))
  check(path, faults.slice(0, 5).join(' | '))
}
finish()

/** Messages of each book. One machine for all of them takes a compiler at hand; without it each has its own. */
async function checkInJava(books) {
  const found = new Map()
  if (books.length === 0) return found
  const {stdout} = await run('java', ['--list-modules'])
  if (stdout.includes('jdk.compiler')) {
    const output = await outputOf('java', ['-cp', jar, batch, ...books])
    for (const part of output.split(/^BOOK /m).slice(1)) {
      const [path, ...lines] = part.split('\n')
      found.set(path, problemsIn(lines))
    }
  } else {
    for (const path of books) {
      found.set(path, problemsIn((await outputOf('java', ['-jar', jar, path])).split('\n')))
    }
  }
  return found
}

function problemsIn(lines) {
  return lines
    .filter(line => /^(FATAL|ERROR|WARNING)\(/.test(line))
    .map(line => line.slice(0, 300))
}

/** Both streams, whatever the exit code. */
function outputOf(command, parameters) {
  return run(command, parameters, {maxBuffer: 1 << 28}).then(
    ({stdout, stderr}) => stdout + stderr,
    error => `${error.stdout}${error.stderr}`,
  )
}
