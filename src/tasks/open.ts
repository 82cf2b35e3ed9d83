import {existsSync, readFileSync, statSync} from 'node:fs'
import {basename, join, relative, resolve, sep} from 'node:path'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {type AddressRecord, readAddressRecord} from '../config/address-record.ts'
import type {Moment} from '../config/moment.ts'
import {placeOfKey} from '../config/place-of-key.ts'
import type {Config, FormatName} from '../config/publication.ts'
import {resolveConfig} from '../config/read-publication.ts'
import {report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'
import type {Press} from '../formats/format.ts'
import {assemble} from '../publication/assemble.ts'
import {instantOfMoment, instantText} from '../publication/dates.ts'
import type {Publication} from '../publication/publication.ts'
import {type Held, type Schedule, scheduleOf} from '../publication/schedule.ts'
import {openAssets} from '../source/assets.ts'
import {listFiles} from '../source/list-files.ts'
import {memoryStore, openPictures} from '../source/pictures/pictures.ts'
import {checkTemplateLinks} from '../theme/check-links.ts'
import {checkDesigns} from '../theme/designs.ts'
import {builtinTheme, loadTheme} from '../theme/load.ts'
import {readOwnStyles} from '../theme/own-styles.ts'
import type {Theme} from '../theme/theme.ts'
import type {Cache} from './cache.ts'
import {checkConfigPictures} from './config-pictures.ts'
import {readDocuments} from './documents.ts'
import {reportUnsafePictures} from './unsafe-pictures.ts'

export interface Opening {
  /** Absolute. */
  readonly folder: string
  /** Absolute: never read as content. */
  readonly out: string
  /** Absolute: paths in messages are relative to it. */
  readonly workingFolder: string
  readonly sourceDate: Date
  readonly now: Date
  /** The moment that counts as now, if it is another: read in the publication's zone where it has none. */
  readonly at?: Moment | undefined
  /** Undefined for all that the publication writes. */
  readonly only: readonly FormatName[] | undefined
  readonly cache: Cache
  readonly codeVersion: string
  /** Whether e-books are judged, too; not if undefined. */
  readonly judgesBooks?: boolean | undefined
  readonly judgesFeeds?: boolean
  /** Of the environment; undefined where it has none. */
  readonly indexNowKey?: string | undefined
  /** Whether drafts are shown, too; not if undefined. */
  readonly drafts?: boolean | undefined
  /** Paths of documents that are public before their time. */
  readonly lifted?: ReadonlySet<string> | undefined
}

export type Opened =
  | {
      readonly type: 'open'
      readonly press: Press
      /** Files with the messages of reading and assembling. */
      readonly files: readonly VFile[]
      readonly documentKeys: ReadonlySet<string>
      readonly documents: number
      readonly parsed: number
      /** How many drafts are shown. */
      readonly drafts: number
      /** What this build holds back, publishes ahead of the clock, or was told to lift. */
      readonly schedule: Schedule
      /** All documents, those that are not public among them: for commands alone, never for formats. */
      readonly sources: readonly Document[]
      /** Paths of documents that are not public. */
      readonly closed: ReadonlySet<string>
      /** Defaults in place of a publication.yaml that is not there. */
      readonly defaults: boolean
    }
  /** The configuration is wrong: nothing was read further. */
  | {readonly type: 'refused'; readonly files: readonly VFile[]}

/** From a folder to a press: configuration, theme, documents, barrier. */
export async function openPublication(opening: Opening): Promise<Opened> {
  const {folder, workingFolder, cache, codeVersion} = opening
  const prefix = prefixOf(folder, workingFolder)
  const configFile = new VFile({path: `${prefix}publication.yaml`})
  const config = readConfig(configFile, opening)
  if (isFatal(configFile)) return {type: 'refused', files: [configFile]}
  const theme = await openTheme(config, configFile, opening)
  if (theme === undefined) return {type: 'refused', files: [configFile]}
  const assets = openAssets(folder, {prefix, trusted: config.trustedFiles})
  checkConfigPictures(config, assets, configFile)
  const paths = listFiles(folder, [opening.out]).filter(path => /\.(md|markdown)$/i.test(path))
  const lifted = opening.lifted ?? new Set<string>()
  const reading = {folder, prefix, config, assets, cache, codeVersion, lifted}
  const {documents, unparsed, keys, parsed} = await readDocuments(paths, reading)
  const record = readRecord(folder, prefix)
  const draftTitle = (document: Document) =>
    `[${theme.strings(document.lang).draft ?? 'Draft'}] ${document.title}`
  const publication = assemble(documents, config, {
    record,
    draftTitle: opening.drafts ? draftTitle : undefined,
    lifted,
  })
  const schedule = scheduleOf(documents, {config, lifted, clock: opening.now})
  for (const held of schedule.lifted) reportLifted(held, config)
  if (paths.length === 0) reportEmpty(configFile)
  checkDesigns(publication, theme)
  const templates = checkTemplateLinks(publication, theme)
  return {
    type: 'open',
    press: {
      publication,
      theme,
      assets,
      judgesBooks: opening.judgesBooks ?? false,
      judgesFeeds: opening.judgesFeeds ?? false,
      indexNowKey: opening.indexNowKey,
      pictures: openPictures(cache.pictures ?? memoryStore(), codeVersion),
      formats: new Set(opening.only ?? config.formats),
    },
    files: [
      configFile,
      record.file,
      ...unparsed,
      ...templates,
      ...documents.map(({file}) => file),
      ...reportUnsafePictures(documents, assets),
    ],
    documentKeys: keys,
    documents: documents.length,
    parsed,
    drafts: opening.drafts ? draftsIn(publication, documents) : 0,
    schedule,
    sources: documents,
    closed: new Set(documents.flatMap(({path}) => (publication.entries.has(path) ? [] : [path]))),
    defaults: !existsSync(join(folder, 'publication.yaml')),
  }
}

const draftsIn = ({entries}: Publication, documents: readonly Document[]): number =>
  documents.filter(({path, frontmatter}) => frontmatter.status === 'draft' && entries.has(path))
    .length

const reportLifted = ({document: {file, frontmatter}, until}: Held, {timeZone}: Config): void =>
  report(
    file,
    'lifted-embargo',
    `Unexpected \`--lift-embargo\` of what is held until ${instantText(until, timeZone)}, expected this line to say when it is public: a build without the option takes it back`,
    placeOfKey(file, frontmatter.embargo === undefined ? 'date' : 'embargo'),
  )

const reportEmpty = (file: VFile): void =>
  report(
    file,
    'no-documents',
    'Unexpected folder without a document, expected a file that ends in .md',
    {line: 1, column: 1},
  )

/** Where documents have stood, as the publication keeps it. */
export function readRecord(folder: string, prefix: string): AddressRecord {
  const path = join(folder, recordName)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  return readAddressRecord(text, new VFile({path: prefix + recordName, value: text}))
}

export const recordName = 'addresses.txt'

/** What stands before a document's path in messages: '' or a path that ends with '/'. */
function prefixOf(folder: string, workingFolder: string): string {
  const path = relative(workingFolder, folder).split(sep).join('/')
  return path === '' ? '' : `${path}/`
}

/** `publication.yaml` of a folder, with its messages on `file`. */
export function readConfig(
  file: VFile,
  {folder, sourceDate, now, at}: Pick<Opening, 'folder' | 'sourceDate' | 'now' | 'at'>,
): Config {
  const path = join(folder, 'publication.yaml')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  file.value = text ?? ''
  const config = resolveConfig(text, {file, folderName: basename(folder), sourceDate, now})
  return at === undefined ? config : {...config, now: instantOfMoment(at, config.timeZone)}
}

/** A theme folder of the publication's own, or a built-in theme by its name. */
async function openTheme(
  config: Config,
  file: VFile,
  opening: Opening,
): Promise<Theme | undefined> {
  const own = resolve(opening.folder, config.theme)
  const {folder, workingFolder} = opening
  const prefix = prefixOf(folder, workingFolder)
  const styles = readOwnStyles({folder, prefix, paths: config.styles, file})
  const isOwn = config.theme.includes('/') || isFolder(own)
  try {
    return isOwn
      ? await loadTheme(own, relative(opening.workingFolder, own).split(sep).join('/'), styles)
      : await loadTheme(builtinTheme(config.theme), config.theme, styles)
  } catch (error) {
    if (!isMessage(error)) throw error
    report(file, 'missing-theme', error.reason, placeOfKey(file, 'theme'))
    return undefined
  }
}

const isFolder = (path: string): boolean =>
  statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false

const isMessage = (error: unknown): error is VFileMessage =>
  error instanceof Error && 'reason' in error && 'ruleId' in error

/** Whether a file has an error, not warnings alone. */
export const isFatal = ({messages}: VFile): boolean => messages.some(({fatal}) => fatal === true)
