const inline = new Set(
  'a abbr audio b bdi bdo br cite code data del dfn em i img ins kbd label mark math picture q rb rp rt ruby s samp small span strong sub sup time u var video wbr'.split(
    ' ',
  ),
)

/** Whether an element stands in a line, and not on lines of its own. */
export const isInline = (tagName: string): boolean => inline.has(tagName)
