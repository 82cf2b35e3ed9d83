import type {Position} from 'unist'
import {report} from '../../diagnostics.ts'
import {fromOf} from '../from.ts'
import {idOfLabel, labelKind} from '../labels.ts'
import {noteTargets, type Settling} from '../settle.ts'

/** The id of what has a label, which is noted; a second one of its name is reported, and numbered all the same. */
export function claimLabel(
  name: string,
  position: Position | undefined,
  settling: Settling,
): string {
  const {ids, anchors, labels, file} = settling
  const kind = labelKind(name)
  const id = ids.claim(idOfLabel(name))
  if (!kind) return id
  const first = labels.find(label => label.name === name)
  if (first) {
    report(
      file,
      'duplicate-label',
      `Unexpected second label \`${name}\`, which line ${first.position?.start.line ?? 1} has already, expected another`,
      position && {start: position.start, end: position.start},
    )
  } else {
    anchors.set(name, id)
    anchors.set(id, id)
  }
  noteTargets(id, settling)
  labels.push({kind, name, id, position, ...fromOf(settling)})
  return id
}
