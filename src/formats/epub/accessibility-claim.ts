import {VFile} from 'vfile'
import {placeOfKey} from '../../config/place-of-key.ts'
import {report} from '../../diagnostics.ts'
import type {Document} from '../../document/document.ts'
import {type Holdings, isPlayedForAll, isReadable} from './accessibility.ts'

/** What there is to say of a claim that the files belie, on the document that makes it. */
export function claimMessages({file, frontmatter}: Document, holdings: Holdings): VFile {
  const messages = new VFile({path: file.path})
  const {conformsTo} = frontmatter.accessibility ?? {}
  if (conformsTo === undefined) return messages
  if (!isPlayedForAll(holdings))
    reportPlayers(messages, conformsTo, holdings, placeOfKey(file, 'accessibility'))
  if (isReadable(holdings)) return messages
  const {images, described} = holdings
  const missing = images - described
  report(
    messages,
    'accessibility-claim',
    `Unexpected claim to conform to \`${conformsTo}\`, expected every picture to have a description: ${missing} of ${images} ${missing === 1 ? 'has' : 'have'} none, and the e-book makes no claim`,
    placeOfKey(file, 'accessibility'),
  )
  return messages
}

function reportPlayers(
  messages: VFile,
  conformsTo: string,
  {media: {films, sounds, readFilms, readSounds}}: Holdings,
  place: ReturnType<typeof placeOfKey>,
): void {
  report(
    messages,
    'accessibility-claim',
    `Unexpected claim to conform to \`${conformsTo}\`, expected every video to have captions and every audio a transcript: ${films - readFilms} of ${films} and ${sounds - readSounds} of ${sounds} have none, and the e-book makes no claim`,
    place,
  )
}
