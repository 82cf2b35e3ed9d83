import sharp from 'sharp'
import {describe, expect, test} from 'vitest'
import {sha256} from '../../../src/source/hash.ts'
import {memoryStore, openPictures} from '../../../src/source/pictures/pictures.ts'
import {lookAtPicture, processPicture} from '../../../src/source/pictures/process.ts'
import {stripMetadata} from '../../../src/source/pictures/strip.ts'

/** Red to the left, blue to the right: 60 by 20. */
const flag = () =>
  sharp({create: {width: 60, height: 20, channels: 3, background: '#f00'}}).composite([
    {
      input: {create: {width: 30, height: 20, channels: 3, background: '#00f'}},
      left: 30,
      top: 0,
    },
  ])

const exif = {IFD0: {Copyright: 'Somebody', Artist: 'Ann'}, IFD3: {GPSLatitude: '33/1 18/1 0/1'}}

const dot = async (bytes: Uint8Array, left: number, top: number): Promise<readonly number[]> => [
  ...(await sharp(bytes).removeAlpha().extract({left, top, width: 1, height: 1}).raw().toBuffer()),
]

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'becomes %s of the width asked for',
    async format => {
      const made = await processPicture(await flag().png().toBuffer(), {format, width: 30})
      expect(made).toMatchObject({mediaType: `image/${format}`, width: 30, height: 10})
      const {format: written, ...size} = await sharp(made?.bytes).metadata()
      expect(written).toBe(format === 'avif' ? 'heif' : format)
      expect(size).toMatchObject({width: 30, height: 10})
    },
  )

  test('is never enlarged, and fits into the area asked for', async () => {
    const bytes = await flag().png().toBuffer()
    const sizeFor = async (limits: {readonly width?: number; readonly area?: number}) => {
      const made = await processPicture(bytes, {format: 'png', ...limits})
      return made && [made.width, made.height]
    }
    expect(await sizeFor({width: 600})).toEqual([60, 20])
    expect(await sizeFor({area: 1200})).toEqual([60, 20])
    expect(await sizeFor({area: 300})).toEqual([30, 10])
    expect(await sizeFor({area: 299})).toEqual([29, 10])
    expect(await sizeFor({width: 1})).toEqual([1, 1])
  })

  test('stands upright as its camera was held, and says no more of the camera', async () => {
    const lying = await flag().withExif(exif).withMetadata({orientation: 6}).jpeg().toBuffer()
    const made = await processPicture(lying, {format: 'png'})
    expect(made).toMatchObject({width: 20, height: 60})
    expect(await lookAtPicture(lying)).toEqual({
      width: 20,
      height: 60,
      isTransparent: false,
      frames: 1,
    })
    const [red = 0, , blue = 0] = await dot(made?.bytes ?? lying, 10, 5)
    expect(red - blue).toBeGreaterThan(200)
    expect((await sharp(made?.bytes).metadata()).exif).toBeUndefined()
  })

  test('of another color space comes in sRGB', async () => {
    const wide = await sharp({create: {width: 4, height: 4, channels: 3, background: '#0f0'}})
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const made = await processPicture(wide, {format: 'png'})
    const [red = 99, green = 0, blue = 99] = await dot(made?.bytes ?? wide, 1, 1)
    expect([red < 8, green > 247, blue < 8]).toEqual([true, true, true])
    expect((await sharp(made?.bytes).metadata()).icc).toBeUndefined()
    const inks = await flag().toColorspace('cmyk').jpeg().toBuffer()
    const colors = await processPicture(inks, {format: 'jpeg'})
    expect((await sharp(colors?.bytes).metadata()).space).toBe('srgb')
  })

  test('that shines through lies on white as JPEG', async () => {
    const clear = {r: 0, g: 0, b: 0, alpha: 0}
    const bytes = await sharp({create: {width: 4, height: 4, channels: 4, background: clear}})
      .png()
      .toBuffer()
    const made = await processPicture(bytes, {format: 'jpeg'})
    expect(await dot(made?.bytes ?? bytes, 1, 1)).toEqual([255, 255, 255])
    expect(await lookAtPicture(bytes)).toMatchObject({isTransparent: true})
    const dense = await flag().ensureAlpha().png().toBuffer()
    expect(await lookAtPicture(dense)).toMatchObject({isTransparent: false})
  })

  test('that is none, or ends too early, becomes nothing', async () => {
    const whole = await flag().png().toBuffer()
    for (const bytes of [Buffer.from('<html>'), Buffer.alloc(0), whole.subarray(0, 60)]) {
      expect(await processPicture(bytes, {format: 'jpeg'})).toBeUndefined()
    }
    expect(await lookAtPicture(Buffer.from('GIF89a'))).toBeUndefined()
  })

  test('of more dots than a machine can hold becomes nothing', async () => {
    const bomb = await flag().png().toBuffer()
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    expect(await processPicture(bomb, {format: 'jpeg'})).toBeUndefined()
  })

  test('has the same bytes each time', async () => {
    const bytes = await flag().png().toBuffer()
    for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const [one, other] = await Promise.all([
        processPicture(bytes, {format, width: 33}),
        processPicture(bytes, {format, width: 33}),
      ])
      expect(sha256(one?.bytes ?? '')).toBe(sha256(other?.bytes ?? 'other'))
    }
  })
})

