import sharp, {type Sharp} from 'sharp'
import {expect, test} from 'vitest'
import {fitPicture} from '../../../src/formats/epub/fit-picture.ts'
import {limits} from '../../../src/formats/epub/limits.ts'
import {memoryStore, openPictures} from '../../../src/source/pictures/pictures.ts'
import {openAsset} from '../asset.ts'
import {noise} from '../noise.ts'
import {bind, page} from './page.ts'
import {bookOf, faultsOf, unpack} from './read.ts'

const pictures = openPictures(memoryStore(), '')

const plain = (width: number, height: number): Sharp =>
  sharp({create: {width, height, channels: 3, background: '#456'}})

/** What becomes of a picture, as `kind width×height`. */
async function fitted(path: string, picture: Sharp): Promise<string> {
  const bytes = await picture.toBuffer()
  const fit = await fitPicture(openAsset(path, bytes), pictures)
  if (!fit) return 'nothing'
  const {width, height, format, hasAlpha, exif, space} = await sharp(fit.bytes).metadata()
  const facts = [
    hasAlpha && 'alpha',
    exif && 'EXIF',
    space !== 'srgb' && space,
    fit.isStill && 'still',
  ]
  const same = bytes.equals(fit.bytes) ? 'as it came' : ''
  expect(fit.bytes.length).toBeLessThanOrEqual(limits.pictureBytes)
  expect(fit.mediaType).toBe(`image/${format}`)
  return [format, `${width}×${height}`, ...facts, same].filter(Boolean).join(' ')
}

const clear = {
  create: {width: 8, height: 6, channels: 4, background: {r: 9, g: 9, b: 9, alpha: 0.5}},
} as const

test.each<[string, string, () => Sharp, string]>([
  ['a small JPEG', 'a.jpg', () => plain(80, 60).jpeg(), 'jpeg 80×60 as it came'],
  [
    'a JPEG of a camera',
    'a.jpg',
    () =>
      plain(80, 60)
        .withExif({IFD0: {Artist: 'A'}})
        .jpeg(),
    'jpeg 80×60',
  ],
  [
    'a JPEG on its side',
    'a.jpg',
    () => plain(80, 60).withMetadata({orientation: 6}).jpeg(),
    'jpeg 60×80',
  ],
  ['a JPEG in inks', 'a.jpg', () => plain(80, 60).toColorspace('cmyk').jpeg(), 'jpeg 80×60'],
  [
    'a JPEG in grey',
    'a.jpg',
    () => plain(80, 60).toColorspace('b-w').jpeg(),
    'jpeg 80×60 b-w as it came',
  ],
  ['a JPEG of 24 million pixels', 'a.jpg', () => plain(6000, 4000).jpeg(), 'jpeg 2898×1932'],
  ['a small PNG', 'a.png', () => plain(80, 60).png(), 'png 80×60 as it came'],
  ['a PNG of 9 million pixels', 'a.png', () => plain(3000, 3000).png(), 'png 2366×2366'],
  ['a PNG with transparent parts', 'a.png', () => sharp(clear).png(), 'png 8×6 alpha as it came'],
  ['a PNG with needless alpha', 'a.png', () => plain(80, 60).ensureAlpha().png(), 'png 80×60'],
  [
    'a PNG of another color space',
    'a.png',
    () => plain(80, 60).withIccProfile('p3').png(),
    'png 80×60',
  ],
  ['a PNG of 6 MB', 'a.png', () => noise(1400, 1400).png(), 'jpeg 1400×1400'],
  ['a transparent PNG of 16 MB', 'a.png', () => noise(2000, 2000, 4).png(), 'png 836×836 alpha'],
  ['a WebP', 'a.webp', () => plain(80, 60).webp(), 'jpeg 80×60'],
  ['a transparent WebP', 'a.webp', () => sharp(clear).webp(), 'png 8×6 alpha'],
  ['an AVIF', 'a.avif', () => plain(80, 60).avif(), 'jpeg 80×60'],
  ['a GIF', 'a.gif', () => plain(80, 60).gif(), 'gif 80×60 alpha as it came'],
  ['a file that is no picture', 'a.webp', () => plain(8, 6).raw(), 'nothing'],
])('%s fits what shops take', async (_name, path, picture, expected) => {
  expect(await fitted(path, picture())).toBe(expected)
})

const frames = (size: number) =>
  sharp(Buffer.alloc(size * size * 2 * 3, 7).fill(200, size * size * 3), {
    raw: {width: size, height: size * 2, channels: 3, pageHeight: size},
  })

test('an animation goes on moving, and one that is too large or WebP stands still, with a message', async () => {
  const html = '<p>x</p>\n<img data-asset="a.gif" alt="A"><img data-asset="b.webp" alt="B">'
  const {results, messages} = await bind({
    documents: [page({path: 'stories/a.md', html})],
    files: {
      'a.gif': await frames(8)
        .gif({delay: [100, 100]})
        .toBuffer(),
      'b.webp': await frames(8)
        .webp({delay: [100, 100]})
        .toBuffer(),
    },
  })
  expect(messages).toEqual([
    'stories/a.md: still-picture: Unexpected animation `b.webp`, expected a GIF of 5 MB and 5.6 million pixels at most: the e-book shows its first image',
  ])
  const names = [...(await unpack(bookOf(results, 'a.epub'))).keys()]
  expect(names.filter(name => /\.(gif|jpg)$/.test(name))).toHaveLength(2)
})

test('a picture that cannot be read is an error of the document that shows it', async () => {
  const {results, messages} = await bind({
    documents: [page({path: 'stories/a.md', html: '<img data-asset="b.webp" alt="B">'})],
    files: {'b.webp': Buffer.from('RIFF no WebP')},
  })
  expect(messages[0]).toBe(
    'stories/a.md: image-format: Unexpected contents of `b.webp`, expected an image',
  )
  expect(await faultsOf(bookOf(results, 'a.epub'))).toEqual([])
})

test('where a photograph was taken is in no book', async () => {
  const bytes = await plain(80, 60)
    .withExif({IFD3: {GPSLatitudeRef: 'N', GPSLatitude: '33/1 18/1 0/1'}})
    .jpeg()
    .toBuffer()
  const {results} = await bind({
    documents: [page({path: 'stories/a.md', html: '<img data-asset="a.jpg" alt="A">'})],
    files: {'a.jpg': bytes},
  })
  expect(bytes.includes('Exif')).toBe(true)
  expect(Buffer.from(bookOf(results, 'a.epub')).includes('Exif')).toBe(false)
})
