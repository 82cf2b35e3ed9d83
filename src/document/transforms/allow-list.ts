import type {Options as Schema} from 'rehype-sanitize'

/** In front of ids and names that come from raw HTML, so that none shadows a name that a script uses. */
export const userPrefix = 'user-'

const words = (list: string): string[] => list.split(/\s+/).filter(Boolean)

const elements = words(`
  a abbr address aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em
  figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd li mark ol p picture pre q rp rt ruby s samp
  section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr audio video
  source track`)

/** Content that is not words. */
const contentless = words(`
  script style template iframe noscript noembed noframes object applet embed svg math select textarea title xmp
  plaintext frameset`)

const roles = words(`
  note group img presentation none list listitem doc-abstract doc-conclusion doc-dedication doc-epigraph doc-example
  doc-glossary doc-introduction doc-pullquote doc-qna doc-subtitle doc-tip`)

const media = words(
  'src controls loop muted preload width height dataDuration dataName dataWithout',
)
const cell = words('colSpan rowSpan align headers scope abbr')

/**
 * What raw HTML may say: the words of an editor, nothing that runs, loads by itself, or lays out. Footnote calls and notes cannot be written.
 */
export const allowList = {
  tagNames: elements,
  strip: contentless,
  ancestors: {
    tbody: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tfoot: ['table'],
    tr: ['table'],
    source: ['audio', 'video'],
    track: ['audio', 'video'],
  },
  attributes: {
    '*': [
      ...words(
        'className id lang dir title translate ariaLabel ariaLabelledBy ariaDescribedBy ariaHidden',
      ),
      ['role', ...roles],
    ],
    a: words('href hrefLang name'),
    audio: media,
    blockquote: ['cite'],
    col: ['span'],
    colgroup: ['span'],
    data: ['value'],
    del: words('cite dateTime'),
    details: ['open'],
    img: words('src alt width height'),
    input: [['type', 'checkbox'], 'checked', ['disabled', true]],
    ins: words('cite dateTime'),
    li: ['value'],
    ol: words('start reversed type'),
    q: ['cite'],
    source: words('src type'),
    td: cell,
    th: cell,
    time: ['dateTime'],
    track: words('src kind srcLang label default'),
    video: [...media, 'poster'],
  },
  // Addresses are judged later, with a message.
  protocols: {},
  required: {},
  clobber: words('id name ariaLabelledBy ariaDescribedBy'),
} satisfies Schema
