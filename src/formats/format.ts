import type {VFile} from 'vfile'
import type {FormatName} from '../config/publication.ts'
import type {Publication, Work} from '../publication/publication.ts'
import type {Assets} from '../source/assets.ts'
import type {Pictures} from '../source/pictures/picture.ts'
import type {Theme} from '../theme/theme.ts'

/** A file of the site, not yet written. */
export interface OutputFile {
  /** Relative to the output folder, slash-separated. */
  readonly path: string
  readonly mediaType: string
  readonly contents: Uint8Array | string
}

/** What every format is given. */
export interface Press {
  readonly publication: Publication
  readonly theme: Theme
  readonly assets: Assets
  /** Pictures of assets in other formats and sizes, each made once. */
  readonly pictures: Pictures
  /** Whether e-books are judged by the rules of `formats/epub/rules`. */
  readonly judgesBooks: boolean
  /** Whether feeds are judged by the rules of `formats/feed/rules`. */
  readonly judgesFeeds: boolean
  /** By which search engines know who speaks for the site; undefined where the environment has none. */
  readonly indexNowKey?: string | undefined
  /** The formats that this build writes. */
  readonly formats: ReadonlySet<FormatName>
}

/** What a task gives back. Messages go on files named for the source they are about. */
export interface TaskResult {
  readonly files: readonly OutputFile[]
  readonly messages: readonly VFile[]
  /** Shown in the build's summary: `12 pages`. */
  readonly summary: string | undefined
}

/**
 * A unit of work whose result depends on `inputs` alone. Its key is a hash over them, so whatever `run` reads must
 * be named there: `{document: hash, theme: hash, view: hash}`.
 */
export interface Task {
  /** Unique: `html:world/border/`. */
  readonly id: string
  readonly format: FormatName
  /** Input name → hash (or short literal). The names are what `--explain` prints. */
  readonly inputs: Readonly<Record<string, string>>
  readonly run: () => Promise<TaskResult>
}

/** A way to write a publication. */
export interface Format {
  readonly name: FormatName
  readonly description: string
  readonly plan: (press: Press) => Iterable<Task>
}

/** Whether the publication has a work as `format`, written now or by another build: what pages may link to. */
export const offers = ({publication}: Press, work: Work, format: FormatName): boolean =>
  publication.config.formats.includes(format) &&
  (work.document.frontmatter.formats?.includes(format) ?? true)

/** Whether a work is to be written as `format`. */
export const writes = (press: Press, work: Work, format: FormatName): boolean =>
  press.formats.has(format) && (work.document.frontmatter.formats?.includes(format) ?? true)
