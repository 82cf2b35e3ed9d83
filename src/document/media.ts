import type {Position} from 'unist'
import {mediumTypes} from '../source/medium-format.ts'
import type {FromFile} from './from.ts'

/** Sound or film that a document plays, in its order. */
export interface Medium extends FromFile {
  readonly kind: MediumKind
  /** Of its player in the body. */
  readonly id: string
  /** Of its first file in the publication; undefined for what is on the web only. */
  readonly path: string | undefined
  /** Where it is on the web, when it is not in the publication. */
  readonly url: string | undefined
  /** What it shows or says, in a few words; empty when nobody tells. */
  readonly name: string
  /** Its media type where the author states it. */
  readonly type: string | undefined
  /** Seconds, where the author states them. */
  readonly duration: number | undefined
  readonly position: Position | undefined
}

export type MediumKind = 'audio' | 'video'

/** The media type of sound or film by the ending of its path or URL; undefined for a page that plays something. */
export function mediumTypeOf(address: string): string | undefined {
  const [path = ''] = address.split(/[?#]/)
  const ending = /\.[a-z\d]+$/i.exec(path)?.[0].toLowerCase()
  return ending !== undefined && Object.hasOwn(mediumTypes, ending)
    ? mediumTypes[ending]
    : undefined
}

/** What an address plays, by its ending. */
export const mediumKindOf = (address: string): MediumKind | undefined =>
  mediumTypeOf(address)?.split('/')[0] as MediumKind | undefined
