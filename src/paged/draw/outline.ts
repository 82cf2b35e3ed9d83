import type {Bookmark} from '../layout/fragment.ts'
import type {PdfFile} from './pdfkit.ts'
import {dictionary, pointIfAny, pointTo, type Reference, textString} from './syntax.ts'

/** A bookmark with the PDF text of the destination it leads to. */
export interface PlacedBookmark extends Bookmark {
  readonly destination: string
}

interface Entry {
  readonly bookmark: PlacedBookmark
  readonly reference: Reference
  readonly children: Entry[]
}

/** Write the outline tree (ISO 32000-1, 12.3.3); undefined when there is nothing in it. */
export function writeOutline(
  bookmarks: readonly PlacedBookmark[],
  file: PdfFile,
): Reference | undefined {
  if (bookmarks.length === 0) return undefined
  const root = file.reserve()
  const top: Entry[] = []
  const path: Entry[] = []
  for (const bookmark of bookmarks) {
    const entry = {bookmark, reference: file.reserve(), children: []}
    while ((path.at(-1)?.bookmark.level ?? 0) >= bookmark.level) path.pop()
    const siblings = path.at(-1)?.children ?? top
    siblings.push(entry)
    path.push(entry)
  }
  writeEntries(top, root, file)
  file.put(root, dictionary({Type: '/Outlines', ...family(top), Count: String(visible(top))}))
  return root
}

function writeEntries(entries: readonly Entry[], parent: Reference, file: PdfFile): void {
  entries.forEach(({bookmark, reference, children}, i) => {
    const previous = entries[i - 1]
    const next = entries[i + 1]
    const inside = visible(children)
    file.put(
      reference,
      dictionary({
        Title: textString(bookmark.label),
        Parent: pointTo(parent),
        Prev: pointIfAny(previous?.reference),
        Next: pointIfAny(next?.reference),
        ...family(children),
        // Negative: so many come to light when the entry is opened.
        Count: inside === 0 ? undefined : String(bookmark.open ? inside : -inside),
        Dest: bookmark.destination,
      }),
    )
    writeEntries(children, reference, file)
  })
}

const family = (entries: readonly Entry[]) => {
  return {
    First: pointIfAny(entries[0]?.reference),
    Last: pointIfAny(entries.at(-1)?.reference),
  }
}

/** How many entries show while those above them are open. */
const visible = (entries: readonly Entry[]): number =>
  entries.reduce(
    (sum, {bookmark, children}) => sum + 1 + (bookmark.open ? visible(children) : 0),
    0,
  )
