/**
 * Text that goes round `feed` instead of through it. The package and the XML writer under it escape some text twice,
 * some half and some not at all, rewrite identifiers as URLs, and break on a second `]]>`. So it is given names of
 * slots, which pass everywhere (as text, as attribute, as URL), and the finished XML gets what belongs there.
 */
export interface Slots {
  /** Keep `xml`, escaped as its place wants it, and get the name to hand to `feed`. */
  readonly keep: (xml: string) => string
  /** `markup` with each name, and a CDATA section that holds just one, replaced by what was kept. */
  readonly fill: (markup: string) => string
}

export function openSlots(): Slots {
  const kept: string[] = []
  return {
    keep: xml => `slot:${kept.push(xml) - 1}`,
    fill: markup =>
      markup.replace(
        /<!\[CDATA\[slot:(\d+)\]\]>|slot:(\d+)/g,
        (_, section, text) => kept[Number(section ?? text)] ?? '',
      ),
  }
}
