// Markdown that nobody would write: every construct in and beside every other, the same for the same seed.

/** mulberry32. */
function generator(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = count => Math.floor(next() * count)
  return {upTo, pick: list => list[upTo(list.length)], chance: share => next() < share}
}

const words =
  'river stone & < > " \' ]]> -- --- ... <b> </b> <br> &amp; &nbsp; &#0; &#x1F600; \u0001 \u000b \ufffe \u202e \u2066 \u200d نهر کتاب‌خانه ספר 漢字 かな ไทย 😀 👨‍👩‍👧 Ĳ ß a\\*b \\ | ` ** __ ~~ [x] ![ [^ ^] $ $$ : :: ::: {#id} {.a} @ http://x.example/?a=b&c www.x.example a@x.example <http://y.example> 12. - + # > ='.split(
    ' ',
  )
const tags = 'div p span b i table tr td ul li dl dt dd a h1 h2 figure figcaption aside section ruby rt details summary q svg math object iframe form input button label img video source picture br hr pre code custom-tag'.split(' ')
const attributes = ['', ' id="a"', ' class="x y"', ' lang="fa"', ' dir="rtl"', ' title="&quot;"', ' href="#a"', ' href="2.md#b"', ' src="x.png"', ' alt=""', ' role="doc-footnote"', ' role="note"', ' onclick="x()"', ' style="color:red"', ' epub:type="x"', ' xml:lang="de"', ' hidden', ' colspan="2"', ' aria-labelledby="a b"', ' data-x=1', ' <', ' "']

/** A document of nothing in particular. */
export function randomMarkdown(seed) {
  const {upTo, pick, chance} = generator(seed)
  const line = () => Array.from({length: 1 + upTo(12)}, inline).join(' ')
  return Array.from({length: 3 + upTo(10)}, () => block(0)).join('\n\n')

  function inline() {
    if (chance(0.6)) return pick(words)
    return pick([
      () => `*${pick(words)}*`,
      () => `**${pick(words)} ${pick(words)}**`,
      () => `\`${pick(words)}\``,
      () => `[${pick(words)}](${pick(['#a', '1.md', '3.md#x', 'https://x.example/?q=ä', 'nowhere.md', 'mailto:a@b.example', '<a b>', ''])})`,
      () => `![${pick(words)}](${pick(['a.png', 'https://x.example/a.png', 'missing.svg'])})`,
      () => `[^${1 + upTo(3)}]`,
      () => html(1),
      () => `$${pick(words)}^2$`,
      () => `~~${pick(words)}~~`,
    ])()
  }

  function block(depth) {
    const inner = () => (depth > 2 ? line() : block(depth + 1))
    const indented = text => text.replaceAll('\n', '\n    ')
    return pick([
      line,
      line,
      () => `${'#'.repeat(1 + upTo(6))} ${line()}${chance(0.2) ? ' {#own}' : ''}`,
      () => `> ${inner().replaceAll('\n', '\n> ')}`,
      () => Array.from({length: 1 + upTo(4)}, () => `- ${indented(inner())}`).join('\n'),
      () => Array.from({length: 1 + upTo(3)}, (_, i) => `${i + 7}. ${indented(inner())}`).join('\n\n'),
      () => `- [${pick([' ', 'x'])}] ${line()}`,
      () => `\`\`\`${pick(['', 'js', 'html', 'none'])}\n${line()}\n${line()}\n\`\`\``,
      () => `| ${pick(words)} | b |\n|---|:-:|\n| ${line().replaceAll('|', '')} | ${pick(words)} |\n| c |`,
      () => `[^${1 + upTo(3)}]: ${indented(inner())}`,
      () => `${pick(words)}\n: ${indented(inner())}`,
      () => `:::${pick(['note', 'warning', 'pullquote', 'poem', 'figure', 'nothing'])}${pick(['', `[${pick(words)}]`])}\n${inner()}\n:::`,
      () => html(3),
      () => `$$\n${pick(['x^2', '\\frac{a}{b}', '\\broken{', '\\begin{matrix}1&2\\end{matrix}'])}\n$$`,
      () => '---',
      () => `<!-- ${line()} -->`,
    ])()
  }

  /** Often not closed, often where it may not be. */
  function html(length) {
    const name = pick(tags)
    const content = Array.from({length: upTo(length + 1)}, () => (chance(0.4) ? html(length - 1) : pick(words))).join(pick(['', ' ', '\n']))
    return `<${name}${pick(attributes)}${pick(attributes)}>${content}${chance(0.7) ? `</${name}>` : ''}`
  }
}
