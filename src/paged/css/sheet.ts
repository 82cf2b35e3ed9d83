import type {CssLocation} from 'css-tree'
import type {Position} from 'unist'
import type {Report, TypesetterMessage, TypesetterRule} from '../diagnostics.ts'

/** Where rules are written: what their `url()`s are relative to, and where their messages point. */
export interface Sheet {
  readonly path: string
  readonly message: (
    ruleId: TypesetterRule,
    reason: string,
    place: CssLocation | undefined | null,
  ) => TypesetterMessage
  readonly report: (...message: Parameters<Sheet['message']>) => void
}

/** A stylesheet of its own; its messages count in its text. */
export function sheetOf(path: string, report: Report): Sheet {
  const message: Sheet['message'] = (ruleId, reason, place) =>
    messageOf(ruleId, reason, {stylesheet: path}, positionOf(place))
  return {path, message, report: (...said) => report(message(...said))}
}

/** A `style` attribute: its messages point at its element. */
export function attributeSheet(position: Position | undefined, report: Report): Sheet {
  const message: Sheet['message'] = (ruleId, reason) => messageOf(ruleId, reason, 'tree', position)
  return {path: '', message, report: (...said) => report(message(...said))}
}

/** Columns and lines count from 1 in css-tree as in unist. */
function positionOf(place: CssLocation | undefined | null): Position | undefined {
  return place ? {start: point(place.start), end: point(place.end)} : undefined
}

const point = ({line, column, offset}: CssLocation['start']) => ({line, column, offset})

const messageOf = (
  ruleId: TypesetterRule,
  reason: string,
  origin: TypesetterMessage['origin'],
  place: Position | undefined,
): TypesetterMessage => ({ruleId, reason, origin, place, severe: false})
