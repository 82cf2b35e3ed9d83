/** `An+B`, as `:nth-child()` and `:nth()` take it. */
export interface Nth {
  readonly step: number
  readonly offset: number
}

/** `2n+1`, `-n+3`, `odd`, `even`, `4`; undefined when it is none of these. */
export function parseNth(text: string): Nth | undefined {
  const written = text.trim().toLowerCase()
  if (written === 'odd') return {step: 2, offset: 1}
  if (written === 'even') return {step: 2, offset: 0}
  const match = /^(?:([+-]?\d*)n\s*(?:([+-])\s*(\d+))?|([+-]?\d+))$/.exec(written)
  if (!match) return undefined
  const [, step, sign, offset, alone] = match
  if (alone !== undefined) return {step: 0, offset: Number(alone)}
  const steps = step === '' || step === '+' ? 1 : step === '-' ? -1 : Number(step)
  return {step: steps, offset: offset === undefined ? 0 : Number(`${sign}${offset}`)}
}

/** True when the place, counted from 1, is one that `An+B` names. */
export function matchesNth({step, offset}: Nth, place: number): boolean {
  if (step === 0) return place === offset
  const turns = (place - offset) / step
  return turns >= 0 && Number.isInteger(turns)
}
