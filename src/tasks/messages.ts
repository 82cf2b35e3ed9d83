import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'

/** A message as the cache keeps it. */
export interface StoredMessage {
  readonly reason: string
  readonly ruleId: string
  readonly source: string
  /** Undefined for what is said for information. */
  readonly fatal: boolean | undefined
  readonly place: VFileMessage['place']
}

export interface StoredFile {
  readonly path: string
  readonly messages: readonly StoredMessage[]
}

/** Files with messages → plain values; files without any are dropped. */
export const storeMessages = (files: readonly VFile[]): readonly StoredFile[] =>
  [...groupByFile(files)].map(([path, messages]) => ({path, messages: messages.map(storeMessage)}))

/** A message about a template or a stylesheet names that file, whichever document it came up in. */
export const pathOf = (file: VFile, message: VFileMessage): string =>
  message.file ?? file.path ?? ''

function groupByFile(files: readonly VFile[]): ReadonlyMap<string, readonly VFileMessage[]> {
  const groups = new Map<string, VFileMessage[]>()
  for (const file of files) {
    for (const message of file.messages) {
      const path = pathOf(file, message)
      groups.set(path, [...(groups.get(path) ?? []), message])
    }
  }
  return groups
}

const storeMessage = (message: VFileMessage): StoredMessage => ({
  reason: message.reason,
  ruleId: message.ruleId ?? '',
  source: message.source ?? '',
  fatal: message.fatal ?? undefined,
  place: message.place,
})

/** The inverse of `storeMessages`. */
export const recallMessages = (files: readonly StoredFile[]): readonly VFile[] =>
  files.map(({path, messages}) => {
    const file = new VFile({path})
    addMessages(file, messages)
    return file
  })

/** Put stored messages on a file; those about a file that it includes keep that one's path. */
export function addMessages(
  file: VFile,
  messages: readonly StoredMessage[],
  path: string = file.path,
): void {
  for (const {reason, place, ruleId, source, fatal} of messages) {
    const message = file.message(reason, {...(place ? {place} : {}), ruleId, source})
    message.fatal = fatal
    message.file = path
  }
}
