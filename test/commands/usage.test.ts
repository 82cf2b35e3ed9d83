import {spawnSync} from 'node:child_process'
import {expect, test} from 'vitest'
import {commandReason, usageReason} from '../../src/commands/usage.ts'

test.each([
  ['Unknown option `--strct`', 'Unexpected option `--strct`, expected `--strict`'],
  ['Unknown option `--zzz`', 'Unexpected option `--zzz`, expected one of `--out`, `--strict`'],
  [
    'Unknown option `--dryRun`',
    'Unexpected option `--dry-run`, expected one of `--out`, `--strict`',
  ],
  [
    'option `--out <folder>` value is missing',
    'Unexpected `--out` without a value, expected `--out <folder>`',
  ],
  [
    'missing required args for command `inspect <file>`',
    'Unexpected end of the command, expected `octavo inspect <file>`',
  ],
  ['Unused args: `b`', 'Unexpected `b` after the command, expected nothing more'],
  ['Something new', 'Something new'],
])('%s', (said, reason) => {
  expect(usageReason(said, ['out', 'strict'])).toBe(reason)
})

test('the parser of the command line still says what is reworded', () => {
  const run = (...args: string[]) => {
    const {stderr, status} = spawnSync(process.execPath, ['build/cli.js', ...args], {
      encoding: 'utf8',
    })
    return [stderr.split('\n')[0], status]
  }
  expect(run('build', '--strct')).toEqual([
    'octavo: Unexpected option `--strct`, expected `--strict`',
    2,
  ])
  expect(run('build', '--at', 'tomorrow')).toEqual([
    'octavo: Unexpected time `tomorrow` after `--at`, expected 2026-03-01T14:05+03:00, or 2026-03-01 14:05 in the zone of the publication',
    2,
  ])
  expect(run('check', '--at')).toEqual([
    'octavo: Unexpected `--at` without a value, expected `--at <time>`',
    2,
  ])
  expect(run('inspect')).toEqual([
    'octavo: Unexpected end of the command, expected `octavo inspect <file>`',
    2,
  ])
})

test.each([
  ['biuld', 'Unexpected command `biuld`, expected `build`'],
  ['publish', 'Unexpected command `publish`, expected one of those below'],
])('the command %s', (name, reason) => {
  expect(commandReason(name, ['build', 'check', 'init'])).toBe(reason)
})

test.each(['build', 'check', 'freeze'])('%s of no folder says so on the error stream', command => {
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    ['build/cli.js', command, 'nowhere'],
    {encoding: 'utf8'},
  )
  expect({status, stdout, stderr}).toEqual({
    status: 2,
    stdout: '',
    stderr: 'octavo: Unexpected `nowhere`, expected a folder that exists\n',
  })
})

test('what was built can be run by its name', () => {
  const {stdout} = spawnSync('build/cli.js', ['--version'], {encoding: 'utf8'})
  expect(stdout).toMatch(/^octavo\//)
})
