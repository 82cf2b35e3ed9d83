import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {mediaTypeOf} from '../../src/source/assets.ts'
import {isAsNamed, isOpus} from '../../src/source/medium-format.ts'

const files = [
  'clip.mp4',
  'clip.webm',
  'talk.m4a',
  'talk.mp3',
  'talk.opus',
  'talk.wav',
  'clip.fa.vtt',
]
const bytesOf = (name: string) => readFileSync(`test/media/${name}`)

test.each(files)('%s is what its name says, and none of the others is', name => {
  const mediaType = mediaTypeOf(name)
  const alike = files.filter(other => isAsNamed(mediaType, bytesOf(other)))
  const isMp4 = /mp4|m4a/.test(name)
  expect(alike).toEqual(isMp4 ? ['clip.mp4', 'talk.m4a'] : [name])
  expect(isAsNamed(mediaType, new Uint8Array())).toBe(false)
  expect(isAsNamed(mediaType, Buffer.from('<!doctype html>'))).toBe(false)
})

test('Opus is told from other sound in Ogg', () => {
  expect(isOpus(bytesOf('talk.opus'))).toBe(true)
  expect(isOpus(bytesOf('talk.mp3'))).toBe(false)
})
