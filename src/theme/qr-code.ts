import type {Element} from 'hast'
import {s} from 'hastscript'
import encodeQR from 'qr'

/** Modules of white on each side, without which readers do not find a code (ISO/IEC 18004, 6.3.8). */
const quietZone = 4

/** Pixels of 96 to the inch. */
const millimeter = 96 / 25.4

/** Of a code on paper, quiet zone and all: the code itself is 15 mm wide, or wider where a module would be under 0.4 mm. */
const sideOf = (modules: number): number =>
  Math.ceil(Math.max(15 / (modules - 2 * quietZone), 0.4) * modules * millimeter)

/** The address as a QR code of level M: black areas on white, with a name for those who cannot see it. */
export function qrCode(address: string, name: string): Element {
  const rows = encodeQR(address, 'raw', {ecc: 'medium', border: quietZone})
  const side = sideOf(rows.length)
  return s(
    'svg',
    {
      className: ['qr-code'],
      viewBox: `0 0 ${rows.length} ${rows.length}`,
      width: side,
      height: side,
      role: 'img',
      ariaLabel: name,
    },
    [
      s('path', {fill: '#fff', d: `M0 0h${rows.length}v${rows.length}h-${rows.length}z`}),
      s('path', {fill: '#000', d: rows.map(pathOfRow).join('')}),
    ],
  )
}

/** The dark runs of a row, each as one area, so that no seam shows between its modules. */
function pathOfRow(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; ) {
    const end = row.indexOf(!row[x], x)
    const next = end === -1 ? row.length : end
    if (row[x]) path += `M${x} ${y}h${next - x}v1h-${next - x}z`
    x = next
  }
  return path
}
