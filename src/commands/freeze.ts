import {join} from 'node:path'
import {addressRecordText} from '../config/address-record.ts'
import {derivedId} from '../publication/identity.ts'
import type {Entry} from '../publication/publication.ts'
import {noCache} from '../tasks/cache.ts'
import {type Opened, openPublication, readRecord, recordName} from '../tasks/open.ts'
import {writeAtomically} from '../tasks/write.ts'
import type {Emit, ExitCode} from './event.ts'
import {type Folders, folderFault} from './folders.ts'
import {openMessageDesk} from './messages.ts'

export interface FreezeOptions {
  readonly folders: Folders
  readonly now: Date
  readonly sourceDate: Date
  readonly emit: Emit
}

/**
 * Write `id:` into every document that has none, so that its file may be renamed and feeds still know it; and where
 * each stands into `addresses.txt`, so that its address may change and readers still find it.
 */
export async function freeze({folders, now, sourceDate, emit}: FreezeOptions): Promise<ExitCode> {
  const fault = folderFault(folders)
  if (fault !== undefined) {
    emit({type: 'refusal', reason: fault})
    return 2
  }
  const opened = await openPublication({
    ...folders,
    now,
    sourceDate,
    only: undefined,
    cache: noCache,
    codeVersion: '',
  })
  const messages = openMessageDesk(emit)
  messages.take(
    opened.files.filter(
      file => opened.type === 'refused' || file.messages.some(({fatal}) => fatal),
    ),
  )
  if (opened.type === 'refused') return 2
  const frozen = freezeIds(opened, folders, emit)
  emit({type: 'note', text: `${frozen} ${frozen === 1 ? 'id' : 'ids'} frozen`})
  const kept = keepAddresses([...opened.press.publication.entries.values()], folders)
  emit({
    type: 'note',
    text: `${kept} ${kept === 1 ? 'address' : 'addresses'} added to ${recordName}`,
  })
  return messages.errors() > 0 ? 1 : 0
}

function freezeIds({press}: Extract<Opened, {type: 'open'}>, folders: Folders, emit: Emit): number {
  const {entries, config} = press.publication
  let frozen = 0
  for (const {document} of entries.values()) {
    if (document.frontmatter.id !== undefined) continue
    const id = derivedId(document.path, config)
    writeAtomically(join(folders.folder, document.path), withId(String(document.file.value), id))
    emit({type: 'note', text: `${document.file.path}: ${id}`})
    frozen++
  }
  return frozen
}

/** The text with `id` as the first key of its frontmatter; nothing else moves. */
function withId(text: string, id: string): string {
  const line = `id: ${JSON.stringify(id)}`
  const opening = /^---[ \t]*(\r?\n)/.exec(text)
  if (!opening) return `---\n${line}\n---\n\n${text}`
  return `${opening[0]}${line}${opening[1]}${text.slice(opening[0].length)}`
}

/** How many addresses are new in the record. What it has stays, unless another document stands there now. */
function keepAddresses(entries: readonly Entry[], {folder}: Folders): number {
  const record = readRecord(folder, '')
  // A line that cannot be read may be one that somebody needs.
  if (record.file.messages.length > 0) return 0
  const ids = new Map(record.ids)
  for (const {id, path} of entries) ids.set(path, id)
  const text = addressRecordText(ids)
  if (text !== String(record.file.value)) writeAtomically(join(folder, recordName), text)
  return ids.size - record.ids.size
}
