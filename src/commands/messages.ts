import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {severityOf} from '../diagnostics.ts'
import {pathOf} from '../tasks/messages.ts'
import type {Emit} from './event.ts'

/** Passes messages on, each once however many tasks report it, and counts them. */
export interface MessageDesk {
  readonly take: (files: readonly VFile[]) => void
  readonly errors: () => number
  readonly warnings: () => number
}

export function openMessageDesk(emit: Emit): MessageDesk {
  const seen = new Set<string>()
  const counts = {error: 0, warning: 0, information: 0}
  return {
    take: files => {
      for (const file of files) {
        for (const message of [...file.messages].sort(byPlace)) {
          const event = toEvent(pathOf(file, message), message)
          const key = JSON.stringify(event)
          if (seen.has(key)) continue
          seen.add(key)
          counts[event.severity]++
          emit(event)
        }
      }
    },
    errors: () => counts.error,
    warnings: () => counts.warning,
  }
}

/** In the order of the file, whichever stage found them. */
const byPlace = (a: VFileMessage, b: VFileMessage): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

const toEvent = (file: string, {line, column, fatal, source, ruleId, reason}: VFileMessage) =>
  ({
    type: 'message',
    file,
    line,
    column,
    severity: severityOf({fatal}),
    source: source ?? '',
    ruleId: ruleId ?? '',
    reason,
  }) as const
