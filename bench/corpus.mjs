#!/usr/bin/env node
// Deterministic corpus of Markdown articles (YAML frontmatter, GFM, footnotes, code, images). No dependencies.
//   corpus.mjs OUTDIR --articles N --words W [--rtl SHARE] [--seed S]   -> OUTDIR/articles/*.md + images/
//   corpus.mjs OUTDIR --book [--words 100000] [--chapters 25]           -> OUTDIR/book/ch-NN.md + images/
// --rare SHARE: that share of nouns is an invented word (default 0: about 450 distinct words, which flatters word caches).
// Article i depends on (seed, i) alone: the first 100 of a 10,000-article corpus are the 100-article corpus.
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {deflateSync, crc32 as zcrc} from 'node:zlib'

const argv = process.argv.slice(2),
  opt = {articles: 0, words: 0, rtl: 0, seed: 1, chapters: 25, rare: 0, book: false}
let out
for (let i = 0; i < argv.length; i++) {
  const m = /^--(\w+)$/.exec(argv[i])
  if (!m) out = argv[i]
  else if (m[1] === 'book') opt.book = true
  else if (m[1] in opt) opt[m[1]] = Number(argv[++i])
  else throw new Error('unknown option ' + argv[i])
}
if (!out || (!opt.book && !opt.articles)) {
  console.error(
    'usage: corpus.mjs OUTDIR --articles N --words W [--rtl SHARE] [--seed S] | OUTDIR --book [--words W] [--chapters C]',
  )
  process.exit(2)
}

// ---- random numbers ----
function rng(a, b) {
  // mulberry32 over a mixed seed
  let s = (Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b)) >>> 0
  const f = () => {
    s = (s + 0x6d2b79f5) >>> 0
    let t = s
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const r = {
    f,
    int: (lo, hi) => lo + Math.floor(f() * (hi - lo + 1)),
    pick: l => l[Math.floor(f() * l.length)],
    p: x => f() < x,
  }
  for (let i = 0; i < 4; i++) f()
  return r
}

