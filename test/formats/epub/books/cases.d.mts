export interface Case {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  /** By file: what its text must have, and must not have. */
  readonly has?: Readonly<Record<string, readonly string[]>>
  readonly hasNot?: Readonly<Record<string, readonly string[]>>
}

export declare const cases: readonly Case[]
