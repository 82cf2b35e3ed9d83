import {readFileSync} from 'node:fs'
import {type Config, publicationSchema} from '../../src/config/publication.ts'
import type {Document} from '../../src/document/document.ts'
import type {OutputFile, Press, Task, TaskResult} from '../../src/formats/format.ts'
import {assemble} from '../../src/publication/assemble.ts'
import type {Assets} from '../../src/source/assets.ts'
import {memoryStore, openPictures} from '../../src/source/pictures/pictures.ts'
import {builtinTheme, loadTheme} from '../../src/theme/load.ts'
import {sampleConfig} from '../theme/sample.ts'
import {openAsset} from './asset.ts'

export interface PressSource {
  readonly documents: readonly Document[]
  readonly config?: Readonly<Record<string, unknown>>
  /** The moment of the build. */
  readonly now?: Date
  readonly judgesBooks?: boolean
  readonly judgesFeeds?: boolean
  /** Files by path in the publication: bytes, or the name of one of the sample publication's images. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>
}

const press = loadTheme(builtinTheme('press'))

/** A press as a build has it, over documents and files made by hand. */
export async function openPress({
  documents,
  config = {},
  files = {},
  now,
  judgesBooks = false,
  judgesFeeds = false,
}: PressSource): Promise<Press> {
  const resolved: Config = sampleConfig(config, now)
  return {
    publication: assemble(documents, resolved),
    theme: await press,
    assets: openFiles(files),
    judgesBooks,
    judgesFeeds,
    pictures: openPictures(memoryStore(), ''),
    formats: new Set(publicationSchema.shape.formats.parse(undefined)),
  }
}

function openFiles(files: NonNullable<PressSource['files']>): Assets {
  const get = (path: string) => {
    const file = files[path]
    if (file === undefined) return undefined
    return openAsset(path, typeof file === 'string' ? readFileSync(`content/images/${file}`) : file)
  }
  return {
    addDrawing: () => {},
    get,
    address: path => (get(path) ? `assets/${path.replaceAll('/', '-')}` : undefined),
    problem: path => (get(path) ? undefined : 'missing'),
  }
}

/** The results of `tasks`, one after the other. */
export async function runTasks(tasks: Iterable<Task>): Promise<readonly TaskResult[]> {
  const results: TaskResult[] = []
  for (const task of tasks) results.push(await task.run())
  return results
}

/** What was written to `path`, as text. */
export function textOf(files: readonly OutputFile[], path: string): string {
  const contents = files.find(file => file.path === path)?.contents
  if (contents === undefined) throw new Error(`No ${path} among ${files.map(file => file.path)}`)
  return typeof contents === 'string' ? contents : Buffer.from(contents).toString('utf8')
}

/** Every message as `path:line ruleId: reason`. */
export const messagesOf = (results: readonly TaskResult[]): readonly string[] =>
  results.flatMap(({messages}) =>
    messages.flatMap(file =>
      file.messages.map(
        ({line, ruleId, reason}) => `${file.path}:${line ?? ''} ${ruleId}: ${reason}`,
      ),
    ),
  )
