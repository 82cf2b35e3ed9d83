/**
 * What HTML looks like on paper before an author says a word: the rendering section of HTML, with the additions that
 * css-gcpm-3, css-page-3 and css-content-3 suggest for pages, notes, bookmarks and quotes.
 */
export const userAgentSheet = `
html, address, article, aside, blockquote, body, center, dd, details, dialog, dir, div, dl, dt, fieldset, figcaption,
figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, main, menu, nav, ol, optgroup, option, p,
pre, search, section, summary, ul { display: block }

[hidden], area, audio:not([controls]), base, basefont, datalist, dialog:not([open]), head, link, meta, noembed,
noframes, param, rp, script, style, template, title { display: none }

li { display: list-item }
summary { display: block }
img, svg, video, canvas { display: inline }
math { display: inline }
math[display=block] { display: block; margin: .5em auto; break-inside: avoid }
rp { display: inline }
slot { display: contents }

[dir]:dir(rtl), bdi:dir(rtl) { direction: rtl }
[dir]:dir(ltr), bdi:dir(ltr) { direction: ltr }
[dir], bdi { unicode-bidi: isolate }
bdo[dir] { unicode-bidi: isolate-override }
[dir=auto i]:is(p, div, pre, textarea) { unicode-bidi: plaintext }

body { margin: 0 }
p, blockquote, figure, dl, menu, ol, ul, pre, dir { margin-block: 1em }
blockquote, figure { margin-inline: 40px }
dd { margin-inline-start: 40px }
menu, ol, ul, dir { padding-inline-start: 40px; counter-reset: list-item }
:is(dl, menu, ol, ul, dir) :is(dl, menu, ol, ul, dir) { margin-block: 0 }
ul, menu, dir { list-style-type: disc }
:is(ol, ul, menu, dir) :is(ul, menu, dir) { list-style-type: circle }
:is(ol, ul, menu, dir) :is(ol, ul, menu, dir) :is(ul, menu, dir) { list-style-type: square }
ol { list-style-type: decimal }
ol[type="1"] { list-style-type: decimal }
ol[type="a" s] { list-style-type: lower-alpha }
ol[type="A" s] { list-style-type: upper-alpha }
ol[type="i" s] { list-style-type: lower-roman }
ol[type="I" s] { list-style-type: upper-roman }
::marker { unicode-bidi: isolate; font-variant-numeric: tabular-nums; text-transform: none; white-space: pre;
  text-indent: 0 }

h1 { font-size: 2em; margin-block: .67em }
h2 { font-size: 1.5em; margin-block: .83em }
h3 { font-size: 1.17em; margin-block: 1em }
h4 { margin-block: 1.33em }
h5 { font-size: .83em; margin-block: 1.67em }
h6 { font-size: .67em; margin-block: 2.33em }
h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid; hyphens: manual }
h1 { bookmark-level: 1 }
h2 { bookmark-level: 2 }
h3 { bookmark-level: 3 }
h4 { bookmark-level: 4 }
h5 { bookmark-level: 5 }
h6 { bookmark-level: 6 }

address, cite, dfn, em, i, var { font-style: italic }
b, strong, th { font-weight: bolder }
code, kbd, pre, samp, tt { font-family: monospace; hyphens: none }
code, kbd, samp, tt { font-size: .92em }
pre { white-space: pre-wrap; tab-size: 4 }
pre :is(code, kbd, samp) { font-size: inherit }
textarea { white-space: pre-wrap }
big { font-size: larger }
small { font-size: smaller }
sub { vertical-align: sub; font-size: .75em; line-height: 0 }
sup { vertical-align: super; font-size: .75em; line-height: 0 }
del, s, strike { text-decoration: line-through }
ins, u { text-decoration: underline }
abbr[title] { text-decoration: none }
mark { background-color: #ff0; color: #000 }
nobr { white-space: nowrap }
center { text-align: center }
rt { font-size: 1em }
q::before { content: open-quote }
q::after { content: close-quote }

hr { border-top: .5pt solid; margin-block: .5em; margin-inline: auto; color: inherit }
figure, img, svg { break-inside: avoid }
figcaption { break-before: avoid }
fieldset { border: .75pt solid; padding: .35em .75em .625em; margin-inline: 2px }

input[type=checkbox]::before { content: "\\2610" }
input[type=checkbox][checked]::before { content: "\\2611" }
input:is([type=hidden i], :not([type])), button, select { display: none }

table { display: table; border-spacing: 2px; border-collapse: separate; text-indent: 0 }
caption { display: table-caption; text-align: center; break-after: avoid }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group; break-inside: avoid; break-after: avoid }
tbody { display: table-row-group }
tfoot { display: table-footer-group; break-inside: avoid; break-before: avoid }
tr { display: table-row; break-inside: avoid }
td, th { display: table-cell; padding: 1px; vertical-align: inherit }
thead, tbody, tfoot, table > tr { vertical-align: middle }
tr { vertical-align: inherit }
th { text-align: center }
:is(td, th, tr, col, table, p, div, h1, h2, h3, h4, h5, h6)[align=left] { text-align: left }
:is(td, th, tr, col, p, div, h1, h2, h3, h4, h5, h6)[align=right] { text-align: right }
:is(td, th, tr, col, p, div, h1, h2, h3, h4, h5, h6)[align=center] { text-align: center }
:is(td, th, tr, p, div)[align=justify] { text-align: justify }
:is(td, th, tr)[valign=top] { vertical-align: top }
:is(td, th, tr)[valign=middle] { vertical-align: middle }
:is(td, th, tr)[valign=bottom] { vertical-align: bottom }

::footnote-call { content: counter(footnote); vertical-align: super; font-size: .7em; line-height: 0;
  font-variant-numeric: lining-nums }
::footnote-marker { content: counter(footnote) ". " }

@page {
  size: A4;
  margin: 20mm;
  @top-left-corner { text-align: right; vertical-align: middle }
  @top-left { text-align: left; vertical-align: middle }
  @top-center { text-align: center; vertical-align: middle }
  @top-right { text-align: right; vertical-align: middle }
  @top-right-corner { text-align: left; vertical-align: middle }
  @left-top { text-align: center; vertical-align: top }
  @left-middle { text-align: center; vertical-align: middle }
  @left-bottom { text-align: center; vertical-align: bottom }
  @right-top { text-align: center; vertical-align: top }
  @right-middle { text-align: center; vertical-align: middle }
  @right-bottom { text-align: center; vertical-align: bottom }
  @bottom-left-corner { text-align: right; vertical-align: middle }
  @bottom-left { text-align: left; vertical-align: middle }
  @bottom-center { text-align: center; vertical-align: middle }
  @bottom-right { text-align: right; vertical-align: middle }
  @bottom-right-corner { text-align: left; vertical-align: middle }
  @footnote { margin-top: 1em; padding-top: .5em; border-top: .5pt solid }
}
`
