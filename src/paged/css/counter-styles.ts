/** A counter's value in a counter style of css-counter-styles-3, without prefix and suffix. */
export function formatCounter(value: number, style: string): string {
  return style === 'none' ? '' : String(value)
}
