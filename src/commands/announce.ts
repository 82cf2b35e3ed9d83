import {existsSync, mkdirSync, readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {VFile} from 'vfile'
import {type Change, changesBetween, withChanges} from '../announce/changes.ts'
import {isPublicSite} from '../announce/host.ts'
import {indexNowAdvice, indexNowPosting, mostUrls} from '../announce/indexnow.ts'
import {type Network, type Posting, post} from '../announce/post.ts'
import {feedsIn, pagesIn} from '../announce/published.ts'
import {type AnnouncementRecord, readRecord} from '../announce/record.ts'
import {hubPosting} from '../announce/websub.ts'
import {placeOfKey} from '../config/place-of-key.ts'
import type {Config} from '../config/publication.ts'
import {type RuleId, report} from '../diagnostics.ts'
import {indexNowKeyPath} from '../formats/html/indexnow-key.ts'
import {siteUrl} from '../formats/site-url.ts'
import {sha256} from '../source/hash.ts'
import {holdsDrafts} from '../tasks/draft-output.ts'
import {takeLock} from '../tasks/lock.ts'
import {ownedIn} from '../tasks/manifest.ts'
import {isFatal, readConfig} from '../tasks/open.ts'
import {writeAtomically} from '../tasks/write.ts'
import type {Emit, ExitCode} from './event.ts'
import {type Folders, folderFault} from './folders.ts'
import {openMessageDesk} from './messages.ts'

export interface AnnounceOptions {
  readonly folders: Folders
  /** Only say who would be told of what. */
  readonly dryRun: boolean
  readonly indexNowKey: string | undefined
  /** Where search engines take announcements. */
  readonly indexNowEndpoint: string
  readonly network: Network
  readonly now: Date
  readonly sourceDate: Date
  readonly emit: Emit
}

/**
 * After the site was put where readers find it: tell the WebSub hub which feeds have changed since the last announcement,
 * and search engines (IndexNow) which pages are new, changed or gone.
 */
export async function announce(options: AnnounceOptions): Promise<ExitCode> {
  const {folders, emit} = options
  const refuse = (reason: string): ExitCode => {
    emit({type: 'refusal', reason})
    return 2
  }
  const fault = folderFault(folders)
  if (fault !== undefined) return refuse(fault)
  const prefix = relative(folders.workingFolder, folders.folder).replaceAll('\\', '/')
  const file = new VFile({path: join(prefix, 'publication.yaml')})
  const config = readConfig(file, {...folders, ...options})
  if (isFatal(file)) {
    openMessageDesk(emit).take([file])
    return 2
  }
  const reason = refusalOf(config, folders)
  if (reason !== undefined) return refuse(reason)
  const lock = takeLock(join(folders.state, 'lock'))
  if (lock.type === 'busy')
    return refuse(`A build (process ${lock.pid}) is at work here: try again when it is done.`)
  try {
    return await tellAll({options, config, file: new VFile({path: file.path, value: file.value})})
  } finally {
    lock.release()
  }
}

/** Why nobody may be told; undefined where all is well. */
function refusalOf(config: Config, {workingFolder, out}: Folders): string | undefined {
  const name = relative(workingFolder, out) || '.'
  if (config.feed.hub === undefined && !config.indexNow)
    return 'Unexpected publication without anybody to tell, expected `feed: {hub: …}` or `indexNow: true` in publication.yaml'
  if (!isPublicSite(config.url))
    return `Unexpected site \`${config.url}\`, expected one that readers can reach: set \`url\` in publication.yaml`
  if (ownedIn(out).length === 0)
    return `Unexpected folder \`${name}\`, expected one that \`octavo build\` has written: build and deploy before you announce`
  if (holdsDrafts(out))
    return `Unexpected folder \`${name}\` with drafts in it, expected what you publish: build without --drafts, and deploy that`
  const robots = join(out, 'robots.txt')
  if (existsSync(robots) && !readFileSync(robots, 'utf8').includes(siteUrl(config, 'sitemap.xml')))
    return `Unexpected folder \`${name}\` for another address, expected one for \`${config.url}\`: build and deploy again`
  return undefined
}

interface Telling {
  readonly options: AnnounceOptions
  readonly config: Config
  /** `publication.yaml`, which gets the messages. */
  readonly file: VFile
}

async function tellAll(telling: Telling): Promise<ExitCode> {
  const {options, config, file} = telling
  const {folders, emit} = options
  const owned = ownedIn(folders.out).filter(([path]) => !path.split('/').includes('..'))
  const published = {
    paths: owned.map(([path]) => path).filter(path => existsSync(join(folders.out, path))),
    read: (path: string) => readFileSync(join(folders.out, path), 'utf8'),
  }
  const recordPath = join(folders.state, recordName(folders))
  const text = existsSync(recordPath) ? readFileSync(recordPath, 'utf8') : ''
  let record = readRecord(text, {site: config.url, hub: config.feed.hub})
  const letters = [
    ...hubLetters(telling, changesBetween(record.feeds, feedsIn(published))),
    ...(config.indexNow
      ? indexNowLetters(telling, changesBetween(record.pages, pagesIn(published)))
      : []),
  ]
  let told = 0
  for (const letter of letters) {
    if (options.dryRun ? plan(letter, telling) : await send(letter, telling)) {
      told += letter.changes.length
      if (options.dryRun) continue
      record = letter.enter(record)
      mkdirSync(folders.state, {recursive: true})
      // After each, so that what a failure or an interrupt leaves over is all that the next one sends.
      writeAtomically(recordPath, `${JSON.stringify(record)}\n`, true)
    }
  }
  openMessageDesk(emit).take([file])
  if (file.messages.some(({ruleId}) => ruleId !== 'indexnow-key')) return 3
  if (file.messages.length > 0) return 2
  emit({type: 'note', text: summary(told, options.dryRun)})
  return 0
}

const recordName = ({workingFolder, folder}: Folders): string =>
  `announced-${sha256(relative(workingFolder, folder)).slice(0, 8)}.json`

function summary(told: number, dryRun: boolean): string {
  if (told === 0) return 'Nothing has changed since the last announcement.'
  return `${told} ${told === 1 ? 'change' : 'changes'} ${dryRun ? 'to announce' : 'announced'}`
}

/** One request, with what it is about. */
interface Letter {
  readonly service: 'websub' | 'indexnow'
  readonly posting: Posting
  readonly changes: readonly Change[]
  readonly rule: RuleId
  /** The key of publication.yaml that asks for it. */
  readonly key: 'feed' | 'indexNow'
  readonly advice: (status: number | undefined) => string
  readonly enter: (record: AnnouncementRecord) => AnnouncementRecord
}

/** A request for each feed. A hub cannot be told that one is gone. */
function hubLetters({config}: Telling, changes: readonly Change[]): readonly Letter[] {
  const {hub} = config.feed
  if (hub === undefined) return []
  return changes
    .filter(({change}) => change !== 'gone')
    .map(change => ({
      service: 'websub',
      posting: hubPosting(hub, siteUrl(config, change.path)),
      changes: [change],
      rule: 'hub-failed',
      key: 'feed',
      advice: () =>
        'that the hub takes news of this feed: see whether `hub` is right, and try again',
      enter: record => ({...record, feeds: withChanges(record.feeds, [change])}),
    }))
}

function indexNowLetters(telling: Telling, changes: readonly Change[]): readonly Letter[] {
  const {config, options, file} = telling
  if (changes.length === 0) return []
  const key = options.indexNowKey
  const place = placeOfKey(file, 'indexNow')
  if (key === undefined) {
    const reason =
      'Unexpected `indexNow` without a key, expected it in OCTAVO_INDEXNOW_KEY: 8 to 128 letters, digits and hyphens'
    report(file, 'indexnow-key', reason, place)
    return []
  }
  const path = indexNowKeyPath(key)
  if (!existsSync(join(options.folders.out, path))) {
    const reason =
      'Unexpected site without the file of the key, expected one: build and deploy with the same OCTAVO_INDEXNOW_KEY'
    report(file, 'indexnow-key', reason, place)
    return []
  }
  const location = siteUrl(config, path)
  return batches(changes).map(batch => ({
    service: 'indexnow',
    posting: indexNowPosting(
      options.indexNowEndpoint,
      {key, location},
      batch.map(change => siteUrl(config, change.path)),
    ),
    changes: batch,
    rule: 'indexnow-failed',
    key: 'indexNow',
    advice: indexNowAdvice,
    enter: record => ({...record, pages: withChanges(record.pages, batch)}),
  }))
}

const batches = (changes: readonly Change[]): ReadonlyArray<readonly Change[]> =>
  Array.from({length: Math.ceil(changes.length / mostUrls)}, (_, index) =>
    changes.slice(index * mostUrls, (index + 1) * mostUrls),
  )

function plan(letter: Letter, telling: Telling): true {
  tell(letter, telling, {status: 'planned', attempts: 0})
  return true
}

/** Whether it was taken; if not, that is reported. */
async function send(letter: Letter, telling: Telling): Promise<boolean> {
  const {posting, rule, key, advice} = letter
  const posted = await post(posting, telling.options.network)
  if (posted.type === 'taken') {
    tell(letter, telling, {status: 'sent', attempts: posted.attempts})
    return true
  }
  const {attempts, status, cause} = posted
  const tries = attempts === 1 ? '' : `, ${attempts} times`
  report(
    telling.file,
    rule,
    `Unexpected ${cause} from \`${shown(posting.to)}\`${tries}, expected ${advice(status)}`,
    placeOfKey(telling.file, key),
  )
  return false
}

const tell = (
  {service, posting, changes}: Letter,
  {options, config}: Telling,
  {status, attempts}: {readonly status: 'planned' | 'sent'; readonly attempts: number},
): void =>
  options.emit({
    type: 'announcement',
    service,
    to: shown(posting.to),
    status,
    urls: changes.map(({path, change}) => ({url: siteUrl(config, path), change})),
    attempts,
  })

/** Without what may be secret: a password, a token in the query. */
function shown(url: string): string {
  const {origin, pathname} = new URL(url)
  return origin + pathname
}
