/**
 * Whether a drawing is areas of a few colors: as PNG, such a one is sharp in a quarter of the bytes that a JPEG takes
 * to smear it. What shades, blurs or shows a photograph is for JPEG.
 */
export const isPlain = (svg: string): boolean =>
  !/<(?:image|filter|linearGradient|radialGradient)\b/.test(svg) && colorsIn(svg).size <= 8

/** Values of attributes and of style declarations that name a color. */
const colorsIn = (svg: string): ReadonlySet<string> =>
  new Set(
    [...svg.matchAll(/\b(?:fill|stroke|color)\s*[=:]\s*["']?\s*([^"';<>]+)/gi)]
      .map(([, value = '']) => value.trim().toLowerCase())
      .filter(value => !/^(?:none|url\(.*|currentcolor)$/.test(value)),
  )
