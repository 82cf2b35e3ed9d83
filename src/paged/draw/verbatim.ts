/** PDF text that pdfkit writes as it stands: its converter spells unknown kinds of objects with `toString`. */
export class Verbatim {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  get [Symbol.toStringTag](): string {
    return 'Verbatim'
  }
  toString(): string {
    return this.text
  }
}
