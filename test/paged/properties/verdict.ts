import type {Result} from './case.ts'

/** What the typesetter makes of a property's value. */
export type Verdict =
  /** `initial`: what holds where nobody says otherwise. */
  | {readonly type: 'works'; readonly initial: boolean}
  | {readonly type: 'partly' | 'no'; readonly words: string}
  /** Shows nothing of the property. */
  | {readonly type: 'inert'}

/** What a case shows; undefined where that is not what its note says, or where it shows nothing. */
export function verdictOf({tested: {note}, changes, told}: Result): Verdict | undefined {
  if (note === undefined) {
    if (told.length > 0) return {type: changes ? 'partly' : 'no', words: told.join('; ')}
    return changes ? {type: 'works', initial: false} : undefined
  }
  if (told.length > 0) return undefined
  if (note === 'initial') return changes ? undefined : {type: 'works', initial: true}
  const [, kind, words = ''] = /^(partly|no|inert): (.+)$/.exec(note) ?? []
  switch (kind) {
    case 'partly':
      return changes ? {type: 'partly', words} : undefined
    case 'no':
      return changes ? undefined : {type: 'no', words}
    case 'inert':
      return changes ? undefined : {type: 'inert'}
    default:
      return undefined
  }
}
