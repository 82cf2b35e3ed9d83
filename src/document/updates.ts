import {readMoment} from '../config/moment.ts'
import type {FromFile} from './from.ts'

/** An update of a live story, as its document has it. */
export interface LiveUpdate extends FromFile {
  /** As written: `2026-03-01T14:05+03:00`. */
  readonly time: string
  readonly id: string
  /** Plain text; empty for one without a title. */
  readonly title: string
}

/** The instant of an update's time; undefined where it names none. */
export function instantOfUpdate(time: string): Date | undefined {
  const moment = readMoment(time)
  return moment?.zone === undefined ? undefined : new Date(moment.local + moment.zone)
}

const opening = /:{3,}update\b[^\n]*?\btime=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s}"']+))/g

/** Times in a text that are still to come at `now`: what is held of it, and so what it comes out as, hangs on them. */
export const futureTimes = (text: string, now: Date): readonly string[] =>
  text.includes('::update')
    ? [...text.matchAll(opening)]
        .map(([, double, single, bare]) => double ?? single ?? bare ?? '')
        .filter(time => isFuture(time, now))
    : []

export function isFuture(time: string, now: Date): boolean {
  const instant = instantOfUpdate(time)
  return instant !== undefined && instant > now
}
