// Stories whose every field holds what some reader of feeds trips over, the same ones each time, as Markdown files.
const pieces = [
  'words', 'of', 'a', 'story', 'Rivers', 'border', '2026', '<', '>', '&', '"', "'", '<b>', '</b>', '&amp;', '&lt;', '&#60;',
  '&nbsp;', '&#x26;amp;', ']]>', '<![CDATA[', '-->', '<!--', '<?xml', '?>', '%', '%20', '$&', '$1', '{{ x }}', 'slot:0',
  'slot:12', '\\', '\\n', '/', '//', '#', '@', '😀', '👩‍👩‍👧', '🇮🇷', '☀️', '𝒳', '\u{20000}', 'e\u0301', 'Z\u0351\u036b\u0343a',
  'ก็', 'नमस्ते', '漢字', 'ｆｕｌｌ', 'مرز', 'ایران', 'می‌خواهم', 'עברית', '\u200f', '\u200e', '\u202e', '\u202c', '\u2067', '\u2069',
  '\ufeff', '\u00a0', '\u2028', '\u0085', '\u00ad', 'ß', 'İ', 'ﬁ', '\u0000', '\u0008', '\u000b', '\u001f', '\u007f', '\u0091', '\ufffe',
  '\ufdd0', '\ud800', '\udc00', '\t', 'x'.repeat(300), '<script>alert(1)</script>', '<img src=x onerror=go()>',
  'javascript:go()', 'https://x.example/?a=1&b=2', 'a@x.example', '=HYPERLINK("x")', '\u{1f600}\ufe0f\u200d', '∑', '½',
]

/** How many there are. */
export const hostileCount = 520

/** Numbers from 0 to 1, always the same for a seed (Mulberry32). */
function numbersFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The Markdown of story `index`. JSON is YAML, escapes and all. */
export function hostileStory(index) {
  const next = numbersFrom(index + 1)
  const pick = list => list[Math.floor(next() * list.length)]
  const text = most => Array.from({length: 1 + Math.floor(next() * most)}, () => pick(pieces)).join(pick(['', ' ', ' ']))
  const named = most => `N${text(most)}`
  const years = ['1901-02-03', '1969-12-31', '1999-12-31T23:59:59Z', '2024-02-29', '2026-03-01T00:30:00+04:30']
  const front = {
    title: `T${index} ${text(8)}`,
    date: index % 7 === 0 ? pick(years) : '2026-03-01',
    ...(index % 5 === 0 ? {updated: '2026-05-01T10:00:00Z'} : {}),
    ...(index % 2 === 0 ? {subtitle: named(4)} : {}),
    ...(index % 3 === 0 ? {summary: named(9)} : {}),
    ...(index % 4 === 0 ? {kicker: named(2)} : {}),
    tags: Array.from({length: index % 4}, (_, tag) => `N${tag} ${text(2)}`),
    authors: [`N1 ${text(3)}`, ...(index % 3 === 0 ? [{name: `N2 ${text(3)}`, email: 'a@x.example', url: 'https://x.example/?a=1&b=%3C'}] : [])].slice(0, index % 9 === 8 ? 0 : 2),
    ...(index % 6 === 0 ? {rights: named(3)} : {}),
    ...(index % 8 === 0 ? {lang: pick(['fa', 'ar', 'he', 'zh-Hant', 'de'])} : {}),
    ...(index % 10 === 0 ? {corrections: [{date: '2026-04-01', text: named(4)}]} : {}),
  }
  return `---\n${Object.entries(front)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}---\n\n${index % 40 === 39 ? '' : bodyOf(index, {text, pick})}\n`
}

function bodyOf(index, {text, pick}) {
  const blocks = [
    () => text(14),
    () => `> ${text(6)}`,
    () => `- ${text(5)}\n- ${text(5)}`,
    () => `\`\`\`\n${text(6)}\n\`\`\``,
    () => `## ${text(4)}`,
    () => `<div>${text(6)}`,
    () => `[${text(2)}](https://x.example/?a=1&b=${index})`,
    () => `Note[^n].\n\n[^n]: ${text(5)}`,
    () => `| ${text(2)} | x |\n| - | - |\n| ${text(2)} | y |`,
    () => `Code \`${text(3)}\` and *${text(2)}*.`,
  ]
  return [`First ${index}.`, ...Array.from({length: 3}, () => pick(blocks)()), `Last ${index}.`].join('\n\n')
}
