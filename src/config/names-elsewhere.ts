/** What keys of Hugo, Jekyll, Eleventy and Pandoc are called here, for those who bring documents from there. */
const names: Readonly<Record<string, readonly string[]>> = {
  abstract: ['summary'],
  categories: ['section', 'tags'],
  category: ['section'],
  created: ['date'],
  description: ['summary'],
  draft: ['status'],
  excerpt: ['summary'],
  keywords: ['tags'],
  language: ['lang'],
  lastmod: ['updated'],
  last_modified_at: ['updated'],
  locale: ['lang'],
  modified: ['updated'],
  permalink: ['slug'],
  publishdate: ['date'],
  published: ['status'],
  redirect_from: ['aliases'],
}

/** The keys that stand for one of another program's, ready for a message; undefined where there are none. */
export function nameHere(key: string, known: readonly string[]): string | undefined {
  const here = Object.hasOwn(names, key.toLowerCase()) ? names[key.toLowerCase()] : undefined
  if (!here?.every(name => known.includes(name))) return
  return here.map(name => `\`${name}\``).join(' or ')
}

/** Whether frontmatter, YAML or TOML, holds its document back as Hugo, Zola and Jekyll would have it. */
export const isHeldElsewhere = (frontmatter: string): boolean =>
  /^["']?draft["']?[ \t]*[:=](?![ \t]*["']?(?:false|no|off)\b)/im.test(frontmatter) ||
  /^["']?published["']?[ \t]*[:=][ \t]*["']?(?:false|no|off)\b/im.test(frontmatter)