// ---- words ----
const w = s => s.trim().split(/\s+/)
const EN = {
  noun: w(
    `page margin column letter printer binder paper reader editor chapter index footnote press ink plate spine cover sheet title author summary outline archive feed reel garden river harbour lantern market bridge engine ledger railway orchard kitchen weather mountain valley village teacher painter sailor farmer baker carpenter window corridor staircase library museum station platform signal pattern texture fabric colour shadow silence journey voyage letterform ligature baseline grid hyphen widow orphan caption figure table diagram formula theorem experiment sample result measure budget schedule draft revision proof galley reference citation glossary appendix preface epilogue catalogue collection edition volume series translation manuscript notebook pencil brush canvas studio workshop festival concert melody rhythm harvest winter summer autumn morning evening midnight conversation argument question answer promise habit memory language dialect alphabet syllable façade naïveté café coöperation`,
  ),
  verb: w(
    `carries holds follows measures prints binds folds trims opens closes marks gathers sorts counts draws paints repairs replaces describes explains shows hides moves lifts crosses reaches leaves joins divides changes keeps loses finds reads writes copies checks corrects publishes releases collects compares improves delays shortens lengthens colours surrounds supports explores remembers forgets promises answers questions builds shapes cuts turns balances weighs suggests requires produces delivers`,
  ),
  adj: w(
    `quiet narrow wide heavy light early late careful patient plain ornate ancient modern steady fragile durable bright dim warm cold distant local familiar strange simple complex gentle rough smooth curious honest generous modest precise vague hollow solid golden silver crimson pale careless deliberate ordinary remarkable useful hidden visible printed bound unbound folded typographic editorial seasonal coastal northern southern urban rural mechanical electric handmade`,
  ),
  adv: w(
    `slowly quickly quietly carefully rarely often always seldom almost nearly barely clearly gently firmly eventually finally again together apart elsewhere evenly roughly exactly`,
  ),
  det: w(`the the the a every each this that one another its their our his her`),
  prep: w(
    `of in on under over beside behind through across beyond within between from toward without after before during`,
  ),
  conj: w(`and but while because although until whenever since so yet`),
  name: w(
    `Marta Ilse Teodor Noor Anselm Priya Bastien Wren Ottoline Kaveh Lindiwe Sören Zoë Élodie Matthäus Agnieszka Tomás`,
  ),
}
const HE = w(
  `ספר עמוד דפוס נייר אות שורה פרק כותרת הערה תמונה טבלה עורך קורא מחבר גשר נהר עיר חלון מדף אור צל בוקר ערב חורף קיץ שפה מילה משפט סיפור זיכרון מסע גן שוק תחנה רכבת הר עמק כפר הוא היא של על אל עם בלי תמיד לפעמים כמעט שוב יחד גדול קטן חדש ישן שקט רחב צר`,
)
const AR = w(
  `كتاب صفحة مطبعة ورق حرف سطر فصل عنوان حاشية صورة جدول محرر قارئ مؤلف جسر نهر مدينة نافذة رف ضوء ظل صباح مساء شتاء صيف لغة كلمة جملة حكاية ذاكرة رحلة حديقة سوق محطة قطار جبل وادي قرية هو هي من على إلى مع بلا دائما أحيانا تقريبا معا كبير صغير جديد قديم هادئ واسع ضيق`,
)
const CODE = {
  js: r => [
    `export function ${r.pick(['fold', 'trim', 'bind'])}Sheet(sheet, count = ${r.int(2, 64)}) {`,
    `  const pages = sheet.map((p, i) => ({ ...p, index: i * count }));`,
    `  // ${r.pick(EN.adj)} ${r.pick(EN.noun)}`,
    `  if (pages.length === 0) return null;`,
    `  for (const page of pages) page.label = \`p-\${page.index}\`;`,
    `  return pages.filter((p) => p.index < ${r.int(10, 900)} && p.label !== "x");`,
    `}`,
  ],
  python: r => [
    `def ${r.pick(['measure', 'gather', 'count'])}_lines(text: str, width: int = ${r.int(40, 90)}) -> list[str]:`,
    `    """Break a ${r.pick(EN.noun)} into lines."""`,
    `    lines, line = [], []`,
    `    for word in text.split():`,
    `        if sum(map(len, line)) + len(word) > width:`,
    `            lines.append(" ".join(line)); line = []`,
    `        line.append(word)`,
    `    return lines + [" ".join(line)]`,
  ],
  css: r => [
    `.${r
      .pick(EN.noun)
      .normalize('NFD')
      .replace(/[^a-z]/g, '')} > p {`,
    `  margin: 0 ${r.int(1, 9)}px; /* ${r.pick(EN.adj)} */`,
    `  font: 1em/${r.int(12, 18) / 10} serif;`,
    `  color: #${r.int(0x100000, 0xffffff).toString(16)};`,
    `}`,
  ],
  sh: r => [
    `for f in pages/*.txt; do`,
    `  wc -w "$f" | awk '{ total += $1 } END { print total }'   # ${r.pick(EN.noun)}`,
    `done > /dev/null && echo "ok ${r.int(1, 99)}"`,
  ],
}
const count = s => s.split(/\s+/).filter(Boolean).length
const cap = s => s[0].toUpperCase() + s.slice(1)

