/** The parts of a `font` shorthand (css-fonts-4, 2.7): `italic bold 10px/1.2 'DejaVu Sans', sans-serif`. */
export function expandFont(value: string): Readonly<Record<string, string>> {
  const match =
    /^(.*?)\s*((?:[\d.]+(?:px|pt|em|rem|ex|%|mm|cm|in|pc)|xx-small|x-small|small|medium|large|x-large|xx-large|smaller|larger))(?:\s*\/\s*\S+)?\s+(.+)$/i.exec(
      value,
    )
  if (!match) return {}
  const [, before = '', size = '', family = ''] = match
  const words = before.toLowerCase().split(/\s+/)
  return {
    'font-style': words.find(word => /^(italic|oblique)$/.test(word)) ?? 'normal',
    'font-weight': words.find(word => /^(bold|bolder|lighter|\d+)$/.test(word)) ?? 'normal',
    'font-variant': words.find(word => word === 'small-caps') ?? 'normal',
    'font-size': size,
    'font-family': family,
  }
}

/** The names of a `font-family` list. */
export const familyNames = (list: string): readonly string[] =>
  list
    .split(',')
    .map(name =>
      name
        .trim()
        .replace(/^(['"])(.*)\1$/, '$2')
        .trim(),
    )
    .filter(Boolean)
