import type {VFile} from 'vfile'
import type {Config} from './publication.ts'

export interface ConfigSource {
  /** `publication.yaml`: gets the messages. */
  readonly file: VFile
  /** Gives the title of a publication that has no `publication.yaml`. */
  readonly folderName: string
  readonly sourceDate: Date
  readonly now: Date
}

/** Check `publication.yaml` (undefined when there is none) and fill its defaults. Wrong keys are reported on `file` and fall back to their default. */
export function resolveConfig(_text: string | undefined, _source: ConfigSource): Config {
  throw new Error('being written')
}
