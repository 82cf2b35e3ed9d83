import {cpSync, readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import GithubSlugger from 'github-slugger'

const persian =
  'رود کاغذ خبرنگاری و چاپخانه از سنگ به روزنامه‌ها می‌رسد در حاشیه کتابخانه‌های قدیمی شهر که با آب پاییز نوشته بود هر سطر برای خواننده آب‌سنج حروف‌چینی سه'.split(' ')
const prose = new Set(['title', 'subtitle', 'kicker', 'summary', 'description', 'alt', 'caption', 'credit', 'text', 'place', 'name', 'edition', 'publisher', 'rights'])

/**
 * Copy the sample publication from `content` to `folder` with each run of English letters made a Persian word, so that
 * every kind of page has Persian running text, titles, names and tags of real lengths. Links, code and settings stay, and
 * headings keep the ids that links name.
 */
export function writePersianSample(content, folder) {
  cpSync(content, folder, {recursive: true})
  for (const path of readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
    if (!/(\.md|publication\.yaml)$/.test(path)) continue
    const text = readFileSync(join(folder, path), 'utf8')
    writeFileSync(join(folder, path), path.endsWith('.md') ? documentInPersian(text) : settingsInPersian(text))
  }
}

const settingsInPersian = yaml => yamlInPersian(yaml).replace(/^lang: .*$/m, 'lang: fa')

function documentInPersian(text) {
  const parts = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text)
  if (!parts || /^lang:/m.test(parts[1])) return text
  return `---\n${yamlInPersian(parts[1])}---\n${markdownInPersian(parts[2])}`
}

/** The values of keys that hold prose, over as many lines as they take, and plain names in lists of authors. */
function yamlInPersian(yaml) {
  let key = ''
  return yaml.split('\n').map(line => {
    const start = /^([ -]*)([\w-]+):(.*)$/.exec(line)
    if (start) key = start[2]
    if (start) return prose.has(key) ? `${start[1]}${key}:${wordsInPersian(start[3])}` : key === 'tags' ? tagsInPersian(line) : line
    return prose.has(key) || (key === 'authors' && /^ +- /.test(line)) ? wordsInPersian(line) : line
  }).join('\n')
}

const tagsInPersian = line => line.replace(/\[.*\]/, wordsInPersian)

function markdownInPersian(markdown) {
  const slugger = new GithubSlugger()
  let fence = ''
  return markdown.split('\n').map(line => {
    const mark = /^\s*(`{3,}|~{3,}|\${2})/.exec(line)?.[1] ?? ''
    if (mark && !fence) fence = mark
    else if (mark && mark.startsWith(fence)) fence = ''
    if (mark || fence || /^(::|\s*\[[^\]]+\]: |<|#\w)/.test(line)) return line
    const [, hashes, words, attributes] = /^(#+ +)(.*?)(\s*\{[^}]*\})?$/.exec(line) ?? []
    if (words === undefined) return wordsInPersian(line)
    return `${hashes}${wordsInPersian(words)}${attributes ?? ` {#${slugger.slug(words.replaceAll('`', ''))}}`}`
  }).join('\n')
}

/** What is no prose on a line: code, formulas, addresses, attributes, directives, notes, entities, references. Names of terms are words. */
const kept = /`[^`]*`|\{of=|\$[^$]*\$|\]\([^)]*\)|\]\[[^\]]*\]|\{[^}]*\}|:[a-z-]+\[|\[\^[^\]]*\]:?|<[^>]*>|&\w+;|@[\w:-]+|\\\w|\|[ :-]+\||[^A-Za-z`$\]{:[<&@\\|]+|[A-Za-z][A-Za-z’'-]*|./g

const wordsInPersian = line => line.replace(kept, part => (/^[A-Za-z]/.test(part) ? wordFor(part) : part))

function wordFor(word) {
  let sum = 7
  for (const letter of word.toLowerCase()) sum = (sum * 31 + letter.charCodeAt(0)) % 9973
  return persian[sum % persian.length]
}
