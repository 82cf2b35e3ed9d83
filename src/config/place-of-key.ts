import type {VFile} from 'vfile'

/** Where the value of a top-level key stands in a file's YAML; the start of the file when the key is not written. */
export function placeOfKey(
  {value}: VFile,
  key: string,
): {readonly line: number; readonly column: number} {
  const lines = String(value ?? '').split('\n')
  const pattern = new RegExp(`^${key}\\s*:\\s*`)
  const index = lines.findIndex(line => pattern.test(line))
  if (index < 0) return {line: 1, column: 1}
  return {line: index + 1, column: (pattern.exec(lines[index] ?? '')?.[0].length ?? 0) + 1}
}
