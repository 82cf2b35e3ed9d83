import {type Dirent, readdirSync} from 'node:fs'
import {join} from 'node:path'

/** Folders that never hold content. */
const ignored = new Set(['node_modules', 'bower_components', '__pycache__'])

/**
 * Every file under `folder`, as slash-separated paths relative to it in code-unit order, on any file system.
 * Dot files and folders, `node_modules` and the folders in `except` (absolute) are left out; links are listed like
 * files, and it is the reader who refuses those that lead outside.
 */
export function listFiles(folder: string, except: readonly string[] = []): readonly string[] {
  const paths: string[] = []
  const pending = ['']
  for (let under = pending.pop(); under !== undefined; under = pending.pop()) {
    for (const entry of readEntries(join(folder, under))) {
      if (entry.name.startsWith('.') || ignored.has(entry.name)) continue
      const path = under === '' ? entry.name : `${under}/${entry.name}`
      if (!entry.isDirectory()) paths.push(path)
      else if (!except.includes(join(folder, path))) pending.push(path)
    }
  }
  return paths.sort(byCodeUnit)
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function readEntries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
  } catch {
    // A folder that vanished or may not be read holds nothing for us; its documents are then simply absent.
    return []
  }
}
