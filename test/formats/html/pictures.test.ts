import {h} from 'hastscript'
import {imageSize} from 'image-size'
import sharp from 'sharp'
import {visit} from 'unist-util-visit'
import {expect, test} from 'vitest'
import {rss} from '../../../src/formats/feed/index.ts'
import {html} from '../../../src/formats/html/index.ts'
import {isAnimated} from '../../../src/source/pictures/animated.ts'
import {parseHtml} from '../../../src/theme/fragment.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {messagesOf, openPress, type PressSource, runTasks, textOf} from '../press.ts'

const blank = (width: number, height: number) =>
  sharp({create: {width, height, channels: 3, background: '#345'}})

const pictures = {
  'photo.jpg': await blank(2000, 1000).jpeg().toBuffer(),
  'drawing.png': await blank(1000, 500).png().toBuffer(),
  'small.png': await blank(300, 200).png().toBuffer(),
  'badge.png': await blank(80, 20).png().toBuffer(),
  'moves.gif': await blank(600, 400).gif().toBuffer(),
  'lines.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"/>'),
  'broken.jpg': (await blank(1200, 600).jpeg().toBuffer()).subarray(0, 700),
  'table.csv': Buffer.from('a,b'),
}

const shown = (path: string, use: 'image' | 'file' = 'image') => ({path, use, position: undefined})

/** A story that shows some pictures, the first of them in front of its text if it is `led`. */
function story(paths: readonly string[], {led}: {readonly led: boolean}) {
  const [lead] = paths
  const frontmatter = {
    title: 'One',
    date: '2026-01-01',
    ...(led && lead ? {image: {src: lead, alt: 'Lead'}} : {}),
  }
  const body = h(
    null,
    paths.slice(led ? 1 : 0).map(path => h('p', [h('img', {dataAsset: path, alt: path})])),
  )
  const document = sampleDocument({path: 'one.md', frontmatter, body})
  return {...document, assets: paths.map(path => shown(path))}
}

async function publish(source: Omit<PressSource, 'files'>) {
  const press = await openPress({...source, files: pictures})
  const results = await runTasks(html.plan(press))
  return {press, results, files: results.flatMap(result => result.files)}
}

/** Every picture of the story's page, as written. */
function markup(page: string): readonly string[] {
  const found: string[] = []
  const main = /<article class="story[\s\S]*<\/article>/.exec(page)?.[0] ?? ''
  for (const [tag] of main.matchAll(/<(?:picture|source|img)[^>]*>/g)) found.push(tag)
  return found
}

const page = 'stories/one/index.html'

test('a photograph is to be had in several sizes of three formats, and waits for nobody when it leads', async () => {
  const {files, results} = await publish({documents: [story(['photo.jpg'], {led: true})]})
  expect(messagesOf(results)).toEqual([])
  const sizes = '(min-width: 58rem) 55rem, 100vw'
  const name = (width: number, kind: string) =>
    expect.stringMatching(
      new RegExp(`^\\.\\./\\.\\./assets/photo\\.jpg\\.[\\da-f]{8}-${width}\\.${kind} ${width}w$`),
    )
  const set = (kind: string) => [480, 960, 1600, 2000].map(width => name(width, kind))
  const [picture, ...found] = markup(textOf(files, page))
  expect(picture).toBe('<picture>')
  const attribute = (tag: string | undefined, key: string) =>
    new RegExp(` ${key}="([^"]*)"`).exec(tag ?? '')?.[1]
  expect(found.map(tag => attribute(tag, 'srcset')?.split(', '))).toEqual([
    set('avif'),
    set('webp'),
    set('jpg'),
  ])
  expect(found.map(tag => attribute(tag, 'sizes'))).toEqual([sizes, sizes, sizes])
  expect(found.at(-1)).toContain('src="../../assets/photo.jpg"')
  expect(found.at(-1)).toContain(
    'width="2000" height="1000" decoding="async" fetchpriority="high">',
  )
})

test('every file that a page offers is there, as wide as it says, and none is wider than the picture', async () => {
  const paths = ['photo.jpg', 'drawing.png', 'small.png']
  const {files} = await publish({documents: [story(paths, {led: false})]})
  const offered: string[] = []
  visit(parseHtml(textOf(files, page)), 'element', ({properties}) => {
    if (properties.srcSet !== undefined) offered.push(...String(properties.srcSet).split(', '))
  })
  const widths = offered.map(candidate => {
    const [address = '', width] = candidate.split(' ')
    const file = files.find(({path}) => `../../${path}` === address)
    const size = imageSize(Buffer.from(file?.contents ?? ''))
    expect(`${size.width}w`).toBe(width)
    expect(size.type).toBe(address.split('.').at(-1))
    return `${address.split('/').at(-1)?.split('.')[0]} ${width}`
  })
  expect([...new Set(widths)]).toEqual([
    'photo 480w',
    'photo 960w',
    'photo 1600w',
    'photo 2000w',
    'drawing 480w',
    'drawing 1000w',
    'small 300w',
  ])
})

test('drawings, animations and small pictures stand as they are', async () => {
  const {files} = await publish({
    documents: [story(['lines.svg', 'moves.gif', 'badge.png'], {led: false})],
  })
  expect(markup(textOf(files, page))).toEqual([
    '<img alt="lines.svg" src="../../assets/lines.svg" width="600" height="400" decoding="async">',
    '<img alt="moves.gif" src="../../assets/moves.gif" width="600" height="400" loading="lazy" decoding="async">',
    '<img alt="badge.png" src="../../assets/badge.png" width="80" height="20" loading="lazy" decoding="async">',
  ])
})