test('a picture is processed once for one request, by one build or the next', async () => {
  const bytes = await flag().png().toBuffer()
  const hash = sha256(bytes)
  let reads = 0
  const picture = {
    hash,
    get bytes() {
      reads++
      return bytes
    },
  }
  const store = memoryStore()
  const pictures = openPictures(store, '1')
  const request = {format: 'jpeg', width: 30} as const
  const [first, second] = await Promise.all([
    pictures.process(picture, request),
    pictures.process(picture, request),
  ])
  expect(first).toBe(second)
  const facts = await pictures.look(picture)
  expect(reads).toBe(2)
  const next = openPictures(store, '1')
  expect(await next.process(picture, request)).toEqual(first)
  expect(await next.look(picture)).toEqual(facts)
  expect(reads).toBe(2)
  await next.process(picture, {...request, quality: 50})
  await openPictures(store, '2').process(picture, request)
  expect(reads).toBe(4)
})

describe('without metadata', () => {
  const holds = (bytes: Uint8Array | undefined, text: string) =>
    Buffer.from(bytes ?? []).includes(text)

  test.each([
    ['jpeg', {}],
    ['jpeg', {progressive: true}],
    ['png', {}],
  ] as const)('a %s %j has the same dots', async (format, options) => {
    const bytes = await flag().withExif(exif).toFormat(format, options).toBuffer()
    const bare = stripMetadata(`image/${format}`, bytes)
    expect([holds(bytes, 'Somebody'), holds(bare, 'Somebody')]).toEqual([true, false])
    const raw = (picture: Uint8Array | undefined) => sharp(picture).raw().toBuffer()
    expect((await raw(bytes)).equals(await raw(bare))).toBe(true)
    expect(stripMetadata(`image/${format}`, bare ?? bytes)).toBe(bare)
  })

  test('a JPEG ends where its image does, and keeps its color profile', async () => {
    const profiled = await flag().withIccProfile('srgb').jpeg().toBuffer()
    const moving = Buffer.concat([profiled, Buffer.from('\0\0\0\x18ftypmp42 a video')])
    expect(Buffer.from(stripMetadata('image/jpeg', moving) ?? []).equals(profiled)).toBe(true)
    expect(stripMetadata('image/jpeg', profiled)).toBe(profiled)
  })

  test('a PNG keeps its transparency and loses its texts', async () => {
    const text = chunk('tEXt', 'Author\0Somebody')
    const clear = {r: 9, g: 9, b: 9, alpha: 0.5}
    const plain = await sharp({create: {width: 4, height: 4, channels: 4, background: clear}})
      .png({palette: true})
      .toBuffer()
    const told = Buffer.concat([plain.subarray(0, 33), text, plain.subarray(33)])
    expect(Buffer.from(stripMetadata('image/png', told) ?? []).equals(plain)).toBe(true)
    expect(plain.includes('tRNS')).toBe(true)
  })

  test('a GIF goes on moving and loses its comments', async () => {
    const frames = Buffer.alloc(4 * 8 * 3, 7)
    const plain = await sharp(frames, {raw: {width: 4, height: 8, channels: 3, pageHeight: 4}})
      .gif({loop: 2, delay: [100, 100]})
      .toBuffer()
    const comment = Buffer.from('\x21\xfe\x08Somebody\0', 'latin1')
    const program = Buffer.from('\x21\xff\x0bXMP DataXMP\x04text\0', 'latin1')
    const end = plain.length - 1
    const told = Buffer.concat([plain.subarray(0, end), comment, program, plain.subarray(end)])
    expect(Buffer.from(stripMetadata('image/gif', told) ?? []).equals(plain)).toBe(true)
    expect(plain.includes('NETSCAPE2.0')).toBe(true)
  })

  test.each(['jpeg', 'png', 'gif'] as const)('half a %s is none', async format => {
    const bytes = await flag().toFormat(format).toBuffer()
    for (const part of [0.02, 0.1, 0.5, 0.9, 0.99]) {
      const half = bytes.subarray(0, Math.floor(bytes.length * part))
      expect(stripMetadata(`image/${format}`, half)).toBeUndefined()
    }
    expect(stripMetadata('image/webp', bytes)).toBeUndefined()
  })
})

function chunk(type: string, contents: string): Buffer {
  const bytes = Buffer.alloc(12 + contents.length)
  bytes.writeUInt32BE(contents.length, 0)
  bytes.write(type + contents, 4, 'latin1')
  return bytes
}
