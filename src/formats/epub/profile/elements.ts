const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Elements newer than EPUB 3.2's schema, older than HTML 5, or of a form, and what stands in for them. */
export const standIns: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  area: 'span',
  big: 'span',
  body: 'div',
  button: 'span',
  center: 'div',
  data: 'span',
  dialog: 'div',
  dir: 'ul',
  fieldset: 'div',
  form: 'div',
  hgroup: 'div',
  html: 'div',
  legend: 'p',
  main: 'div',
  map: 'span',
  menu: 'ul',
  search: 'div',
  strike: 's',
  tt: 'code',
}

/** Elements that say nothing on a page without script, with all that is in them. */
export const silent = words('base head link meta noscript script slot style template title')

/** Elements that show another resource: a package links to it instead. */
export const embedded = words('audio embed iframe object video')

/** May stand in a line of text. */
export const phrasing = words(
  'a abbr b bdi bdo br cite code del dfn em i img input ins kbd label mark math meter output progress q rb rp rt rtc ruby s samp small span strong sub sup svg time u var wbr',
)

/** Stand by themselves. */
export const blocks = words(
  'address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li nav ol p pre section summary table tbody td tfoot th thead tr ul',
)

/** Hold nothing but a line of text. */
export const lines = words(
  'abbr b bdi bdo cite code dfn em h1 h2 h3 h4 h5 h6 i kbd label mark meter output p pre progress q rb rp rt rtc ruby s samp small span strong sub summary sup time u var',
)

/** The parents without which an element may not stand, and what it becomes then. */
export const homes: Readonly<Record<string, Home>> = {
  caption: {parents: words('table'), otherwise: 'div'},
  col: {parents: words('colgroup table'), otherwise: 'div'},
  colgroup: {parents: words('table'), otherwise: 'div'},
  dd: {parents: words('dl'), otherwise: 'div'},
  dt: {parents: words('dl'), otherwise: 'div'},
  figcaption: {parents: words('figure'), otherwise: 'div'},
  li: {parents: words('ul ol'), otherwise: 'div'},
  rp: {parents: words('ruby'), otherwise: 'span'},
  rt: {parents: words('ruby'), otherwise: 'span'},
  summary: {parents: words('details'), otherwise: 'div'},
  tbody: {parents: words('table'), otherwise: 'div'},
  td: {parents: words('tr'), otherwise: 'div'},
  tfoot: {parents: words('table'), otherwise: 'div'},
  th: {parents: words('tr'), otherwise: 'div'},
  thead: {parents: words('table'), otherwise: 'div'},
  tr: {parents: words('table tbody tfoot thead'), otherwise: 'div'},
}

interface Home {
  readonly parents: ReadonlySet<string>
  readonly otherwise: string
}

/** What may not stand inside an element, however deep. */
export const exclusions: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('a details input label'),
  address: words('address article aside footer h1 h2 h3 h4 h5 h6 header nav section'),
  dfn: words('dfn'),
  footer: words('footer header'),
  header: words('footer header'),
  label: words('label'),
  meter: words('meter'),
  progress: words('progress'),
}
