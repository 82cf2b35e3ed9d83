import type {Context} from './values/value.ts'

/** Points in one of each absolute unit (css-values-4, 6.2). */
const absolute: Readonly<Record<string, number>> = {
  px: 0.75,
  pt: 1,
  pc: 12,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  q: 72 / 101.6,
}

/** Points in one of each relative unit. No font is open yet: `ex`, `ch` and `cap` are the usual shares of an em. */
const relative: Readonly<Record<string, (context: Context) => number>> = {
  em: context => context.fontSize,
  rem: context => context.rootFontSize,
  ex: context => context.fontSize * 0.5,
  ch: context => context.fontSize * 0.5,
  cap: context => context.fontSize * 0.7,
  ic: context => context.fontSize,
  lh: context => context.lineHeight,
  rlh: context => context.rootLineHeight,
  vw: context => context.page.width / 100,
  vi: context => context.page.width / 100,
  vh: context => context.page.height / 100,
  vb: context => context.page.height / 100,
  vmin: context => Math.min(context.page.width, context.page.height) / 100,
  vmax: context => Math.max(context.page.width, context.page.height) / 100,
}

/** `value` of `unit` in points, as a function of its context; undefined when the unit is no length. */
export function lengthInPoints(
  value: number,
  unit: string,
): ((context: Context) => number) | undefined {
  const name = unit.toLowerCase()
  const points = absolute[name]
  if (points !== undefined) return () => value * points
  const size = relative[name]
  return size && (context => value * size(context))
}
