import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'

/** A message as the cache keeps it. */
export interface StoredMessage {
  readonly reason: string
  readonly ruleId: string
  readonly source: string
  readonly fatal: boolean
  readonly place: VFileMessage['place']
}

export interface StoredFile {
  readonly path: string
  readonly messages: readonly StoredMessage[]
}

/** Files with messages → plain values; files without any are dropped. */
export const storeMessages = (files: readonly VFile[]): readonly StoredFile[] =>
  files
    .filter(({messages}) => messages.length > 0)
    .map(({path, messages}) => ({path: path ?? '', messages: messages.map(storeMessage)}))

const storeMessage = (message: VFileMessage): StoredMessage => ({
  reason: message.reason,
  ruleId: message.ruleId ?? '',
  source: message.source ?? '',
  fatal: message.fatal === true,
  place: message.place,
})

/** The inverse of `storeMessages`. */
export const recallMessages = (files: readonly StoredFile[]): readonly VFile[] =>
  files.map(({path, messages}) => {
    const file = new VFile({path})
    addMessages(file, messages)
    return file
  })

/** Put stored messages on a file. */
export function addMessages(file: VFile, messages: readonly StoredMessage[]): void {
  for (const {reason, place, ruleId, source, fatal} of messages) {
    const message = file.message(reason, {...(place ? {place} : {}), ruleId, source})
    message.fatal = fatal
  }
}
