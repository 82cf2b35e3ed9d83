import type {Matrix} from './matrix.ts'

export interface ViewBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Undefined where there is none, or none with an area. */
export function readViewBox(text: string | undefined): ViewBox | undefined {
  const [x, y, width, height, ...rest] = (text ?? '')
    .trim()
    .split(/\s*,\s*|\s+/)
    .map(Number)
  if (x === undefined || y === undefined || !width || !height || rest.length > 0) return undefined
  const isBox = [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0
  return isBox ? {x, y, width, height} : undefined
}

const shares: Readonly<Record<string, number>> = {Min: 0, Mid: 0.5, Max: 1}

/** How a view box comes to lie in its viewport (SVG 2, 8.7). Undefined when `fit` says nothing known. */
export function fitViewBox(
  box: ViewBox,
  {width, height}: {readonly width: number; readonly height: number},
  fit = 'xMidYMid',
): Matrix | undefined {
  const [across, down] = [width / box.width, height / box.height]
  const words = /^\s*(none|x(Min|Mid|Max)Y(Min|Mid|Max))(?:\s+(meet|slice))?\s*$/.exec(fit)
  if (!words) return undefined
  const [, align, x = 'Mid', y = 'Mid', how] = words
  if (align === 'none') return [across, 0, 0, down, -box.x * across, -box.y * down]
  const scale = how === 'slice' ? Math.max(across, down) : Math.min(across, down)
  const left = (width - box.width * scale) * (shares[x] ?? 0)
  const top = (height - box.height * scale) * (shares[y] ?? 0)
  return [scale, 0, 0, scale, left - box.x * scale, top - box.y * scale]
}
