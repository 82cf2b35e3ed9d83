/** Endings of files that play, with their media types. */
export const mediumTypes: Readonly<Record<string, string>> = {
  '.aac': 'audio/aac',
  '.flac': 'audio/flac',
  '.m4a': 'audio/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.ogv': 'video/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
}

/** How files of these types begin, in Latin 1. */
const beginnings: Readonly<Record<string, RegExp>> = {
  'audio/aac': /^(?:\xff[\xf0\xf1\xf8\xf9]|ADIF|ID3)/,
  'audio/flac': /^fLaC/,
  'audio/mp4': /^.{4}ftyp/s,
  'audio/mpeg': /^(?:ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff])/,
  'audio/ogg': /^OggS/,
  'audio/wav': /^RIFF.{4}WAVE/s,
  'text/vtt': /^(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)/,
  'video/mp4': /^.{4}ftyp/s,
  'video/ogg': /^OggS/,
  'video/quicktime': /^.{4}(?:ftyp|moov|mdat|wide|free|skip)/s,
  'video/webm': /^.E\xdf\xa3/s,
}

/** Whether a file of sound, film or captions begins as one does; true for all other types. */
export function isAsNamed(mediaType: string, bytes: Uint8Array): boolean {
  const beginning = beginnings[mediaType]
  return beginning === undefined || beginning.test(headOf(bytes))
}

/** Whether sound in Ogg is Opus, the one kind of it that EPUB knows (EPUB 3.3, 3.2). */
export const isOpus = (bytes: Uint8Array): boolean => headOf(bytes).slice(28, 36) === 'OpusHead'

const headOf = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 64)).toString('latin1')
