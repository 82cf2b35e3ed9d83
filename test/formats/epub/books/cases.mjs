// Small publications, each of which is to become e-books without fault: `name`, `files` by path (a Uint8Array or text;
// `copy:name.png` is a picture of the sample publication, `media:clip.mp4` a file of `test/media`), and strings that its e-book must have or must not have, by
// file. Both the tests and the conformance suite read this list. Pages are set for the few cases that say so.

const settings = 'title: Paper\nurl: https://paper.example/\nid: tag:paper.example,2026:paper\n'
const unpaged = 'pageList: false\n'

/** One story. */
const story = (name, body, {has, hasNot, frontmatter = '', config = unpaged, more = {}} = {}) => ({
  name,
  files: {
    'publication.yaml': `${settings}${config}`,
    'story.md': `---\ntitle: Story\ndate: 2026-01-02\n${frontmatter}---\n\n${body}\n`,
    ...more,
  },
  has: has && {'chapter-001.xhtml': has},
  hasNot: hasNot && {'chapter-001.xhtml': hasNot},
})

/** A book of chapters, each a body. */
const book = (name, chapters, {has, hasNot, frontmatter = '', config = unpaged, more = {}, titles = []} = {}) => ({
  name,
  files: {
    'publication.yaml': `${settings}${config}`,
    'book.md': `---\ntitle: Book\nkind: book\ndate: 2026-01-02\n${frontmatter}chapters:\n${chapters.map((_, i) => `  - c/${i + 1}.md\n`).join('')}---\n`,
    ...Object.fromEntries(
      chapters.map((body, i) => [`c/${i + 1}.md`, `---\ntitle: ${titles[i] ?? `Chapter ${i + 1}`}\n---\n\n${body}\n`]),
    ),
    ...more,
  },
  has,
  hasNot,
})

/** A title in YAML, whatever is in it. */
const quoted = text => JSON.stringify(text)

const picture = {'images/a.png': 'copy:river-bridge.png'}
const range = count => Array.from({length: count}, (_, i) => i + 1)

