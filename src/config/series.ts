import type {Frontmatter} from './frontmatter.ts'

/** A series that a work belongs to. */
export interface Series {
  readonly name: string
  readonly position?: number | undefined
}

/** Every series of a work: frontmatter has one, several, or none. */
export const seriesOf = ({series}: Pick<Frontmatter, 'series'>): readonly Series[] =>
  [series ?? []].flat()
