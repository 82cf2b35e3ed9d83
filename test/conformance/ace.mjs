// ace.mjs <books…>: DAISY's Ace finds nothing to say of any, whatever the impact. Two run at a time.
import {execFile} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {promisify} from 'node:util'
import {openChecks} from './checks.mjs'

const run = promisify(execFile)
const command = new URL('../../node_modules/.ace/node_modules/.bin/ace-cli', import.meta.url).pathname
const env = {
  ...process.env,
  PUPPETEER_EXECUTABLE_PATH: '/usr/bin/chromium',
  ACE_TIMEOUT_INITIAL: '120000',
}
const {check, finish} = openChecks()
const left = process.argv.slice(2)
await Promise.all([work(), work()])
finish()

async function work() {
  for (let book = left.shift(); book !== undefined; book = left.shift()) {
    check(`Ace: ${basename(book)}`, await issuesOf(book))
  }
}

async function issuesOf(book) {
  const out = mkdtempSync(join(tmpdir(), 'octavo-ace-'))
  // It exits with 2 where it found something, and the report says what.
  const output = await run(command, ['-f', '-s', '-E', '-o', out, book], {env, maxBuffer: 1 << 28}).then(
    ({stdout, stderr}) => stdout + stderr,
    error => `${error.message} ${error.stdout} ${error.stderr}`,
  )
  try {
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))
    return report.assertions
      .flatMap(({assertions, 'earl:testSubject': subject}) =>
        assertions.map(
          assertion =>
            `${assertion['earl:test']['earl:impact']} ${assertion['earl:test']['dct:title']} in ${subject?.url ?? ''}: ${assertion['earl:result']['dct:description']}`,
        ),
      )
      .slice(0, 3)
      .join(' | ')
  } catch {
    return `no report: ${output.slice(-600)}`
  } finally {
    rmSync(out, {recursive: true})
  }
}
