import type {Document} from '../document/document.ts'

/** Where `text` stands in a document's source, for values of the frontmatter that carry no position. */
export function placeOfText(
  {file}: Document,
  text: string,
): {readonly line: number; readonly column: number} {
  const lines = String(file.value ?? '').split('\n')
  const index = lines.findIndex(line => line.includes(text))
  return index < 0
    ? {line: 1, column: 1}
    : {line: index + 1, column: (lines[index] ?? '').indexOf(text) + 1}
}
