/** The formats by name: what `formats:`, `--only` and the table of formats share. */
export const formatNames = [
  'html',
  'pdf',
  'epub',
  'rss',
  'atom',
  'json',
  'ninjs',
  'newsml',
] as const

export type FormatName = (typeof formatNames)[number]
