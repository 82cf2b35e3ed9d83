/**
 * A square PNG of a picture, which keeps its shape inside. `ground` is the color behind what shines through; undefined:
 * it shines through. Drawings are drawn in the size they are wanted in.
 */
export async function drawIcon(
  picture: Uint8Array,
  size: number,
  ground: string | undefined,
): Promise<Uint8Array> {
  const {default: sharp} = await import('sharp')
  const {width = size, height = size, format} = await sharp(picture).metadata()
  // Points of a drawing by the inch; at 72 it is as large as it says.
  const density = Math.min(2400, Math.max(72, (72 * size) / Math.max(width, height)))
  const clear = {r: 0, g: 0, b: 0, alpha: 0}
  const icon = sharp(picture, format === 'svg' ? {density} : {}).resize(size, size, {
    fit: 'contain',
    background: ground ?? clear,
  })
  return (ground === undefined ? icon : icon.flatten({background: ground})).png().toBuffer()
}
