/** Whether the last digit of an ISBN is the one that the others ask for (ISO 2108, annex C); hyphens and spaces do not count. */
export function hasCheckDigit(isbn: string): boolean {
  const digits = [...isbn.replace(/[- ]/g, '').toUpperCase()].map(digit =>
    digit === 'X' ? 10 : Number(digit),
  )
  const sum = digits.reduce((total, digit, index) => total + digit * weight(index, digits), 0)
  return sum % (digits.length === 13 ? 10 : 11) === 0
}

const weight = (index: number, {length}: readonly number[]): number =>
  length === 13 ? (index % 2 === 0 ? 1 : 3) : 10 - index
