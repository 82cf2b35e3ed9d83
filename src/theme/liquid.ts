import {type Context, Liquid, type Template} from 'liquidjs'
import type {VFile} from 'vfile'
import {type RuleId, report} from '../diagnostics.ts'
import {countWord, fillWord} from './count.ts'
import {type Calendars, formatDate, formatNumber} from './dates.ts'
import type {Strings} from './theme.ts'

/** Plain data for a layout: never functions, never a frontmatter as it came. */
export type View = Readonly<Record<string, unknown>>

export interface Layouts {
  /** HTML text of a layout; empty, with a message on `file`, when it is missing or wrong. */
  readonly fill: (layout: string, view: View, file: VFile) => string
}

/** Far above what a page needs; a layout that loops without end meets them. */
const limits = {parseLimit: 10_000_000, renderLimit: 20_000, memoryLimit: 20_000_000}

/**
 * A theme's Liquid files, by name (`layouts/story.liquid` is layout `story`, `partials/byline.liquid` is what
 * `{% render 'byline' %}` takes). `label` is the folder as messages print it. Layouts are parsed once; they see no
 * file but these, and what they print is escaped unless they say `raw`.
 */
export function openLayouts(files: ReadonlyMap<string, string>, label: string): Layouts {
  const partials = [...files]
    .filter(([path]) => path.startsWith('partials/'))
    .map(([path, text]) => [path.slice('partials/'.length), text])
  const liquid = new Liquid({
    ...limits,
    templates: Object.fromEntries(partials),
    extname: '.liquid',
    cache: true,
    outputEscape: 'escape',
    strictFilters: true,
    jsTruthy: true,
    ownPropertyOnly: true,
  })
  liquid.registerFilter('date', formatDateHere)
  liquid.registerFilter('number', (value: number, lang: string) => formatNumber(value, lang))
  liquid.registerFilter('count', (strings: Strings, key: string, count: number, lang: string) =>
    countWord(strings, key, count, lang),
  )
  liquid.registerFilter('fill', (word: string, name: string, value: unknown) =>
    fillWord(String(word), {[name]: String(value)}),
  )
  const parsed = new Map<string, Template[]>()
  const parse = (path: string): Template[] => {
    const known = parsed.get(path)
    if (known) return known
    const templates = liquid.parse(files.get(path) ?? '', path)
    parsed.set(path, templates)
    return templates
  }
  return {
    fill: (layout, view, file) => {
      const path = `layouts/${layout}.liquid`
      if (!files.has(path)) {
        report(file, 'missing-layout', `Unexpected missing layout, expected \`${label}/${path}\``)
        return ''
      }
      try {
        return liquid.renderSync(parse(path), view, {globals: globalsOf(view)})
      } catch (error) {
        reportTemplate(file, error, {path, label})
        return ''
      }
    },
  }
}

/** What partials know without being told, since dates are printed everywhere. */
const globalsOf = ({time_zone, calendars}: View) => ({time_zone, calendars})

function formatDateHere(
  this: {readonly context: Context},
  value: unknown,
  lang: string,
  style = 'long',
): string {
  const timeZone = this.context.getSync(['time_zone'])
  const calendars = this.context.getSync(['calendars']) as Calendars | undefined
  return formatDate(String(value), lang, style, {
    timeZone: typeof timeZone === 'string' ? timeZone : 'UTC',
    ...(calendars && {calendars}),
  })
}

/** Liquid's own errors name a file, a line and a column; its partials have names without a folder. */
function reportTemplate(
  file: VFile,
  error: unknown,
  {path, label}: {readonly path: string; readonly label: string},
): void {
  if (!(error instanceof Error)) throw error
  const token = tokenOf(error)
  const syntax = error.name === 'ParseError' || error.name === 'TokenizationError'
  const ruleId: RuleId = syntax ? 'template-syntax' : 'template-render'
  const reason = error.message.replace(/, file:.*$|, line:\d+, col:\d+$/s, '')
  report(file, ruleId, `Unexpected template error, expected valid Liquid: ${reason}`)
  const message = file.messages.at(-1)
  if (!message) return
  const template = token?.file && token.file !== path ? `partials/${token.file}` : path
  message.file = `${label}/${template}`
  if (!token) return
  const {line, column} = token
  message.line = line
  message.column = column
  message.place = {line, column}
  message.name = `${line}:${column}`
}

function tokenOf(
  error: Error,
): {readonly file: string | undefined; readonly line: number; readonly column: number} | undefined {
  if (!('token' in error)) return undefined
  const token = error.token as {readonly file?: string; readonly getPosition?: () => number[]}
  const [line, column] = token.getPosition?.() ?? []
  if (line === undefined || column === undefined) return undefined
  return {file: token.file, line, column}
}