test('where a picture leads, those of the text wait until they come near', async () => {
  const {files} = await publish({documents: [story(['badge.png', 'moves.gif'], {led: true})]})
  expect(markup(textOf(files, page)).map(tag => /loading="lazy"/.test(tag))).toEqual([false, true])
})

test('images: original leaves every picture as it is', async () => {
  const documents = [story(['photo.jpg'], {led: true})]
  const {files} = await publish({documents, config: {images: 'original'}})
  expect(markup(textOf(files, page))).toEqual([
    '<img src="../../assets/photo.jpg" alt="Lead" width="2000" height="1000" decoding="async" fetchpriority="high">',
  ])
  expect(files.filter(({path}) => /\.(avif|webp)$/.test(path))).toEqual([])
})

test('feeds have one plain picture, at an address that the site has', async () => {
  const documents = [story(['photo.jpg', 'drawing.png'], {led: true})]
  const {press, files} = await publish({documents})
  const feed = (await runTasks(rss.plan(press))).flatMap(result => result.files)
  const text = textOf(feed, 'feed.xml')
  expect(text).not.toMatch(/srcset|<source|&lt;source|<picture|&lt;picture/)
  const addresses = [...text.matchAll(/src=(?:"|&quot;)https:\/\/paper\.example\/([^"&]*)/g)].map(
    match => match[1],
  )
  expect(addresses.length).toBeGreaterThan(0)
  for (const address of addresses) expect(files.map(({path}) => path)).toContain(address)
})

test('a linked picture keeps its name and its bytes', async () => {
  const body = h(null, [
    h('p', [
      h('a', {dataAsset: 'photo.jpg'}, 'in full'),
      h('a', {dataAsset: 'table.csv'}, 'as a table'),
    ]),
  ])
  const document = sampleDocument({
    path: 'one.md',
    frontmatter: {title: 'One', date: '2026-01-01'},
    body,
  })
  const {files} = await publish({
    documents: [{...document, assets: [shown('photo.jpg', 'file'), shown('table.csv', 'file')]}],
  })
  expect(textOf(files, page)).toContain('<a href="../../assets/photo.jpg">in full</a>')
  expect(files.find(({path}) => path === 'assets/photo.jpg')?.contents).toEqual(
    pictures['photo.jpg'],
  )
  expect(files.filter(({path}) => /\.(avif|webp)$/.test(path))).toEqual([])
})

test.each([1, 6])(
  'a photograph that is shown does not say where it was taken (turned: %s)',
  async orientation => {
    const exif = {IFD0: {Artist: 'A source who is not to be known'}}
    const taken = await blank(400, 300).jpeg().withExif(exif).withMetadata({orientation}).toBuffer()
    expect(taken.includes('not to be known')).toBe(true)
    const publishTaken = async (use: 'image' | 'file') => {
      const document = {...story(['taken.jpg'], {led: true}), assets: [shown('taken.jpg', use)]}
      const press = await openPress({documents: [document], files: {'taken.jpg': taken}})
      const files = (await runTasks(html.plan(press))).flatMap(result => result.files)
      return Buffer.from(files.find(({path}) => path === 'assets/taken.jpg')?.contents ?? '')
    }
    const published = await publishTaken('image')
    expect(published.includes('not to be known')).toBe(false)
    const {width, height} = await sharp(published).metadata()
    expect([width, height]).toEqual(orientation === 1 ? [400, 300] : [300, 400])
    expect((await publishTaken('file')).equals(taken)).toBe(true)
  },
)

test('a picture that ends too early is reported where it stands, and shown as far as it goes', async () => {
  const {files, results} = await publish({documents: [story(['broken.jpg'], {led: true})]})
  expect(messagesOf(results)).toEqual([
    'one.md: image-format: Unexpected contents of `broken.jpg`, expected an image',
  ])
  const made = files.filter(({path}) => /-480\.avif$/.test(path))
  expect(made.map(({contents}) => contents)).toEqual([pictures['broken.jpg']])
})

test('a picture is made once: what it is made into depends on it and on nothing else', async () => {
  const tasksOf = async (config: Readonly<Record<string, unknown>>) => {
    const press = await openPress({
      documents: [story(['photo.jpg'], {led: true})],
      config,
      files: pictures,
    })
    return [...html.plan(press)].find(({id}) => id === 'html:picture photo.jpg')?.inputs
  }
  expect(await tasksOf({title: 'Another', url: 'https://another.example/'})).toEqual(
    await tasksOf({}),
  )
})

test.each([
  ['image/gif', Buffer.from('GIF89a'), true],
  ['image/png', pictures['small.png'], false],
  [
    'image/png',
    Buffer.concat([pictures['small.png'].subarray(0, 33), Buffer.from('\0\0\0\x08acTL')]),
    true,
  ],
  ['image/webp', Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0'), true],
  ['image/webp', Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0'), false],
  ['image/avif', Buffer.from('\0\0\0\x1cftypavis'), true],
  ['image/avif', Buffer.from('\0\0\0\x1cftypavif'), false],
  ['image/jpeg', pictures['photo.jpg'], false],
])('%s that moves is told from one that does not', (mediaType, bytes, expected) => {
  expect(isAnimated(mediaType, bytes)).toBe(expected)
})
