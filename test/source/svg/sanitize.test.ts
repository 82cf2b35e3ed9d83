import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {openAssets} from '../../../src/source/assets.ts'
import {sha256} from '../../../src/source/hash.ts'
import {sanitizeSvg} from '../../../src/source/svg/sanitize.ts'

/** Folders with an SVG file, beside what is said of it and what of it is published. */

const folder = 'test/source/svg'
const cases = readdirSync(folder, {withFileTypes: true})
  .filter(entry => entry.isDirectory())
  .map(({name}) => name)

test.each(cases)('%s', async name => {
  const bytes = readFileSync(join(folder, name, 'in.svg'))
  const result = sanitizeSvg(bytes)
  await expect(tell(result, bytes)).toMatchFileSnapshot(resolve(folder, name, 'expected.txt'))
  if (result.type === 'broken') return
  // What was made harmless is harmless.
  expect(sanitizeSvg(result.bytes)).toMatchObject({removed: [], isRewritten: false})
})

function tell(result: ReturnType<typeof sanitizeSvg>, bytes: Uint8Array): string {
  if (result.type === 'broken') return 'no picture\n'
  const lines = result.removed.map(({reason, place}) => `${place.line}:${place.column} ${reason}\n`)
  const published = new TextDecoder().decode(result.bytes)
  const shown = result.bytes === bytes ? 'as it is\n' : published
  return `${lines.join('')}${shown}`
}

test('elements in elements in elements end somewhere', () => {
  const deep = `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}</svg>`
  expect(sanitizeSvg(Buffer.from(deep))).toEqual({type: 'broken'})
})

test('what is published of a publication is harmless, under the address of what it is', () => {
  const assets = openAssets('test/build/messages/unsafe-svg', {prefix: 'content/'})
  const asset = assets.get('square.svg')
  const text = new TextDecoder().decode(asset?.bytes)
  expect(text).toContain('<rect width="30"')
  expect(text).not.toMatch(/script|alert/)
  expect(asset?.messagePath).toBe('content/square.svg')
  expect(assets.address('square.svg')).toBe(`assets/square.${asset?.hash.slice(0, 8)}.svg`)
  expect(asset?.hash).toBe(sha256(text))
})
