import type {Node, Position} from 'unist'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import type {Document} from '../../document/document.ts'
import type {Report} from '../../paged/index.ts'

/** Turns what the typesetter reports into messages on the files that it is about. */
export interface Reports {
  readonly report: Report
  /** The file of the document that a place in the tree belongs to. */
  readonly fileAt: (place: Position | undefined) => VFile
  readonly files: () => readonly VFile[]
}

/**
 * Reports for a work made of several documents. The trees they were set from share their nodes' `position` objects
 * with the documents, so a position says by identity which document it belongs to.
 */
export function openReports(documents: readonly Document[]): Reports {
  const files = new Map<string, VFile>()
  const fileFor = (path: string): VFile => {
    const file = files.get(path) ?? new VFile({path})
    files.set(path, file)
    return file
  }
  const owner = ownersOf(documents.map(hold))
  const fileAt = (place: Position | undefined) =>
    fileFor((owner(place) ?? documents[0])?.file.path ?? '')
  return {
    fileAt,
    report: ({ruleId, reason, origin, place, severe}) => {
      const file = origin === 'tree' ? fileAt(place) : fileFor(origin.stylesheet)
      const message = file.message(reason, {...(place ? {place} : {}), source: 'paged', ruleId})
      message.fatal = severe
    },
    files: () => [...files.values()],
  }
}

/** A document's trees are read anew when nobody holds them: here the very nodes that were set are needed. */
const hold = ({file, body, notes}: Document): Held => ({file, body, notes})

type Held = Pick<Document, 'file' | 'body' | 'notes'>

/** Looks the position up when the first message comes: most works have none. */
function ownersOf(documents: readonly Held[]): (place: Position | undefined) => Held | undefined {
  let owners: Map<Position, Held> | undefined
  return place => {
    owners ??= positionsOf(documents)
    return place && (owners.get(place) ?? documents[0])
  }
}

function positionsOf(documents: readonly Held[]): Map<Position, Held> {
  const owners = new Map<Position, Held>()
  for (const document of documents) {
    const note = ({position}: Node) => {
      if (position) owners.set(position, document)
    }
    visit(document.body, note)
    for (const {children} of document.notes) visit({type: 'root', children: [...children]}, note)
  }
  return owners
}
