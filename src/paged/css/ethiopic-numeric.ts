const ones = ['', ...'፩፪፫፬፭፮፯፰፱']
const tens = ['', ...'፲፳፴፵፶፷፸፹፺']

/** Pairs of digits, each followed by the sign of its hundred (css-counter-styles-3, 7.2). From 1. */
export function inEthiopic(value: number): string {
  if (value === 1) return '፩'
  const groups: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / 100)) groups.push(rest % 100)
  return groups
    .map((group, index) => {
      const isOdd = index % 2 === 1
      // One hundred is written without its one, as is the first of ten thousands.
      const bare = group === 0 || (group === 1 && (isOdd || index === groups.length - 1))
      const digits = bare ? '' : `${tens[Math.floor(group / 10)]}${ones[group % 10]}`
      const sign = isOdd ? (group ? '፻' : '') : index ? '፼' : ''
      return digits + sign
    })
    .reverse()
    .join('')
}
