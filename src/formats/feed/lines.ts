/** Attributes as they stand in a tag, escaped already; those that are undefined are left out. */
export type LineAttributes = Readonly<Record<string, string | number | undefined>>

/** Lines of an item, each with its indentation: written one by one, for an archive has many. */
export interface Lines {
  /** An element with text or a CDATA section in it, escaped already; without either, it closes itself. */
  readonly add: (name: string, content?: string, attributes?: LineAttributes) => void
  /** An element around others. */
  readonly around: (name: string, attributes: LineAttributes, inner: (lines: Lines) => void) => void
  readonly text: () => string
}

/** Lines that begin `depth` levels in, four spaces each. */
export function openLines(depth: number): Lines {
  const indentation = '    '.repeat(depth)
  let text = ''
  return {
    add: (name, content, attributes) => {
      const start = `${indentation}<${name}${attributes ? written(attributes) : ''}`
      text += content === undefined ? `${start}/>\n` : `${start}>${content}</${name}>\n`
    },
    around: (name, attributes, inner) => {
      const lines = openLines(depth + 1)
      inner(lines)
      text += `${indentation}<${name}${written(attributes)}>\n${lines.text()}${indentation}</${name}>\n`
    },
    text: () => text,
  }
}

function written(attributes: LineAttributes): string {
  let text = ''
  for (const name in attributes) {
    const value = attributes[name]
    if (value !== undefined) text += ` ${name}="${value}"`
  }
  return text
}
