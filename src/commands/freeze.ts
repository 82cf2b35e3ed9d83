import {join} from 'node:path'
import {derivedId} from '../publication/identity.ts'
import {noCache} from '../tasks/cache.ts'
import {openPublication} from '../tasks/open.ts'
import {writeAtomically} from '../tasks/write.ts'
import type {Emit, ExitCode} from './event.ts'
import type {Folders} from './folders.ts'
import {openMessageDesk} from './messages.ts'

export interface FreezeOptions {
  readonly folders: Folders
  readonly now: Date
  readonly sourceDate: Date
  readonly emit: Emit
}

/** Write `id:` into every document that has none, so that its file may be renamed and feeds still know it. */
export async function freeze({folders, now, sourceDate, emit}: FreezeOptions): Promise<ExitCode> {
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
  const {entries, config} = opened.press.publication
  let frozen = 0
  for (const {document} of entries.values()) {
    if (document.frontmatter.id !== undefined) continue
    const id = derivedId(document.path, config)
    writeAtomically(join(folders.folder, document.path), withId(String(document.file.value), id))
    emit({type: 'note', text: `${document.file.path}: ${id}`})
    frozen++
  }
  emit({type: 'note', text: `${frozen} ${frozen === 1 ? 'id' : 'ids'} frozen`})
  return messages.errors() > 0 ? 1 : 0
}

/** The text with `id` as the first key of its frontmatter; nothing else moves. */
function withId(text: string, id: string): string {
  const line = `id: ${JSON.stringify(id)}`
  const opening = /^---[ \t]*(\r?\n)/.exec(text)
  if (!opening) return `---\n${line}\n---\n\n${text}`
  return `${opening[0]}${line}${opening[1]}${text.slice(opening[0].length)}`
}
