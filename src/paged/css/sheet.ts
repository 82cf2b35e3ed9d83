import type {CssLocation} from 'css-tree'
import type {Position} from 'unist'
import type {Report, TypesetterMessage, TypesetterRule} from '../diagnostics.ts'
import {ampersand, type NestedCss} from './nested-rules.ts'

/** Where rules are written: what their `url()`s are relative to, and where their messages point. */
export interface Sheet {
  readonly path: string
  readonly message: (
    ruleId: TypesetterRule,
    reason: string,
    place: CssLocation | undefined | null,
  ) => TypesetterMessage
  readonly report: (...message: Parameters<Sheet['message']>) => void
  /** Those that its declarations may name, by name. */
  readonly counterStyles?: ReadonlyMap<string, string>
  /** Whether nobody wrote what stands there. */
  readonly isInserted: (place: CssLocation | undefined | null) => boolean
}

/** A stylesheet of its own; its messages count in its text, without what was put in. */
export function sheetOf(
  path: string,
  report: Report,
  {css = '', inserted = [], counterStyles}: Partial<NestedCss> & Pick<Sheet, 'counterStyles'> = {},
): Sheet {
  const message: Sheet['message'] = (ruleId, reason, place) =>
    messageOf(ruleId, reason, {stylesheet: path}, positionOf(place, point))
  const places = new Set(inserted)
  /** As it was written: each insertion before it moved it on. */
  const point = ({line, column, offset}: CssLocation['start']) => {
    const before = inserted.filter(at => at < offset)
    const onLine = before.filter(at => !css.slice(at, offset).includes('\n'))
    const shift = ampersand.length
    return {line, column: column - onLine.length * shift, offset: offset - before.length * shift}
  }
  return {
    path,
    message,
    report: (...said) => report(message(...said)),
    ...(counterStyles && {counterStyles}),
    isInserted: place => place != null && places.has(place.start.offset),
  }
}

/** A `style` attribute: its messages point at its element. */
export function attributeSheet(position: Position | undefined, report: Report): Sheet {
  const message: Sheet['message'] = (ruleId, reason) => messageOf(ruleId, reason, 'tree', position)
  const say: Sheet['report'] = (...said) => report(message(...said))
  return {path: '', message, report: say, isInserted: () => false}
}

/** Columns and lines count from 1 in css-tree as in unist. */
function positionOf(
  place: CssLocation | undefined | null,
  point: (at: CssLocation['start']) => Position['start'],
): Position | undefined {
  return place ? {start: point(place.start), end: point(place.end)} : undefined
}

const messageOf = (
  ruleId: TypesetterRule,
  reason: string,
  origin: TypesetterMessage['origin'],
  place: Position | undefined,
): TypesetterMessage => ({ruleId, reason, origin, place, severe: false})
