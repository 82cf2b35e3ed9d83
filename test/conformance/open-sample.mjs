import {resolve} from 'node:path'
import {noCache} from '../../build/modules/tasks/cache.js'
import {openPublication} from '../../build/modules/tasks/open.js'

/** The sample publication as the build that wrote `dist` saw it. */
export async function openSample(dist) {
  const opened = await openPublication({
    folder: resolve('content'),
    out: dist,
    workingFolder: process.cwd(),
    sourceDate: new Date(0),
    now: new Date('2026-12-01T00:00:00Z'),
    only: undefined,
    cache: noCache,
    codeVersion: '',
  })
  return opened.press.publication
}
