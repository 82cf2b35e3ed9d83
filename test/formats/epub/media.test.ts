import {expect, test} from 'vitest'
import {bindAll, openMarkdown} from './from-markdown.ts'
import {all, readBook, textIn} from './invariants.ts'
import {faultsOf, storedIn} from './read.ts'

const files = {
  'publication.yaml':
    'title: Paper\nurl: https://paper.example/\nformats: [html, epub]\npageList: false\n',
  'clip.mp4': 'media:clip.mp4',
  'clip.en.vtt': 'media:clip.en.vtt',
  'talk.mp3': 'media:talk.mp3',
  'talk.wav': 'media:talk.wav',
  'a.png': 'copy:river-bridge.png',
}

/** The one story with this body, bound without a fault. */
async function bind(body: string, frontmatter = '') {
  const story = `---\ntitle: Story\ndate: 2026-01-02\n${frontmatter}---\n\n${body}\n`
  const {books, messages} = await bindAll(await openMarkdown({...files, 'story.md': story}))
  const [book] = books
  if (!book) throw new Error(messages.join('\n'))
  expect(await faultsOf(book.bytes)).toEqual([])
  const {opf} = readBook(book.files)
  const facts = (name: string) =>
    all(opf, 'meta')
      .filter(({attributes}) => attributes.property === `schema:${name}`)
      .map(textIn)
  const items = all(opf, 'item').map(({attributes}) => attributes)
  return {book, messages, facts, items}
}

const film = '::video{src=clip.mp4 alt="A press" captions=clip.en.vtt transcript=story.md}'

test('a film and its captions are files of the package, and only text is compressed', async () => {
  const {items, book} = await bind(film)
  expect(
    items.filter(({id}) => id?.startsWith('media-')).map(item => [item.href, item['media-type']]),
  ).toEqual([
    [expect.stringMatching(/^media\/[\da-f]{16}\.mp4$/), 'video/mp4'],
    [expect.stringMatching(/^media\/[\da-f]{16}\.vtt$/), 'text/vtt'],
  ])
  expect(storedIn(book.bytes).filter(path => path.includes('/media/'))).toEqual([
    expect.stringMatching(/\.mp4$/),
  ])
})

test('how a film can be read is drawn from what there is beside it', async () => {
  const whole = await bind(film)
  expect(whole.facts('accessMode')).toEqual(['textual', 'visual', 'auditory'])
  expect(whole.facts('accessModeSufficient')).toEqual(['textual'])
  expect(whole.facts('accessibilityFeature')).toEqual(
    expect.arrayContaining(['captions', 'transcript']),
  )
  const bare = await bind('::video{src=clip.mp4 alt="A press"}')
  expect(bare.facts('accessModeSufficient')).toEqual(['textual,visual,auditory'])
  expect(bare.facts('accessibilityFeature')).not.toContain('captions')
  expect(bare.facts('accessibilityFeature')).not.toContain('transcript')
  const sound = await bind('::audio{src=talk.mp3 alt="A tone" transcript=none}')
  expect(sound.facts('accessMode')).toEqual(['textual', 'auditory'])
  expect(sound.facts('accessModeSufficient')).toEqual(['textual'])
  expect(sound.facts('accessibilityFeature')).not.toContain('transcript')
})

test('a claim that a film belies is left out', async () => {
  const claim =
    'accessibility: {conformsTo: "EPUB Accessibility 1.1 - WCAG 2.1 Level AA", hazards: [none]}\n'
  const {messages} = await bind('::video{src=clip.mp4 alt="A press"}', claim)
  expect(messages).toEqual([
    'story.md:4 accessibility-claim: Unexpected claim to conform to `EPUB Accessibility 1.1 - WCAG 2.1 Level AA`, expected every video to have captions and every audio a transcript: 1 of 1 and 0 of 0 have none, and the e-book makes no claim',
  ])
  expect((await bind(film, claim)).messages).toEqual([])
})

test('sound that no reading system has to know is a link, with a message', async () => {
  const {messages, items} = await bind('::audio{src=talk.wav alt="A tone" transcript=none}')
  expect(messages).toEqual([
    'story.md:6 media-type: Unexpected audio/wav in `talk.wav`, expected MP3, AAC in MP4 or Opus: the e-book has a link to it',
  ])
  expect(items.some(({id}) => id?.startsWith('media-'))).toBe(false)
})

test('what is elsewhere is named by the manifest and by the page that plays it', async () => {
  const {items} = await bind(
    '::audio{src="https://media.example/a.mp3" alt="Far away" transcript=none}',
  )
  expect(items.find(({href}) => href === 'https://media.example/a.mp3')).toMatchObject({
    'media-type': 'audio/mpeg',
  })
  expect(items.find(({href}) => href === 'chapter-001.xhtml')?.properties).toBe('remote-resources')
})
