import {inflateSync} from 'node:zlib'
import sharp, {type PngOptions} from 'sharp'
import {expect, test} from 'vitest'
import {readPng} from '../../../src/paged/draw/png.ts'

/** A picture of 9 × 7 pixels, none like its neighbor. */
const picture = (channels: 1 | 2 | 3 | 4) =>
  Uint8Array.from({length: 9 * 7 * channels}, (_, i) => (i * i * 7 + i * 31) % 256)

const encode = (channels: 1 | 2 | 3 | 4, options: PngOptions = {}) =>
  sharp(picture(channels), {raw: {width: 9, height: 7, channels}})
    .toColorspace(channels < 3 ? 'b-w' : 'srgb')
    .png(options)
    .toBuffer()

/** The colors of samples, or their opacities. */
const part = (samples: Uint8Array, channels: number, which: 'colors' | 'opacities') =>
  [...samples].filter((_, i) => (i % channels === channels - 1) === (which === 'opacities'))

test.each([
  ['grey with opacity', 2, {}],
  ['colour with opacity', 4, {}],
  ['interlaced colour', 3, {progressive: true}],
  ['interlaced colour with opacity', 4, {progressive: true}],
] as const)('%s is opened into colours and opacities', async (_, channels, options) => {
  const bytes = await encode(channels, options)
  const {rows, alpha, predicted, bitsPerComponent} = readPng(bytes)
  expect({predicted, bitsPerComponent}).toEqual({predicted: false, bitsPerComponent: 8})
  const samples = picture(channels)
  if (channels === 3) {
    expect([...inflateSync(rows)]).toEqual([...samples])
    expect(alpha).toBeUndefined()
    return
  }
  expect([...inflateSync(rows)]).toEqual(part(samples, channels, 'colors'))
  expect([...inflateSync(alpha ?? new Uint8Array())]).toEqual(part(samples, channels, 'opacities'))
})

test('a small palette with opacity is unpacked to one index a pixel', async () => {
  const bytes = await encode(4, {palette: true, colours: 7})
  const {rows, palette, alpha} = readPng(bytes)
  const colors = [...inflateSync(rows)].flatMap(index => [
    ...(palette ?? []).slice(3 * index, 3 * index + 3),
  ])
  const samples = await sharp(bytes).raw().toBuffer()
  expect(colors).toEqual(part(samples, 4, 'colors'))
  expect([...inflateSync(alpha ?? new Uint8Array())]).toEqual(part(samples, 4, 'opacities'))
})

test('rows that PDF takes are passed on as they are', async () => {
  for (const [channels, colors] of [
    [1, 1],
    [3, 3],
  ] as const) {
    const png = readPng(await encode(channels))
    expect(png).toMatchObject({width: 9, height: 7, colors, predicted: true, alpha: undefined})
    expect(inflateSync(png.rows)).toHaveLength((9 * colors + 1) * 7)
  }
})
