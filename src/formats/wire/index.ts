import {VFile} from 'vfile'
import type {Config} from '../../config/publication.ts'
import {report} from '../../diagnostics.ts'
import type {Story} from '../../publication/publication.ts'
import {versionsOf} from '../../publication/versions.ts'
import type {Withdrawn} from '../../publication/withdrawn.ts'
import {hashOf} from '../../source/hash.ts'
import {type Format, type Press, type Task, type TaskResult, writes} from '../format.ts'
import {xmlFault} from '../well-formed.ts'
import {inputsOf} from '../works.ts'
import {indexPath, itemPath, type WireName} from './address.ts'
import {type Listed, manifest} from './manifest.ts'
import type {WireStory} from './wire-story.ts'

/** How one format of the wire differs from the other. */
interface WireFormat {
  readonly name: WireName
  readonly description: string
  readonly mediaType: string
  /** Each loads what writes it first. */
  readonly story: (story: WireStory, config: Config) => Promise<string>
  readonly withdrawn: (withdrawn: Withdrawn, config: Config) => Promise<string>
  /** What is wrong with what was written. */
  readonly fault: (written: string) => string | undefined
}

export const ninjs = wireFormat({
  name: 'ninjs',
  description: 'IPTC ninjs 3.1 (JSON): an item a story, and a list of them',
  mediaType: 'application/json',
  story: async (story, config) => (await import('./ninjs.ts')).ninjsStory(story, config),
  withdrawn: async withdrawn => (await import('./ninjs.ts')).ninjsWithdrawn(withdrawn),
  fault: () => undefined,
})

export const newsml = wireFormat({
  name: 'newsml',
  description: 'IPTC NewsML-G2 2.35 (XML): an item a story, and a list of them',
  mediaType: 'application/vnd.iptc.g2.newsitem+xml',
  story: async (story, config) => (await import('./newsml.ts')).newsmlStory(story, config),
  withdrawn: async (withdrawn, config) =>
    (await import('./newsml.ts')).newsmlWithdrawn(withdrawn, config),
  fault: xmlFault,
})

function wireFormat(format: WireFormat): Format {
  return {
    name: format.name,
    description: format.description,
    plan: press => (press.publication.hasFeeds ? planWire(press, format) : []),
  }
}

function planWire(press: Press, format: WireFormat): readonly Task[] {
  const {config, stories, withdrawn} = press.publication
  const public_ = stories.filter(story => writes(press, story, format.name))
  const killed = withdrawn.filter(({formats}) => formats?.includes(format.name) ?? true)
  const listed: readonly Listed[] = [
    ...public_.map(story => ({
      id: story.id,
      versions: versionsOf(story, config),
      pubStatus: 'usable' as const,
    })),
    ...killed.map(({id, versions}) => ({id, versions, pubStatus: 'canceled' as const})),
  ]
  return [
    ...public_.map(story => storyTask(press, story, format)),
    ...killed.map(item => withdrawnTask(item, config, format)),
    indexTask(listed, config, format.name),
  ]
}

const storyTask = (press: Press, story: Story, format: WireFormat): Task => {
  const path = itemPath(format.name, story.id)
  return {
    id: `${format.name}:${path}`,
    format: format.name,
    inputs: {path, theme: press.theme.hash, ...inputsOf([story], press)},
    run: async () => {
      const {wireStory} = await import('./wire-story.ts')
      const messages = new VFile({path: story.document.file.path})
      const wire = wireStory(press, story, messages)
      const written = await format.story(wire, press.publication.config)
      return resultOf(path, written, format, messages, wire.versions.length)
    },
  }
}

const withdrawnTask = (withdrawn: Withdrawn, config: Config, format: WireFormat): Task => {
  const path = itemPath(format.name, withdrawn.id)
  const {title, publisher = '', url, id, lang} = config
  return {
    id: `${format.name}:${path}`,
    format: format.name,
    inputs: {
      path,
      withdrawn: hashOf(withdrawn),
      publication: hashOf([title, publisher, url, id, lang]),
    },
    run: async () => {
      const written = await format.withdrawn(withdrawn, config)
      return resultOf(path, written, format, new VFile({path}), withdrawn.versions.length)
    },
  }
}

function indexTask(listed: readonly Listed[], config: Config, name: WireName): Task {
  const path = indexPath(name)
  const contents = manifest(name, listed, config)
  const count = `${listed.length} ${listed.length === 1 ? 'item' : 'items'}`
  return {
    id: `${name}:${path}`,
    format: name,
    inputs: {path, items: hashOf(contents)},
    run: async () => ({
      files: [{path, mediaType: 'application/json', contents}],
      messages: [],
      summary: count,
    }),
  }
}

function resultOf(
  path: string,
  written: string,
  format: WireFormat,
  messages: VFile,
  version: number,
): TaskResult {
  const fault = format.fault(written)
  const file = new VFile({path})
  if (fault) report(file, 'invalid-output', `Unexpected ${fault}, expected well-formed XML`)
  return {
    files: fault ? [] : [{path, mediaType: format.mediaType, contents: written}],
    messages: [messages, file].filter(({messages}) => messages.length > 0),
    summary: `version ${version}`,
  }
}