export const cases = [
  // Blocks, each alone.
  story('paragraphs', 'One.\n\nTwo.', {has: ['<p>One.</p>']}),
  story('headings', '## Two\n\nx\n\n### Three\n\nx\n\n#### Four\n\nx\n\n##### Five\n\nx\n\n###### Six\n\nx', {
    has: ['<h2 id="two"', '<h6 id="six"'],
  }),
  story('emphasis', '*a* **b** ***c*** ~~d~~ `e` <kbd>F</kbd> H<sub>2</sub>O x<sup>2</sup>', {has: ['<em>a</em>', '<strong>b</strong>', '<del>d</del>', '<sub>2</sub>']}),
  story('lists', '- a\n  - b\n    1. c\n\n5. five\n6. six\n\n- [x] done\n- [ ] to do', {has: ['<ol start="5"', '<ul']}),
  story('definitions', 'Folio\n: A page number.\n: A size.\n\nRecto\n: A right page.', {has: ['<dt>Folio</dt>', '<dd>']}),
  story('quotation', '> One\n>\n> > Two', {has: ['<blockquote']}),
  story('table', '| A | B |\n|:--|--:|\n| 1 | 2 |\n| `x|y` | **z** |', {config: '', has: ['<th', '<td']}),
  story('wide-table', `| ${range(30).map(i => `H${i}`).join(' | ')} |\n|${'--|'.repeat(30)}\n| ${range(30).join(' | ')} |`, {has: ['H30']}),
  story('code', '```js\nconst a = 1 < 2 && "x"\n```\n\n    indented\n\n```\n<b>&amp;\n```', {config: '', has: ['&lt;b&gt;&amp;amp;', 'dir="ltr"']}),
  story('figure', '![A bridge](images/a.png "The bridge.")', {config: '', more: picture, has: ['<figure', '<figcaption>', 'alt="A bridge"']}),
  story('picture-in-text', 'See ![a bridge](images/a.png) there.', {more: picture, has: ['<img']}),
  story('decoration', ':::figure\n![](images/a.png){.decorative}\n:::', {more: picture, has: ['alt=""'], hasNot: ['alternative']}),
  story('svg-picture', '![Areas of a page](images/p.svg)', {more: {'images/p.svg': 'copy:page-areas.svg'}, has: ['.svg"']}),
  story('film', '::video[*At work*]{#fig:press src=clip.mp4 alt="A press" poster=images/a.png captions="clip.en.vtt clip.fa.vtt" transcript=story.md}\n\nSee @fig:press and ![a clip](clip.webm) of it.', {
    config: '',
    more: {...picture, 'clip.mp4': 'media:clip.mp4', 'clip.webm': 'media:clip.webm', 'clip.en.vtt': 'media:clip.en.vtt', 'clip.fa.vtt': 'media:clip.fa.vtt'},
    has: ['<video id="video-clip"', 'controls="controls"', 'poster="images/', '<track src="media/', 'label="فارسی"', 'aria-details="video-clip-transcript"'],
    hasNot: ['autoplay'],
  }),
  story('sound', '![A talk](talk.mp3 "The talk")\n\n::audio{src=talk.opus alt="A tone" transcript=none}\n\n::audio{src=talk.m4a alt="A tone" transcript=none}\n\n::audio{src=talk.wav alt="A raw tone" transcript=none}', {
    more: {'talk.mp3': 'media:talk.mp3', 'talk.opus': 'media:talk.opus', 'talk.m4a': 'media:talk.m4a', 'talk.wav': 'media:talk.wav'},
    has: ['type="audio/mpeg"', 'type="audio/ogg; codecs=opus"', 'type="audio/mp4"', 'href="https://paper.example/assets/talk.'],
    hasNot: ['audio/wav'],
  }),
  story('film-elsewhere', '::video{src="https://media.example/a.webm?x=1" alt="Far away" captions=none}\n\n::video[Elsewhere]{src="https://www.youtube.com/watch?v=a&b=c"}\n\n[![Linked](https://media.example/b.mp4)](https://x.example/)', {
    has: ['<source src="https://media.example/a.webm?x=1" type="video/webm"', 'href="https://www.youtube.com/watch?v=a&amp;b=c"'],
    hasNot: ['iframe'],
  }),
  story('film-at-an-odd-address', '::audio{src="https://media.example/a b&quot;é%.mp3?x=1&amp;y=2" alt="A" transcript=none}\n\n::video{src="https://media.example/b" type="video/<b>&" alt="B" captions=none}\n\n::video{src="https://media.example/c" type="video/mp4; codecs=avc1" alt="C" captions=none}\n\n::video{src="http://media.example/d.mp4" alt="D" captions=none}', {
    has: ['type="audio/mpeg"', 'href="https://media.example/b"', 'type="video/mp4; codecs=avc1"', 'href="http://media.example/d.mp4"'],
    hasNot: ['video/&lt;'],
  }),
  story('thematic-break', 'One\n\n---\n\nTwo', {has: ['<hr']}),
  story('admonition', ':::note[Mind]\nThe gap.\n:::\n\n:::warning\nHot.\n:::', {has: ['role="note"', 'The gap.']}),
  story('pull-quote', ':::pullquote\nSaid once more.\n:::', {has: ['Said once more.']}),
  story('poem', ':::poem[Title]\nOne line\nanother line\n\nA stanza\n:::', {has: ['another line']}),
  story('formulas', 'Let $E = mc^2$.\n\n$$\\int_0^1 x\\,dx = \\frac{1}{2}$$', {frontmatter: 'math: true\n', has: ['<math', 'xmlns="http://www.w3.org/1998/Math/MathML"']}),
  story('matrix', '$$\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}$$', {frontmatter: 'math: true\n', has: ['<mtable']}),
  story('raw-html', '<details><summary>More</summary><p>Inside</p></details>\n\n<div class="x"><span lang="fr" dir="ltr">Bonjour</span></div>\n\n<ruby>漢<rt>kan</rt></ruby> <q>quoted</q> <time datetime="2026-01-02">then</time> <abbr title="x">X</abbr>', {has: ['<details open="">', 'lang="fr" dir="ltr" xml:lang="fr"']}),
  story('unclosed-html', '<div><p>One\n\n<b>two <i>three</b>\n\n<table><td>x', {has: ['three']}),
  story('html-table', '<table><caption>Cap</caption><tr><th scope="row">a</th><td colspan="2" headers="a">b</td></tr></table>', {has: ['<caption>Cap</caption>']}),
  story('script', '<script>alert(1)</script>\n\n<p onclick="alert(1)">Text</p>\n\n<a href="javascript:alert(1)">link</a>', {has: ['Text'], hasNot: ['<script', 'onclick', 'javascript:']}),
  story('html-comment', '<!-- one -- two -->\n\nText <!-- x --> more', {has: ['Text'], hasNot: ['<!--']}),
  story('entities', '&copy; &nbsp; &mdash; &#x1F600; &amp;lt; &unknown;', {has: ['©', '\u{1F600}']}),
  story('typography', '"Quoted" -- and --- so... it\'s', {has: ['“Quoted”', '’']}),
  story('nothing', '', {}),
  story('only-space', '&nbsp;\n\n\u00a0', {}),
  story('long-word', 'x'.repeat(5000), {config: '', has: ['xxxx']}),
  story('deep-lists', range(30).map(i => `${'  '.repeat(i)}- level ${i}`).join('\n'), {has: ['level 30']}),
  story('deep-quotes', `${'> '.repeat(40)}deep`, {has: ['deep']}),

  // Notes and links.
  story('notes', `Text${range(5).map(i => ` and[^n${i}]`).join('')}, and again[^n2].\n\n${range(5).map(i => `[^n${i}]: Note *${i}*.`).join('\n')}`, {config: '', has: ['epub:type="noteref"', 'epub:type="footnote"']}),
  story('long-note', 'Text.[^a]\n\n[^a]: First.\n\n    - a list\n    - of two\n\n    > and a quotation\n\n    ```\n    code\n    ```', {has: ['role="doc-footnote"']}),
  story('note-in-heading', '## Heading[^a]\n\nText\n\n[^a]: Of the heading.', {has: ['role="doc-footnote"']}),
  story('note-in-table', '| A |\n|---|\n| b[^a] |\n\n[^a]: Of the cell.', {has: ['role="doc-footnote"']}),
  story('note-in-note', 'Text[^a]\n\n[^a]: With[^b].\n\n[^b]: Another.', {has: ['Another.']}),
  story('notes-by-any-name', 'a[^1 x] b[^é] c[^"q"] d[^数]\n\n[^é]: E.\n\n[^"q"]: Q.\n\n[^数]: Number.', {has: ['Number.']}),
  book('notes-by-chapter', ['a[^1] b[^2]\n\n[^1]: One.\n\n[^2]: Two.', 'c[^1]\n\n[^1]: Other.'], {has: {'chapter-001.xhtml': ['One.', 'Two.'], 'chapter-002.xhtml': ['Other.']}, hasNot: {'chapter-002.xhtml': ['One.']}}),
  book('links-between-chapters', ['To [two](2.md), [its place](2.md#there), [here](#here), [nowhere](#nowhere).\n\n## Here\n\nx', '## There\n\n[Back](1.md#here) and [the book](../book.md) and [away](https://away.example/?a=1&b=2#c).'], {
    has: {'chapter-001.xhtml': ['href="chapter-002.xhtml"', 'href="chapter-002.xhtml#there"', 'href="#here"'], 'chapter-002.xhtml': ['href="chapter-001.xhtml#here"', 'a=1&amp;b=2#c"']},
  }),
  book(
    'five-hundred-links',
    range(50).map(i => `${range(10).map(j => `[to ${j}](${((i * 7 + j * 13) % 50) + 1}.md#s${j})`).join(' ')}\n\n${range(10).map(j => `## S${j}\n\nx [up](#s1)`).join('\n\n')}`),
    {has: {'chapter-050.xhtml': ['href="chapter-']}},
  ),
  story('mail-and-phone', '<mail@example.org> and [call](tel:+964123) and www.example.org', {has: ['href="mailto:mail@example.org"']}),
  story('odd-addresses', '[a](https://x.example/a b) [b](<https://x.example/ü?q=ä ö>) [c](//x.example) [d](ftp://x.example/) [e](data:text/plain,x) [f](%zz) [g](#%zz)', {has: ['x.example']}),

  // Languages.
  story('persian', '## عنوان\n\nمتن فارسی با *تأکید* و English در میان.[^۱]\n\n[^۱]: یادداشت.', {config: '', frontmatter: 'lang: fa\n', has: ['lang="fa" xml:lang="fa" dir="rtl"']}),
  story('code-from-right-to-left', 'پوشهٔ `content/` و <kbd>Ctrl+</kbd>\n\n```js\na()\n```', {frontmatter: 'lang: fa\n', has: ['<code dir="ltr">content/</code>', '<kbd dir="ltr">Ctrl+</kbd>', 'dir="ltr"><code>']}),
  story('arabic', '## عنوان\n\nنص عربي «مقتبس» 123.\n\n- واحد\n- اثنان', {frontmatter: 'lang: ar\n', has: ['lang="ar" xml:lang="ar" dir="rtl"']}),
  story('kurdish', '## سەردێڕ\n\nدەقی کوردی.', {frontmatter: 'lang: ckb\n', has: ['dir="rtl"']}),
  story('hebrew', '## כותרת\n\nטקסט.', {frontmatter: 'lang: he\n', has: ['lang="he"', 'dir="rtl"']}),
  story('chinese', '## 标题\n\n中文文本，没有空格。《书名》', {config: '', frontmatter: 'lang: zh\n', has: ['lang="zh"']}),
  story('japanese', '## 見出し\n\n日本語の文章。<ruby>漢字<rt>かんじ</rt></ruby>。', {frontmatter: 'lang: ja\n', has: ['<rt>']}),
  story('korean', '## 제목\n\n한국어 문장입니다.', {frontmatter: 'lang: ko\n', has: ['lang="ko"']}),
  story('thai', '## หัวข้อ\n\nภาษาไทยไม่มีช่องว่าง', {frontmatter: 'lang: th\n', has: ['lang="th"']}),
  story('emoji', '## 😀 👩‍👩‍👧‍👦 🏳️‍🌈\n\n🇮🇶 ❤️ 𝒳 𠀀', {has: ['👩‍👩‍👧‍👦']}),
  book('three-directions', ['English', 'متن فارسی', '日本語'], {config: '', titles: ['One', 'دو', '三'], more: {'c/2.md': '---\ntitle: دو\nlang: fa\n---\n\nمتن\n', 'c/3.md': '---\ntitle: 三\nlang: ja\n---\n\n日本語\n'}, has: {'content.opf': ['<dc:language>en</dc:language>', '<dc:language>fa</dc:language>', '<dc:language>ja</dc:language>'], 'chapter-002.xhtml': ['dir="rtl"'], 'toc.xhtml': ['xml:lang="fa" dir="rtl"']}}),
  book('contents-of-chapters-alone', ['## Two\n\n### Three\n\nx'], {frontmatter: 'contentsDepth: 1\n', hasNot: {'toc.xhtml': ['#two'], 'toc.ncx': ['#two']}}),
  book('contents-to-the-sixth-level', ['## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\nx'], {frontmatter: 'contentsDepth: 6\n', has: {'toc.xhtml': ['#six'], 'toc.ncx': ['#two', 'name="dtb:depth" content="2"']}, hasNot: {'toc.ncx': ['#three', '#six']}}),
  book('persian-book', ['## یک\n\nمتن', 'متن'], {frontmatter: 'lang: fa\n', titles: ['فصل', 'دیگر'], has: {'content.opf': ['page-progression-direction="rtl"']}}),

  // Works of every size.
  book('no-chapters', [], {frontmatter: '', more: {'book.md': '---\ntitle: Book\nkind: book\nchapters: []\n---\n\nOnly this.\n'}, has: {'introduction.xhtml': ['Only this.']}}),
  book('one-chapter', ['x'], {has: {'toc.ncx': ['Chapter 1']}}),
  book('five-hundred-chapters', range(500).map(i => `Text of ${i}.`), {has: {'toc.xhtml': ['chapter-500.xhtml'], 'content.opf': ['idref="chapter-500"']}}),
  book('introduction', ['x'], {more: {'book.md': '---\ntitle: Book\nkind: book\nchapters: [c/1.md]\n---\n\n## Before\n\nSaid[^1] first.\n\n[^1]: Noted.\n'}, has: {'introduction.xhtml': ['Said', 'Noted.'], 'toc.xhtml': ['introduction.xhtml']}}),
  book('equal-headings', ['## Same\n\nx\n\n## Same\n\ny\n\n## Same\n\nz', '## Same\n\nx'], {has: {'toc.xhtml': ['chapter-001.xhtml#same"', 'chapter-002.xhtml#same"']}}),
  {
    name: 'issue',
    files: {
      'publication.yaml': settings,
      'a.md': '---\ntitle: A\ndate: 2026-01-02\nauthor: Ann Other\n---\n\nFirst[^1].\n\n[^1]: One.\n',
      'b.md': '---\ntitle: ب\nlang: ar\ndate: 2026-01-03\n---\n\nثان\n',
      'issue.md': '---\ntitle: No. 1\nkind: issue\ndate: 2026-01-04\nstories: [a.md, b.md]\n---\n\nA word before.\n',
    },
    has: {'introduction.xhtml': ['A word before.']},
  },

  // Frontmatter.
  ...[
    ['markup', '&<">]]>'],
    ['emoji-title', '😀 𝒳 \u{20000}'],
    ['control-characters', 'a\u0001\u0008b\ufffec'],
    ['control-characters-alone', '\u0001\ufffe'],
    ['template-signs', '<%- opf %> {{ y }} ${z}'],
    ['apostrophes', `'"\`´’`],
    ['spaces', '  \u00a0\u3000x\u2028y  '],
    ['very-long', 'long '.repeat(400).trim()],
    ['direction-marks', '\u202Eabc\u202C \u2067اب\u2069'],
  ].map(([name, title]) =>
    story(`title-of-${name}`, `## ${title.replace(/[\u0000-\u001f]/g, '')}\n\nx`, {
      frontmatter: `subtitle: ${quoted(title)}\nkicker: ${quoted(title)}\nsummary: ${quoted(title)}\nauthors: [${quoted(title)}]\ntags: [${quoted(title)}]\nrights: ${quoted(title)}\n`,
      more: {'story.md': `---\ntitle: ${quoted(title)}\nsubtitle: ${quoted(title)}\nsummary: ${quoted(title)}\nauthors: [${quoted(title)}]\nrights: ${quoted(title)}\n---\n\n## x\n\ny\n`},
    }),
  ),
  story('no-frontmatter', '', {more: {'story.md': 'Just text.\n'}}),
  story('every-field', 'x', {
    frontmatter:
      'subtitle: Dek\nkicker: Kick\nauthors: [Ann Other, {name: Bo Third, role: translator, url: "https://b.example/"}]\ndateline: {place: Baghdad, agency: AP}\nsummary: Short.\ncorrections: [{date: 2026-01-03, text: Wrong before.}]\nrights: CC BY 4.0\nsources: [The archive, {name: A paper, url: "https://p.example/"}]\ntags: [a, b & c]\nimage: {src: images/a.png, alt: A bridge, caption: Cap, credit: Me, license: MIT}\n',
    more: picture,
    has: ['Baghdad', 'Wrong before.', 'A paper'],
  }),
  book('cover', ['x'], {frontmatter: 'cover: {src: images/a.png, alt: A bridge}\n', more: picture, has: {'content.opf': ['properties="cover-image"'], 'toc.xhtml': ['epub:type="cover"'], 'cover.xhtml': ['alt="A bridge"']}}),

  // Together.
  book('everything', [
    '## Table\n\n| A | B |\n|---|---|\n| 1[^1] | $x$ |\n\n[^1]: In a *cell* with `code`.\n\n![A bridge](../images/a.png "Cap[^2] here")\n\n[^2]: x\n\n> Quoted **so**\n\n```py\nprint("x")\n```\n\n:::note\n- a\n- b[^3]\n:::\n\n[^3]: In a note.',
    '## جدول\n\n| الف | ب |\n|---|---|\n| ۱ | ۲ |\n\nمتن[^1] با `code` و $x^2$\n\n[^1]: یادداشت English',
  ], {config: 'math: true\n', more: {...picture, 'c/2.md': '---\ntitle: دو\nlang: fa\n---\n\n## جدول\n\nمتن[^1] با `code` و $x^2$\n\n[^1]: یادداشت English\n'}, has: {'content.opf': ['properties="mathml"']}}),
]
