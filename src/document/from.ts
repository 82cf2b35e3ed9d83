import {type Place, type RuleId, report} from '../diagnostics.ts'
import type {Document} from './document.ts'
import type {Targeted} from './targets.ts'

/** Which file a place is in, where that is not the document's own, and which outputs have it, where not all do. */
export interface FromFile extends Targeted {
  /** Path of the included file. */
  readonly from?: string
}

export const fromOf = ({
  from,
  targets,
}: {
  readonly from: string | undefined
  readonly targets: Targeted['targets'] | undefined
}): FromFile => ({...(from !== undefined && {from}), ...(targets && {targets})})

/** Report something on the file that it stands in: the document, or a file that it includes. */
export function reportIn(
  document: Document,
  {position, from}: FromFile & {readonly position: Place},
  ruleId: RuleId,
  reason: string,
): void {
  report(document.file, ruleId, reason, position)
  const message = document.file.messages.at(-1)
  if (message && from !== undefined) message.file = pathOfPart(document, from)
}

/** A file of the publication as the messages of `document` name it. */
export const pathOfPart = ({file, path}: Pick<Document, 'file' | 'path'>, part: string): string =>
  file.path.slice(0, file.path.length - path.length) + part
