import type {Element} from 'hast'
import decodeQR from 'qr/decode.js'
import {expect, test} from 'vitest'
import {qrCode} from '../../src/theme/qr-code.ts'

/** The dark modules that a code draws, read back from its path. */
function modulesOf({properties, children}: Element): boolean[][] {
  const side = Number(String(properties.viewBox).split(' ')[2])
  const grid = Array.from({length: side}, () => Array<boolean>(side).fill(false))
  const path = String((children[1] as Element).properties.d)
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(run); i++) grid[Number(y)]![Number(x) + i] = true
  }
  return grid
}

/** Dots as a camera has them. */
function photograph(modules: readonly boolean[][], scale = 4) {
  const side = modules.length * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (modules[Math.floor(y / scale)]![Math.floor(x / scale)])
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return {width: side, height: side, data}
}

const addresses = [
  'https://a.example/',
  'https://press.example.org/stories/one/#video-clip',
  `https://x.example/%D8%A8%DB%8C/${'long-'.repeat(60)}#video`,
]

test.each(addresses)('%s is read back', address => {
  const code = qrCode(address, `QR code: ${address}`)
  expect(decodeQR(photograph(modulesOf(code)))).toBe(address)
  expect(code.properties.role).toBe('img')
  expect(code.properties.ariaLabel).toBe(`QR code: ${address}`)
})

test.each(addresses)('%s is large enough on paper, with four white modules around it', address => {
  const code = qrCode(address, '')
  const modules = modulesOf(code)
  const edge = [...modules.slice(0, 4), ...modules.slice(-4)].flat()
  const sides = modules.flatMap(row => [...row.slice(0, 4), ...row.slice(-4)])
  expect([...edge, ...sides]).not.toContain(true)
  expect(modules[4]![4]).toBe(true)
  const millimeters = (Number(code.properties.width) * 25.4) / 96
  expect((millimeters * (modules.length - 8)) / modules.length).toBeGreaterThanOrEqual(15)
  expect(millimeters / modules.length).toBeGreaterThanOrEqual(0.4)
})
