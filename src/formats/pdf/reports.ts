import type {RootContent} from 'hast'
import type {Position} from 'unist'
import {VFile} from 'vfile'
import type {Document} from '../../document/document.ts'
import {pathOfPart} from '../../document/from.ts'
import type {TypesetterMessage} from '../../paged/index.ts'

/** Turns what the typesetter reports into messages on the files that it is about. */
export interface Reports {
  /** What has no place in the text may be about a picture of the frontmatter, which `about` names by its path. */
  readonly report: (message: TypesetterMessage, about?: string) => void
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
    fileFor(owner(place) ?? documents[0]?.file.path ?? '')
  return {
    fileAt,
    report: ({ruleId, reason, origin, place, severe}, about) => {
      const isPicture = origin === 'tree' && place === undefined && about !== undefined
      const picture = isPicture ? placeOfPicture(about, documents) : undefined
      const path = picture?.path ?? (origin === 'tree' ? undefined : origin.stylesheet)
      const file = path === undefined ? fileAt(place) : fileFor(path)
      const found = place ?? picture?.position
      const message = file.message(reason, {
        ...(found ? {place: found} : {}),
        source: 'paged',
        ruleId,
      })
      message.fatal = severe
    },
    files: () => [...files.values()],
  }
}

function placeOfPicture(
  path: string,
  documents: readonly Document[],
): {readonly path: string; readonly position: Position} | undefined {
  for (const {file, assets} of documents) {
    for (const asset of assets) {
      if (asset.path === path && asset.position) return {path: file.path, position: asset.position}
    }
  }
  return undefined
}

/** A document's trees are read anew when nobody holds them: here the very nodes that were set are needed. */
const hold = ({file, path, body, notes}: Document): Held => ({file, path, body, notes})

type Held = Pick<Document, 'file' | 'path' | 'body' | 'notes'>

/** Looks the position up when the first message comes: most works have none. Gives the path of the file. */
function ownersOf(documents: readonly Held[]): (place: Position | undefined) => string | undefined {
  let owners: Map<Position, string> | undefined
  return place => {
    owners ??= positionsOf(documents)
    return place && owners.get(place)
  }
}

function positionsOf(documents: readonly Held[]): Map<Position, string> {
  const owners = new Map<Position, string>()
  for (const document of documents) {
    const note = (nodes: readonly RootContent[], path: string): void => {
      for (const node of nodes) {
        if (node.position) owners.set(node.position, path)
        if (node.type !== 'element') continue
        const {dataFrom} = node.properties
        note(node.children, typeof dataFrom === 'string' ? pathOfPart(document, dataFrom) : path)
      }
    }
    note(document.body.children, document.file.path)
    for (const {children, from} of document.notes)
      note(children, from === undefined ? document.file.path : pathOfPart(document, from))
  }
  return owners
}
