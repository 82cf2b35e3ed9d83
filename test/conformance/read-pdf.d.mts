export interface Pdf {
  readonly source: string
  readonly objects: ReadonlyMap<number, {readonly value: unknown; readonly stream?: Buffer}>
  // biome-ignore lint/suspicious/noExplicitAny: a dictionary may hold anything
  readonly trailer: Readonly<Record<string, any>>
  // biome-ignore lint/suspicious/noExplicitAny: a dictionary may hold anything
  readonly catalog: Readonly<Record<string, any>>
  // biome-ignore lint/suspicious/noExplicitAny: a dictionary may hold anything
  readonly pages: readonly Readonly<Record<string, any>>[]
  // biome-ignore lint/suspicious/noExplicitAny: a dictionary may hold anything
  readonly get: (value: unknown) => any
  readonly stream: (reference: {readonly ref: number}) => Buffer
}
export interface PageText {
  readonly marked: readonly {readonly tag: string; readonly text: string}[]
  readonly artifacts: readonly string[]
  readonly strays: readonly string[]
  readonly unclosed: number
}
export function readPdf(file: Uint8Array): Pdf
export function readPage(pdf: Pdf, page: Pdf['pages'][number]): PageText
export function taggedText(pdf: Pdf): string
export function dumpTags(pdf: Pdf): string
export function textOf(value: {readonly bytes: string}): string