const invent = r => {
  let s = ''
  for (let i = r.int(2, 4); i--; )
    s +=
      r.pick('b br d dr f fl g gr k l m n p pr r s st t tr v w'.split(' ')) +
      r.pick('a e i o u ai ea ou'.split(' ')) +
      (r.p(0.3) ? r.pick('n r l m t'.split(' ')) : '')
  return s + r.pick(['', 'er', 'ing', 'ment', 'ness'])
}
function clause(r) {
  const noun = () => (opt.rare && r.p(opt.rare) ? invent(r) : r.pick(EN.noun))
  const np = () =>
    r.p(0.07)
      ? r.pick(EN.name)
      : r.pick(EN.det) + (r.p(0.45) ? ' ' + r.pick(EN.adj) : '') + ' ' + noun()
  let s = `${np()} ${r.p(0.3) ? r.pick(EN.adv) + ' ' : ''}${r.pick(EN.verb)} ${np()}`
  if (r.p(0.6)) s += ` ${r.pick(EN.prep)} ${np()}`
  if (r.p(0.25)) s += ` ${r.pick(EN.prep)} ${np()}`
  return s
}
function sentence(r, lang) {
  if (lang !== 'en') {
    const L = lang === 'he' ? HE : AR,
      n = r.int(6, 16),
      a = []
    for (let i = 0; i < n; i++) a.push(r.pick(L))
    if (r.p(0.1)) a.splice(r.int(1, n - 1), 0, String(r.int(2, 2026)))
    if (r.p(0.06)) a.splice(r.int(1, n - 1), 0, r.pick(['PDF', 'HTML', 'EPUB 3']))
    return a.join(' ') + '.'
  }
  let s = clause(r)
  if (r.p(0.55)) s += (r.p(0.5) ? ', ' : ' ') + r.pick(EN.conj) + ' ' + clause(r)
  if (r.p(0.06)) s += ' — ' + clause(r)
  if (r.p(0.05)) s = `“${cap(s)},” said ${r.pick(EN.name)}`
  return cap(s) + (r.p(0.05) ? '?' : '.')
}
// mark up single words or short runs of a finished sentence
function inline(r, s, c) {
  const a = s.split(' '),
    at = r.int(1, Math.max(1, a.length - 3)),
    bare = x => x.replace(/[.,?“”—]/g, '')
  if (a.length < 5 || /[“”—]/.test(a[at] + a[at + 1])) return s
  const k = r.f()
  if (k < 0.22) a[at] = `*${bare(a[at])}*`
  else if (k < 0.36) a.splice(at, 2, `**${bare(a[at])} ${bare(a[at + 1])}**`)
  else if (k < 0.5)
    a.splice(
      at,
      2,
      `[${bare(a[at])} ${bare(a[at + 1])}](https://example.org/${r.pick(['notes', 'press', 'guide'])}/${r.int(1, 999)})`,
    )
  else if (k < 0.58)
    a[at] =
      '`' +
      r.pick(['page.width', 'fold(3)', '--trim', 'lineHeight', '<main>', 'a && b', 'x_1 = y_2']) +
      '`'
  else if (k < 0.63 && c.max > 1) a[at] = `[${bare(a[at])}](${c.link(r.int(0, c.max - 1))})`
  else if (k < 0.66) a[at] = `***${bare(a[at])}***`
  else if (k < 0.68) a[at] = `~~${bare(a[at])}~~`
  return a.join(' ')
}
function para(r, lang, lo, hi, c) {
  const want = r.int(lo, hi),
    out = []
  let n = 0
  while (n < want) {
    let s = sentence(r, lang)
    n += count(s)
    if (r.p(0.35)) s = inline(r, s, c)
    out.push(s)
  }
  return out.join(' ')
}
const heading = (r, lang) =>
  lang === 'en'
    ? cap(
        `${r.pick(EN.adj)} ${r.pick(EN.noun)} ${r.pick(EN.prep)} ${r.pick(EN.det)} ${r.pick(EN.noun)}`,
      )
    : sentence(r, lang).split(' ').slice(0, r.int(3, 5)).join(' ').replace('.', '')
const short = (r, lang) =>
  lang === 'en'
    ? cap(clause(r))
    : sentence(r, lang).split(' ').slice(0, 6).join(' ').replace('.', '')

// ---- one text of about `words` words ----
function body(r, lang, words, c) {
  const md = [],
    notes = []
  let n = 0,
    since = 0
  const add = s => {
    md.push(s, '')
    n += count(s)
  }
  let fig = 0,
    tab = 0,
    code = 0,
    quote = 0
  const note = s => {
    const id = `${c.note}${notes.length + 1}`
    notes.push(`[^${id}]: ${para(r, lang, 8, 24, c)}`)
    n += count(notes.at(-1))
    return `${s}[^${id}]`
  }
  while (n < words) {
    if (since === 0 || (since >= 3 && r.p(0.5))) {
      add(`${since && r.p(0.35) ? '###' : '##'} ${heading(r, lang)}`)
      since = 0
    }
    let p = para(r, lang, 40, 120, c)
    if (r.p(0.16)) p = note(p)
    add(p)
    since++
    const k = r.f()
    if (k < 0.14)
      add(
        Array.from(
          {length: r.int(3, 6)},
          (_, i) =>
            `- ${short(r, lang)}${i === 1 && r.p(0.4) ? `\n  - ${short(r, lang)}\n  - ${short(r, lang)}` : ''}`,
        ).join('\n'),
      )
    else if (k < 0.21)
      add(Array.from({length: r.int(3, 5)}, (_, i) => `${i + 1}. ${sentence(r, lang)}`).join('\n'))
    else if (k < 0.24)
      add(Array.from({length: 3}, () => `- [${r.p(0.5) ? 'x' : ' '}] ${short(r, lang)}`).join('\n'))
    else if (k < 0.31 && quote < 1 + n / 600) {
      quote++
      add('> ' + para(r, lang, 20, 45, c))
    } else if (k < 0.4 && code < 1 + n / 500) {
      code++
      const l = r.pick(Object.keys(CODE))
      add('```' + l + '\n' + CODE[l](r).join('\n') + '\n```')
    } else if (k < 0.45 && fig < 1 + n / 600) {
      fig++
      add(`![${short(r, lang)}](images/${r.pick(IMAGES)})`)
    } else if ((k < 0.48 && tab < 1 + n / 900) || (c.table && !tab && n > words / 2)) {
      tab++
      const cols = r.int(3, 4),
        head = Array.from({length: cols}, () =>
          lang === 'en' ? cap(r.pick(EN.noun)) : r.pick(lang === 'he' ? HE : AR),
        )
      add(
        [
          head,
          head.map((_, i) => (i ? (i % 2 ? '---:' : ':---:') : ':---')),
          ...Array.from({length: r.int(3, 7)}, () =>
            head.map((_, i) =>
              i
                ? String(r.int(1, 9999) / (i % 2 ? 1 : 100))
                : short(r, lang).split(' ').slice(0, 3).join(' '),
            ),
          ),
        ]
          .map(x => `| ${x.join(' | ')} |`)
          .join('\n'),
      )
    } else if (k > 0.985) add('---')
  }
  return md.concat(notes.flatMap(x => [x, ''])).join('\n')
}

