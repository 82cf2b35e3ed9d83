import {placeOfKey} from '../config/place-of-key.ts'
import type {Config} from '../config/publication.ts'
import {report} from '../diagnostics.ts'
import type {Story} from './publication.ts'

/** A URI by the letters it may have (RFC 3986, Appendix A), with one `#` at most. */
const uri =
  /^[a-z][a-z\d+.-]*:(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?$/i

/** Report ids that ninjs does not take, where it is written. They go out as they are: an id never changes. */
export function checkWireIds(stories: readonly Story[], config: Config): void {
  if (!config.formats.includes('ninjs')) return
  for (const {id, document} of stories) {
    if (uri.test(id)) continue
    report(
      document.file,
      'wire-id',
      `Unexpected id \`${id}\` in ninjs, expected a URI of ASCII letters, others percent-encoded`,
      placeOfKey(document.file, 'id'),
    )
  }
}
