import sharp from 'sharp'
import {expect, test} from 'vitest'
import {toImage} from '../../../src/formats/pdf/images.ts'

const red = sharp({create: {width: 16, height: 8, channels: 3, background: '#c04020'}})

const imageOf = async (bytes: Uint8Array, mediaType: string) => {
  const image = await toImage({bytes, mediaType, size: {width: 16, height: 8}})
  if (!image || image.mediaType === 'image/svg+xml') throw new Error('no picture')
  return image
}

/** The values as they stand in the file, whatever its profile says of them. */
const firstPixel = async (bytes: Uint8Array) => {
  const values = await sharp(bytes, {ignoreIcc: true}).raw().toBuffer()
  return [...values.subarray(0, 3)]
}

const near = (wanted: readonly number[]) =>
  wanted.map(value => expect.toSatisfy((got: number) => Math.abs(got - value) <= 3))

test('pictures in Display P3 come to sRGB by their profile', async () => {
  const inP3 = red.clone().withIccProfile('p3')
  for (const [bytes, mediaType] of [
    [await inP3.clone().jpeg({quality: 100}).toBuffer(), 'image/jpeg'],
    [await inP3.clone().png().toBuffer(), 'image/png'],
  ] as const) {
    expect(await firstPixel(bytes)).not.toEqual(near([192, 64, 32]))
    const image = await imageOf(bytes, mediaType)
    expect(image.mediaType).toBe(mediaType)
    expect(await firstPixel(image.bytes)).toEqual(near([192, 64, 32]))
  }
})

test('pictures in sRGB, with or without a profile, and in inks stay byte for byte', async () => {
  for (const bytes of [
    await red.clone().jpeg().toBuffer(),
    await red.clone().withIccProfile('srgb').jpeg().toBuffer(),
    await red.clone().toColorspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer(),
  ]) {
    expect((await imageOf(bytes, 'image/jpeg')).bytes).toBe(bytes)
  }
})

test.each(['webp', 'avif', 'gif'] as const)('%s becomes PNG, the same each time', async format => {
  const bytes = await red.clone().toFormat(format).toBuffer()
  const image = await imageOf(bytes, `image/${format}`)
  expect(image).toMatchObject({mediaType: 'image/png', width: 16, height: 8})
  expect(await firstPixel(image.bytes)).toEqual(near([192, 64, 32]))
  expect((await imageOf(bytes, `image/${format}`)).bytes).toEqual(image.bytes)
})

test('a picture that lies on its side in WebP is turned upright', async () => {
  const bytes = await red.clone().withMetadata({orientation: 6}).webp().toBuffer()
  const {bytes: png} = await imageOf(bytes, 'image/webp')
  expect(await sharp(png).metadata()).toMatchObject({width: 8, height: 16})
})
