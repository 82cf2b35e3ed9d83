// determinism.mjs OUT: publish the sample into OUT, then again elsewhere and after an edit; the bytes must agree.
import {execFileSync} from 'node:child_process'
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {openChecks} from './checks.mjs'

const out = resolve(process.argv[2])
const cli = resolve('build/cli.js')
const work = mkdtempSync(join(tmpdir(), 'octavo-determinism-'))
const {check, finish} = openChecks()

cpSync('content', join(work, 'here', 'content'), {recursive: true})
cpSync('content', join(work, 'there', 'deep', 'content'), {recursive: true})
const here = join(work, 'here')
const there = join(work, 'there', 'deep')

const first = run(here, ['--out', out], {TZ: 'UTC', LC_ALL: 'C.UTF-8'})
check('the sample has no errors and no warnings', messagesOf(first))
run(there, [], {TZ: 'Asia/Tehran', LC_ALL: 'fa_IR.UTF-8', LANG: 'fa_IR.UTF-8'})
check('another folder, time zone and locale give the same bytes', difference(out, join(there, 'dist')))

const second = run(there, [], {})
check('a second build renders nothing', doneOf(second).rendered === 0 ? '' : `${doneOf(second).rendered} rendered`)

const story = readdirSync(join(there, 'content/stories')).sort()[0]
const path = join(there, 'content/stories', story)
writeFileSync(path, `${readFileSync(path, 'utf8')}\nOne more sentence, added by the test.\n`)
const third = run(there, [], {})
const {rendered, recalled} = doneOf(third)
check(`after an edit of ${story}, ${rendered} tasks ran and ${recalled} did not`, rendered > 0 && rendered < recalled ? '' : 'expected fewer')
const strangers = third.filter(({type, status, reasons}) => type === 'task' && status === 'rendered' && reasons.length === 0)
check('each task that ran says why', strangers.map(({id}) => id).join(', '))
run(there, ['--out', join(work, 'clean'), '--no-cache'], {})
check('an incremental build equals a clean one', difference(join(there, 'dist'), join(work, 'clean')))

writeFileSync(join(there, 'dist', 'theirs.txt'), 'not ours')
writeFileSync(path, readFileSync(path, 'utf8').replace(/^title:.*$/m, '$&\nslug: moved-by-the-test'))
run(there, [], {})
check('a file that others put into the output stays', readFileSync(join(there, 'dist', 'theirs.txt'), 'utf8') === 'not ours' ? '' : 'it is gone')
rmSync(join(there, 'dist', 'theirs.txt'))
rmSync(join(work, 'clean'), {recursive: true})
run(there, ['--out', join(work, 'clean'), '--no-cache'], {})
check('a moved story leaves no stale file', difference(join(there, 'dist'), join(work, 'clean')))

rmSync(work, {recursive: true, force: true})
finish()

function run(folder, args, env) {
  try {
    return events(execFileSync(process.execPath, [cli, 'build', '--json', '--at', '2026-12-01', ...args], {cwd: folder, env: {...process.env, ...env}, encoding: 'utf8', maxBuffer: 1 << 28}))
  } catch (error) {
    if (error.stdout === undefined) throw error
    return events(error.stdout)
  }
}

function events(text) {
  return text.trim().split('\n').map(line => JSON.parse(line))
}

function doneOf(list) {
  return list.find(({type}) => type === 'done') ?? {rendered: -1, recalled: -1}
}

function messagesOf(list) {
  return list
    .filter(({type}) => type === 'message' || type === 'failure')
    .map(event => JSON.stringify(event))
    .join('\n')
}

function difference(a, b) {
  const [left, right] = [a, b].map(folder => {
    const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile())
    return new Map(files.map(entry => [join(entry.parentPath, entry.name).slice(folder.length), readFileSync(join(entry.parentPath, entry.name))]))
  })
  const names = new Set([...left.keys(), ...right.keys()])
  const different = [...names].filter(name => !left.get(name)?.equals(right.get(name) ?? Buffer.alloc(0)))
  if (names.size < 20) return `only ${names.size} files`
  return different.slice(0, 10).join(', ')
}
