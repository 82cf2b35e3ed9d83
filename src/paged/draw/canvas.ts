import type {ArtifactKind, PaintOp} from './display-list.ts'
import type {Content} from './structure.ts'

/** The display list of a page while it grows: opens and closes marked content as its kind changes. */
export interface Canvas {
  readonly ops: PaintOp[]
  /** Paint as content; as an artifact where there is no content or the canvas paints artifacts only. */
  readonly paint: (content: Content | undefined, op: PaintOp) => void
  /** Paint what nobody reads: backgrounds, borders, rules. */
  readonly decorate: (ops: readonly PaintOp[]) => void
  /** An op that paints nothing: it leaves the marked content as it is, and is left out among artifacts. */
  readonly note: (op: PaintOp) => void
  /** Everything that `work` paints is an artifact of this kind. */
  readonly asArtifact: (kind: ArtifactKind, work: () => void) => void
  /** Everything that `work` paints lets the ground shine through. */
  readonly withOpacity: (opacity: number, work: () => void) => void
  readonly close: () => void
}

export function canvas(): Canvas {
  const ops: PaintOp[] = []
  let mark: Content | ArtifactKind | undefined
  let forced: ArtifactKind | undefined

  const close = () => {
    if (mark !== undefined) ops.push({type: 'end'})
    mark = undefined
  }
  const begin = (wanted: Content | ArtifactKind) => {
    const next = forced ?? wanted
    if (next === mark) return
    close()
    mark = next
    ops.push(
      typeof next === 'string'
        ? {type: 'begin-artifact', kind: next}
        : {type: 'begin-content', content: next},
    )
  }
  return {
    ops,
    close,
    paint: (content, op) => {
      begin(content ?? 'layout')
      ops.push(op)
    },
    decorate: drawn => {
      if (drawn.length > 0) begin('layout')
      for (const op of drawn) ops.push(op)
    },
    note: op => {
      if (!forced) ops.push(op)
    },
    asArtifact: (kind, work) => {
      const outside = forced
      forced ??= kind
      work()
      forced = outside
    },
    withOpacity: (opacity, work) => {
      if (opacity === 1) return work()
      close()
      const from = ops.push({type: 'begin-opacity', opacity})
      work()
      close()
      if (ops.length === from) ops.pop()
      else ops.push({type: 'end-opacity'})
    },
  }
}
