import {sha256} from '../../source/hash.ts'
import type {Press, Task} from '../format.ts'

/** Where the site has the file with an IndexNow key. Its name can be guessed from nothing that is printed. */
export const indexNowKeyPath = (key: string): string =>
  `indexnow-${sha256(`IndexNow ${key}`).slice(0, 16)}.txt`

/** The file by which search engines know that who announces addresses speaks for the site. */
export function* indexNowTask({publication, indexNowKey}: Press): Generator<Task> {
  if (!publication.config.indexNow || indexNowKey === undefined) return
  const path = indexNowKeyPath(indexNowKey)
  yield {
    id: 'html:indexnow-key',
    format: 'html',
    inputs: {path},
    run: async () => ({
      files: [{path, mediaType: 'text/plain', contents: indexNowKey}],
      messages: [],
      summary: undefined,
    }),
  }
}