// ---- images: PNG (truecolour gradient) and baseline JPEG (grey, flat Huffman tables) ----
const crc =
  zcrc ??
  (b => {
    let c = ~0
    for (const x of b) {
      c ^= x
      for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (0xedb88320 & -(c & 1))
    }
    return ~c >>> 0
  })
function png(wd, ht, seed) {
  const raw = Buffer.alloc(ht * (1 + wd * 3))
  for (let y = 0, o = 0; y < ht; y++) {
    raw[o++] = 0
    for (let x = 0; x < wd; x++) {
      raw[o++] = ((x * 255) / wd) | 0
      raw[o++] = ((y * 255) / ht) | 0
      raw[o++] = ((x ^ y) * seed * 7) & 255
    }
  }
  const chunk = (t, d) => {
    const b = Buffer.alloc(12 + d.length)
    b.writeUInt32BE(d.length, 0)
    b.write(t, 4, 'latin1')
    d.copy(b, 8)
    b.writeUInt32BE(crc(b.subarray(4, 8 + d.length)), 8 + d.length)
    return b
  }
  const h = Buffer.alloc(13)
  h.writeUInt32BE(wd, 0)
  h.writeUInt32BE(ht, 4)
  h[8] = 8
  h[9] = 2
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', h),
    chunk('IDAT', deflateSync(raw, {level: 9})),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
function jpeg(wd, ht, seed) {
  // wd, ht multiples of 8
  const zz = []
  for (let s = 0; s < 15; s++)
    for (let k = 0; k <= s; k++) {
      const i = s % 2 ? k : s - k,
        j = s - i
      if (i < 8 && j < 8) zz.push(i * 8 + j)
    }
  const seg = (m, ...b) => [0xff, m, (b.length + 2) >> 8, (b.length + 2) & 255, ...b]
  const ac = []
  for (let run = 0; run < 16; run++) for (let s = 1; s <= 10; s++) ac.push((run << 4) | s)
  ac.push(0x00, 0xf0)
  const q = zz.map((_, i) => 4 + i),
    bytes = [
      0xff,
      0xd8,
      ...seg(0xe0, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0),
      ...seg(0xdb, 0, ...q),
      ...seg(0xc0, 8, ht >> 8, ht & 255, wd >> 8, wd & 255, 1, 1, 0x11, 0),
      ...seg(0xc4, 0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...Array(12).keys()),
      ...seg(0xc4, 0x10, 0, 0, 0, 0, 0, 0, 0, ac.length, 0, 0, 0, 0, 0, 0, 0, 0, ...ac),
      ...seg(0xda, 1, 1, 0, 0, 63, 0),
    ]
  let acc = 0,
    nb = 0,
    dc = 0
  const put = (v, n) => {
    for (let i = n - 1; i >= 0; i--) {
      acc = (acc << 1) | ((v >> i) & 1)
      if (++nb === 8) {
        bytes.push(acc)
        if (acc === 255) bytes.push(0)
        acc = 0
        nb = 0
      }
    }
  }
  const size = v => 32 - Math.clz32(Math.abs(v)),
    mag = (v, n) => put(v < 0 ? v + (1 << n) - 1 : v, n)
  const C = Array.from({length: 8}, (_, u) =>
    Array.from(
      {length: 8},
      (_, x) => ((u ? 1 : Math.SQRT1_2) / 2) * Math.cos(((2 * x + 1) * u * Math.PI) / 16),
    ),
  )
  for (let by = 0; by < ht; by += 8)
    for (let bx = 0; bx < wd; bx += 8) {
      const px = (x, y) => 127 * Math.sin(((bx + x) * seed) / 40) * Math.cos((by + y) / (9 + seed)),
        tmp = [],
        co = []
      for (let y = 0; y < 8; y++)
        for (let u = 0; u < 8; u++) {
          let s = 0
          for (let x = 0; x < 8; x++) s += C[u][x] * px(x, y)
          tmp[y * 8 + u] = s
        }
      for (let v = 0; v < 8; v++)
        for (let u = 0; u < 8; u++) {
          let s = 0
          for (let y = 0; y < 8; y++) s += C[v][y] * tmp[y * 8 + u]
          co[v * 8 + u] = s
        }
      const z = zz.map((p, i) => Math.round(co[p] / q[i])),
        d = z[0] - dc
      dc = z[0]
      put(size(d), 4)
      mag(d, size(d))
      let run = 0,
        last = 63
      while (last > 0 && !z[last]) last--
      for (let i = 1; i <= last; i++) {
        if (!z[i]) {
          run++
          continue
        }
        while (run > 15) {
          put(ac.indexOf(0xf0), 8)
          run -= 16
        }
        const s = size(z[i])
        put(ac.indexOf((run << 4) | s), 8)
        mag(z[i], s)
        run = 0
      }
      if (last < 63) put(ac.indexOf(0), 8)
    }
  if (nb) put(0x7f, 8 - nb)
  return Buffer.from([...bytes, 0xff, 0xd9])
}
const IMAGES = ['fig-1.png', 'fig-2.png', 'fig-3.png', 'fig-4.png', 'photo-1.jpg', 'photo-2.jpg']
function images(dir) {
  mkdirSync(dir, {recursive: true})
  IMAGES.forEach((f, i) =>
    writeFileSync(
      join(dir, f),
      f.endsWith('png') ? png(240 + 40 * i, 160 + 20 * i, i + 1) : jpeg(320, 200, i),
    ),
  )
}

// ---- files ----
const TAGS = w(`print binding type paper web archive review craft travel music science history`)
const pad = (n, k) => String(n).padStart(k, '0'),
  yq = s => JSON.stringify(s)
const slugOf = i => `article-${pad(i + 1, 5)}`
let total = 0,
  bytes = 0
function emit(file, text) {
  writeFileSync(file, text)
  total += count(text)
  bytes += Buffer.byteLength(text)
}
if (opt.articles) {
  const dir = join(out, 'articles')
  images(join(dir, 'images'))
  for (let i = 0; i < opt.articles; i++) {
    const r = rng(opt.seed, i),
      lang = r.f() < opt.rtl ? (r.p(0.5) ? 'he' : 'ar') : 'en'
    const day = new Date(Date.UTC(2015, 0, 1) + (i * 9 + r.int(0, 8)) * 3600e3),
      iso = day.toISOString()
    const c = {note: 'n', max: Math.min(i, 99), link: k => `${slugOf(k)}.md`, table: i % 3 === 0}
    const fm = [
      '---',
      `title: ${yq(heading(r, lang))}`,
      `date: ${iso.slice(0, 19)}Z`,
      `updated: ${new Date(+day + r.int(1, 60) * 864e5).toISOString().slice(0, 19)}Z`,
      `authors: [${yq(r.pick(EN.name) + ' ' + cap(r.pick(EN.noun)))}]`,
      `tags: [${[...new Set([r.pick(TAGS), r.pick(TAGS), r.pick(TAGS)])].join(', ')}]`,
      `summary: ${yq(sentence(r, lang))}`,
      `slug: ${slugOf(i)}`,
      ...(lang === 'en' ? [] : [`lang: ${lang}`, 'dir: rtl']),
      '---',
      '',
    ].join('\n')
    emit(join(dir, slugOf(i) + '.md'), fm + '\n' + body(r, lang, opt.words || 600, c))
  }
}
if (opt.book) {
  const dir = join(out, 'book'),
    n = opt.chapters,
    each = (opt.words || 100000) / n
  images(join(dir, 'images'))
  writeFileSync(
    join(dir, 'book.yaml'),
    `title: "The Patient Printer"\nauthor: "Marta Lantern"\nlang: en\ndate: 2026-01-01\nidentifier: "urn:uuid:00000000-0000-4000-8000-000000000001"\n`,
  )
  for (let i = 0; i < n; i++) {
    const r = rng(opt.seed + 7919, i),
      c = {note: `c${i + 1}-`, max: 0, table: true}
    emit(join(dir, `ch-${pad(i + 1, 2)}.md`), `# ${heading(r, 'en')}\n\n` + body(r, 'en', each, c))
  }
}
console.log(JSON.stringify({out, articles: opt.articles, book: opt.book, words: total, bytes}))
