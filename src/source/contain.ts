import {realpathSync} from 'node:fs'
import {join, sep} from 'node:path'

/**
 * The real path of `path` in `folder`, or why there is none: `missing`, or `outside` when it (or the link it is)
 * leads out of the folder.
 */
export function contain(
  folder: string,
  path: string,
): {readonly type: 'found'; readonly path: string} | {readonly type: 'missing' | 'outside'} {
  const root = rootOf(folder)
  const wanted = join(root, path)
  if (!isInside(root, wanted)) return {type: 'outside'}
  try {
    const real = realpathSync.native(wanted)
    return isInside(root, real) ? {type: 'found', path: real} : {type: 'outside'}
  } catch {
    return {type: 'missing'}
  }
}

const roots = new Map<string, string>()

function rootOf(folder: string): string {
  const root = roots.get(folder) ?? realpathSync.native(folder)
  roots.set(folder, root)
  return root
}

const isInside = (root: string, path: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep)
