import type {Document} from '../document/document.ts'

/** Where a fragment that an author wrote leads in a document. */
export type Anchor =
  | {readonly type: 'id'; readonly id: string}
  /** The heading that became the title: the document itself. */
  | {readonly type: 'top'}
  | {readonly type: 'nowhere'}

/** `#written` in a link to `document`: ids of raw HTML carry a prefix that authors do not write. */
export function anchorOf({anchors, titleId}: Document, written: string): Anchor {
  const id = Object.hasOwn(anchors, written) ? anchors[written] : undefined
  if (id !== undefined) return {type: 'id', id}
  return written === titleId ? {type: 'top'} : {type: 'nowhere'}
}
