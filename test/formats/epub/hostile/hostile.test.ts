import dns from 'node:dns'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import net from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {build} from '../../../../src/commands/build.ts'
import type {Event} from '../../../../src/commands/event.ts'
import type {Book} from '../../../../src/formats/epub/rules/book.ts'
import {epubRules} from '../../../../src/formats/epub/rules/index.ts'
import {openEpub} from '../../../../src/formats/epub/rules/judge.ts'
import {faultsOf} from '../read.ts'

/** Each case is a story of its own, written by somebody who means ill. */
const cases = readFileSync('test/formats/epub/hostile/cases.md', 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((text, index) => {
    const [name = '', ...lines] = text.split('\n')
    return {name, slug: `case-${index + 1}`, text: lines.join('\n')}
  })

const secret = 'the secret of the house'
const work = mkdtempSync(join(tmpdir(), 'octavo-hostile-'))
const folder = join(work, 'deep', 'content')
afterAll(() => rmSync(work, {recursive: true, force: true}))

async function writePublication(): Promise<void> {
  mkdirSync(folder, {recursive: true})
  const dots = sharp({create: {width: 8, height: 6, channels: 3, background: '#456'}}).png()
  const picture = await dots.toBuffer()
  const hidden = Buffer.concat([picture, Buffer.from(secret)])
  writeFileSync(join(work, 'secret.png'), hidden)
  writeFileSync(join(work, 'deep', 'secret.png'), hidden)
  symlinkSync(join(work, 'secret.png'), join(folder, 'linked.png'))
  const bomb = Buffer.from(picture)
  bomb.writeUInt32BE(65_000, 16)
  bomb.writeUInt32BE(65_000, 20)
  const files = {
    'publication.yaml':
      'title: House\nurl: https://house.example/\nformats: [epub]\npageList: false\nmath: true\n',
    'ok.png': picture,
    'ok.md': '---\ntitle: Ok\nslug: ok\ndate: 2026-01-01\n---\n\nSafe words.\n',
    'bomb.png': bomb,
    'program.png': Buffer.from('MZ\x90\0 this is a program'),
    'entities.svg': `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file://${work}/secret.png"><!ENTITY % b SYSTEM "https://evil.example/x.dtd">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&a;</text></svg>`,
    'loading.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9" onload="alert(1)"><script>alert(1)</script><style>@import "https://evil.example/a.css"; rect {fill: url(https://evil.example/#a)}</style><image xlink:href="file://${work}/secret.png" width="9" height="9"/><use href="https://evil.example/a.svg#a"/><foreignObject><iframe src="https://evil.example/"/></foreignObject><rect width="9" height="9"/></svg>`,
    'laughs.svg': `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${[...'bcdefghij'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&j;</text></svg>`,
  }
  for (const [name, contents] of Object.entries(files)) writeFileSync(join(folder, name), contents)
  for (const {slug, text} of cases) {
    const title = `${slug} </title><script>alert(1)</script> & "quotes" ]]>`
    const head = `---\ntitle: '${title}'\nslug: ${slug}\ndate: 2026-01-01\nauthors: ['<img src=x onerror=alert(1)>']\ntags: ['"><script>']\n---\n`
    writeFileSync(
      join(folder, `${slug}.md`),
      `${head}\nSafe words before.\n\n${text.replaceAll('SECRETFOLDER', work)}\n\nSafe words behind.\n`,
    )
  }
}

/** Every way out of the process, watched: nothing leaves, and what tried to is written down. */
function blockNetwork(): {readonly tried: readonly string[]; readonly release: () => void} {
  const tried: string[] = []
  const before = {
    connect: net.Socket.prototype.connect,
    lookup: dns.lookup,
    fetch: globalThis.fetch,
  }
  const refuse = (way: string) => (): never => {
    tried.push(way)
    throw new Error(`${way} is blocked`)
  }
  net.Socket.prototype.connect = refuse('connect')
  dns.lookup = refuse('lookup') as never
  globalThis.fetch = refuse('fetch')
  return {
    tried,
    release: () => {
      net.Socket.prototype.connect = before.connect
      dns.lookup = before.lookup
      globalThis.fetch = before.fetch
    },
  }
}

describe('e-books of people who mean ill', () => {
  const events: Event[] = []
  let tried: readonly string[] = []
  let exit: number | undefined

  beforeAll(async () => {
    await writePublication()
    const network = blockNetwork()
    try {
      exit = await build({
        folders: {
          workingFolder: work,
          folder,
          out: join(work, 'dist'),
          state: join(work, '.octavo'),
        },
        only: ['epub'],
        mode: 'write',
        useCache: false,
        strict: false,
        now: new Date('2026-06-01T12:00:00Z'),
        sourceDate: new Date(0),
        clock: () => 0,
        emit: event => events.push(event),
      })
    } finally {
      network.release()
    }
    tried = network.tried
  }, 120_000)

  test('are made without a call to anywhere, and without a fault of Octavo', () => {
    expect(tried).toEqual([])
    expect(events.filter(({type}) => type === 'failure')).toEqual([])
    expect(exit).toBe(1)
  })

  test('there are more than twenty of them', () => {
    expect(cases.length).toBeGreaterThan(20)
  })

  test.each(cases)('$name', async ({slug}) => {
    const path = events
      .flatMap(event => (event.type === 'task' ? event.files : []))
      .find(file => file.endsWith(`/${slug}.epub`))
    const bytes = readFileSync(join(work, 'dist', path ?? `no ${slug}.epub`))
    const book = await openEpub(bytes)
    expect(dangersIn(book)).toEqual([])
    expect(await faultsOf(bytes)).toEqual([])
    const chapter = new TextDecoder().decode(book.files.get('OEBPS/chapter-001.xhtml'))
    expect(chapter).toContain('Safe words before.')
    expect(chapter).toContain('Safe words behind.')
  })

  test('are told of, each where it stands', async () => {
    const lines = events.flatMap(event =>
      event.type === 'message'
        ? [`${event.file.replace('deep/content/', '')}:${event.line ?? ''} ${event.ruleId}`]
        : [],
    )
    const named = lines.map(line => {
      const found = cases.find(({slug}) => line.startsWith(`${slug}.md:`))
      return found ? line.replace(`${found.slug}.md`, found.name) : line
    })
    await expect(`${named.sort().join('\n')}\n`).toMatchFileSnapshot('expected.txt')
  })
})

const asked = {
  ...epubRules.Safety,
  'epub-link-scheme': epubRules.Links['epub-link-scheme']!,
  'epub-link-outside': epubRules.Links['epub-link-outside']!,
  'epub-css-remote': epubRules['Style sheet']['epub-css-remote']!,
  'epub-well-formed': epubRules.Structure['epub-well-formed']!,
}

/** What the rules of safety find, and files of the disk that came along. */
function dangersIn(book: Book): readonly string[] {
  const found = Object.entries(asked).flatMap(([id, {check}]) =>
    [...check(book)].map(({path, reason}) => `${id} ${path}: ${reason}`),
  )
  const leaked = [...book.files]
    .filter(
      ([, bytes]) => Buffer.from(bytes).includes(secret) || Buffer.from(bytes).includes('root:x:'),
    )
    .map(([path]) => `${path} holds a file of the disk`)
  return [...found, ...leaked]
}
