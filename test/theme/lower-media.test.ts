import type {Element, Properties} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {expect, test} from 'vitest'
import {bodyWords, lowerBody} from '../../src/theme/lower.ts'
import type {Target} from '../../src/theme/theme.ts'
import {sampleAddresses, sampleDocument} from './sample.ts'

const names: Readonly<Record<string, string>> = {en: 'English', fa: 'فارسی', de: 'Deutsch'}
const strings = (lang: string) => ({language: names[lang] ?? 'English'})

interface Setting {
  readonly page?: (path: string, id: string) => string | undefined
  readonly document?: () => string
  readonly site?: () => string
}

function lowered(element: Element, target: Target, setting: Setting = {}): string {
  const document = sampleDocument({path: 'a.md', lang: 'en', body: h(null, [element])})
  const words = {...bodyWords({}, strings)}
  const addresses = {...sampleAddresses, ...setting}
  const place = {words, numbers: {own: new Map()} as never}
  return toHtml(lowerBody(document, target, addresses, 'c1-', place)).replace(
    /<svg.*?aria-label="([^"]*)".*?<\/svg>/g,
    '<svg $1>',
  )
}

const film = h('video', {id: 'video-clip', ariaLabel: 'A press', loop: true}, [
  h('source', {dataAsset: 'clip.mp4'}),
  h('source', {src: 'https://media.example/clip.webm'}),
  h('track', {dataAsset: 'clip.fa.vtt', kind: 'captions', srcLang: 'fa'}),
  h('track', {dataAsset: 'clip.vtt', kind: 'captions'}),
  h('img', {dataAsset: 'still.png', alt: 'A press'}),
  h('a', {className: ['transcript'], dataDocument: 'b.md'}),
])
const sound = h('audio', {id: 'audio-talk', ariaLabel: 'A talk'}, [
  h('source', {dataAsset: 'talk.mp3'}),
])
const elsewhere = h('video', {id: 'video-watch', ariaLabel: 'Far'}, [
  h('source', {src: 'https://www.youtube.com/watch?v=a'}),
])
const gone = h('audio', {id: 'audio-x', ariaLabel: 'Lost', dataName: 'caption'}, [
  h('source', {dataAsset: 'gone.png'}),
])
const spoken = h('audio', {id: 'a', ariaLabel: 'A'}, [
  h('source', {dataAsset: 'a.mp3'}),
  'Your browser plays nothing.',
])
const untold = h('audio', {id: 'a', ariaLabel: 'A'}, [
  h('source', {dataAsset: 'a.mp3'}),
  h('a', {className: ['transcript'], dataDocument: 'gone.md'}),
])
const onSite = {page: (path: string, id: string) => `https://x.example/${path}#${id}`}

test.each<[string, Element, Target, string]>([
  [
    'a browser plays it when somebody asks, with all captions and the size of its picture',
    film,
    'web',
    '<video id="c1-video-clip" controls preload="none" loop poster="file:still.png" width="640" height="480" aria-label="A press" aria-details="c1-video-clip-transcript"><source src="file:clip.mp4" type="video/mp4"><source src="https://media.example/clip.webm" type="video/webm"><track src="file:clip.fa.vtt" kind="captions" srclang="fa" label="فارسی"><track src="file:clip.vtt" kind="captions" srclang="en" label="English"><a href="file:clip.mp4">A press</a></video><span class="media-links"><a class="transcript" id="c1-video-clip-transcript" href="to:b.md">Transcript</a></span>',
  ],
  [
    'paper shows its picture, and two ways to the page that plays it',
    film,
    'print',
    '<img src="file:still.png" alt="A press" width="640" height="480"><span id="c1-video-clip" class="media-links"><svg QR code: https://x.example/a.md#video-clip><a href="https://x.example/a.md#video-clip" class="media-address" dir="ltr">x.example/a.md#video-clip</a> <a class="transcript" id="c1-video-clip-transcript" href="to:b.md">Transcript <span class="media-address" dir="ltr">to:b.md</span></a></span>',
  ],
  [
    'a feed shows its picture and its name, both leading to the file',
    film,
    'feed',
    '<a href="file:clip.mp4"><img src="file:still.png" alt="A press" width="640" height="480"></a><span id="c1-video-clip" class="media-links"><a href="file:clip.mp4">A press</a></span><span class="media-links"><a class="transcript" id="c1-video-clip-transcript" href="to:b.md">Transcript</a></span>',
  ],
  [
    'sound without a picture has its name on paper',
    sound,
    'print',
    '<span class="media-name">A talk</span><span id="c1-audio-talk" class="media-links"><svg QR code: https://x.example/a.md#audio-talk><a href="https://x.example/a.md#audio-talk" class="media-address" dir="ltr">x.example/a.md#audio-talk</a></span>',
  ],
  [
    'a page of another site is a link, and no frame',
    elsewhere,
    'web',
    '<span id="c1-video-watch" class="media-links"><a href="https://www.youtube.com/watch?v=a">Far</a></span>',
  ],
  [
    'a file that is not there leaves its place',
    gone,
    'web',
    '<span id="c1-audio-x" class="media-links"></span>',
  ],
  [
    'what an author has for old browsers stays in the player',
    spoken,
    'web',
    '<audio id="c1-a" controls preload="none" aria-label="A"><source src="file:a.mp3" type="audio/mpeg">Your browser plays nothing.</audio>',
  ],
  [
    'a transcript that is not public is not spoken of',
    untold,
    'ebook',
    '<audio id="c1-a" controls preload="none" aria-label="A"><source src="file:a.mp3" type="audio/mpeg"><a href="file:a.mp3">A</a></audio>',
  ],
])('%s', (_, element, target, expected) => {
  expect(lowered(element, target, onSite)).toBe(expected)
})

test('on paper a transcript has its page in the same work, its address elsewhere, and none on a site without one', () => {
  const link = (properties: Properties) =>
    h('audio', {id: 'a'}, [h('a', {className: ['transcript'], ...properties})])
  const inWork = lowered(link({href: '#said'}), 'print', onSite)
  expect(inWork).toContain(
    '<a class="transcript cross-reference" href="#c1-said" id="c1-a-transcript" data-page="p.">Transcript</a>',
  )
  expect(lowered(link({href: 'https://y.example/t'}), 'print')).toContain(
    '>Transcript <span class="media-address" dir="ltr">y.example/t</span></a>',
  )
  const site = {document: () => 'http://localhost/b/', site: () => 'http://localhost/'}
  expect(lowered(link({dataDocument: 'b.md'}), 'print', site)).toContain('>Transcript</a>')
})

test('without an address of the site, what is elsewhere is its own, and what is here has none', () => {
  expect(lowered(elsewhere, 'print')).toContain('<svg QR code: https://www.youtube.com/watch?v=a>')
  expect(lowered(sound, 'print')).toBe(
    '<span class="media-name">A talk</span><span id="c1-audio-talk" class="media-links"></span>',
  )
})
