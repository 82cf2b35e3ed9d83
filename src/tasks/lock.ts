import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'

/**
 * Hold the lock file at `path`, so that two builds never write one folder. Returns how to let go of it, or the
 * process that holds it. A lock whose process is gone is taken over.
 */
export function takeLock(
  path: string,
):
  | {readonly type: 'held'; readonly release: () => void}
  | {readonly type: 'busy'; readonly pid: number} {
  mkdirSync(dirname(path), {recursive: true})
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(path, String(process.pid), {flag: 'wx'})
      return {type: 'held', release: () => rmSync(path, {force: true})}
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const pid = Number(readFileSync(path, 'utf8'))
    if (attempt > 0 || isAlive(pid)) return {type: 'busy', pid}
    rmSync(path, {force: true})
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
