const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Roles of ARIA 1.1 and DPUB-ARIA 1.0 that say something of text. */
const known = words(
  'alert article banner cell columnheader complementary contentinfo definition directory document feed figure group heading img link list listitem log main math navigation none note presentation region row rowgroup rowheader search separator status table term tooltip doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc',
)

const headings = words('doc-subtitle heading none presentation')
const lists = words('directory group list none presentation')

/** Elements that take some roles only (EPUBCheck 4.2.6, after ARIA in HTML). */
const restricted: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('doc-backlink doc-biblioref doc-glossref doc-noteref link'),
  article: words('article document feed main none presentation region'),
  aside: words(
    'complementary doc-dedication doc-example doc-footnote doc-pullquote doc-tip feed none note presentation region search',
  ),
  caption: words(''),
  col: words(''),
  colgroup: words(''),
  dd: words('definition'),
  details: words('group'),
  dl: words('group list none presentation'),
  dt: words('listitem term'),
  figcaption: words('group none presentation'),
  figure: words('figure group none presentation'),
  footer: words('contentinfo doc-footnote group none presentation'),
  h1: headings,
  h2: headings,
  h3: headings,
  h4: headings,
  h5: headings,
  h6: headings,
  header: words('banner doc-footnote group none presentation'),
  hr: words('doc-pagebreak none presentation separator'),
  img: words('doc-cover img link none presentation separator'),
  input: words(''),
  label: words(''),
  li: words('doc-biblioentry listitem none presentation separator'),
  meter: words(''),
  nav: words('doc-index doc-pagelist doc-toc navigation'),
  ol: lists,
  progress: words(''),
  section: words(
    'alert banner complementary contentinfo doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-bibliography doc-chapter doc-colophon doc-conclusion doc-credit doc-credits doc-dedication doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example doc-foreword doc-glossary doc-index doc-introduction doc-notice doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-toc document feed log main navigation none note presentation region search status',
  ),
  summary: words(''),
  ul: lists,
}

/** Whether reading systems know `role`, and on this element. */
export const isRoleOf = (tagName: string, role: string): boolean =>
  known.has(role) && (restricted[tagName]?.has(role) ?? true)
